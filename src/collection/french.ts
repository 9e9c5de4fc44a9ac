/** Signs and agreements of the messages a partner reads. */
const nbsp = "\u00a0";

export function quote(text: string): string {
	const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
	return `«${nbsp}${short.replace(/\s+/g, " ")}${nbsp}»`;
}

export function count(n: number): string {
	return n.toLocaleString("fr-FR");
}

/** « 1 ligne », « 28 lignes », « 0 ligne ». */
export function plural(n: number, one: string, many = `${one}s`): string {
	return `${count(n)} ${n >= 2 ? many : one}`;
}

/** « label : rest » with the blank French asks for before a colon. */
export function colon(label: string, rest: string): string {
	return `${label}${nbsp}: ${rest}`;
}

/** « a, b, c » with each name quoted; the rest is counted, never dropped in silence. */
export function quotedList(names: readonly string[], max = 12): string {
	const shown = names.slice(0, max).map(quote).join(", ");
	return names.length > max ? `${shown} et ${plural(names.length - max, "autre")}` : shown;
}

/** Puts the blanks that French asks for before « : », « ; », « ? », « ! » and inside quotation marks. */
export function typography(text: string): string {
	return text
		.replace(/ ([:»])/g, "\u00a0$1")
		.replace(/ ([;?!])/g, "\u202f$1")
		.replace(/« /g, "«\u00a0");
}
