import { counted, NBSP } from "../platform/index.ts";

/** A text of the file inside a message: one line, cut when it is long. */
export function quote(text: string): string {
	const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
	return `«${NBSP}${short.replace(/\s+/g, " ")}${NBSP}»`;
}

/** « a, b, c » with each name quoted; the rest is counted, never dropped in silence. */
export function quotedList(names: readonly string[], max = 12): string {
	const shown = names.slice(0, max).map(quote).join(", ");
	return names.length > max ? `${shown} et ${counted(names.length - max, "autre")}` : shown;
}
