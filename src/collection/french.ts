import { formatNumber, isPlural, NBSP } from "../platform/index.ts";

/** A text of the file inside a message: one line, cut when it is long. */
export function quote(text: string): string {
	const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
	return `«${NBSP}${short.replace(/\s+/g, " ")}${NBSP}»`;
}

/** « 1 ligne », « 28 lignes », « 2 lignes vides ». */
export function plural(n: number, one: string, many = `${one}s`): string {
	return `${formatNumber(n)} ${isPlural(n) ? many : one}`;
}

/** « a, b, c » with each name quoted; the rest is counted, never dropped in silence. */
export function quotedList(names: readonly string[], max = 12): string {
	const shown = names.slice(0, max).map(quote).join(", ");
	return names.length > max ? `${shown} et ${plural(names.length - max, "autre")}` : shown;
}
