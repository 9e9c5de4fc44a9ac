/** Text folding and French order: search, slugs, sorting. */

const ligatures: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss" };

/**
 * Text as search compares it: lower case, no accents, ligatures opened, apostrophes, hyphens and punctuation as one blank.
 * `foldText("Cœur de l’Évêché")` is `coeur de l eveche`.
 */
export function foldText(text: string): string {
	return text
		.toLowerCase()
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter)
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** A name as it is printed: registers leave several blanks between two words, or around them. */
export function squeezed(label: string): string {
	return label.trim().replace(/\s+/gu, " ");
}

/** Last part of an address: `aides-soignants`, `l-aigle`. Ascii only. */
export function slugify(text: string): string {
	return foldText(text)
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
}

const collator = new Intl.Collator("fr", { numeric: true, caseFirst: "lower" });

/** Blanks, hyphens and both apostrophes count as one separator, so that « Saint-Lô » and « L’Aigle » stay in their place. */
function sortKey(label: string): string {
	return label.replace(/[\s'’\-‐‑–]+/gu, " ").trim();
}

/**
 * French order. The article belongs to the name, as in the official geographic code: « L'Aigle », « La Ferté » and
 * « Le Havre » stand under L; « Évreux » under E. Ties fall back on the text itself, so the order is total.
 */
export function compareFrench(a: string, b: string): number {
	return collator.compare(sortKey(a), sortKey(b)) || (a < b ? -1 : a > b ? 1 : 0);
}
