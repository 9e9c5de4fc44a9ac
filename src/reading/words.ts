/** « Part difficile » inside a sentence: « part difficile ». An acronym keeps its capitals, and so do proper nouns further on. */
export function lowerFirst(text: string): string {
	return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
