/** What was typed and names nothing, or several things; each suggestion is what to write instead. */
export interface Unread {
	readonly text: string;
	readonly suggestions: readonly { readonly write: string; readonly label: string }[];
}

const quotes = /^["'«“‘’\s]+|["'»”’\s]+$/gu;
const bare = (text: string): string => text.replaceAll(quotes, "").replaceAll(/\s+/gu, " ");

/**
 * One by line, or parted by `;`, `,` or tabs, with or without quotes; codes alone may also be parted by blanks. A line that `isWhole` knows
 * is one piece: some names hold a comma.
 */
export function piecesOf(text: string, isWhole: (line: string) => boolean = () => false): readonly string[] {
	const pieces = text
		.split(/[\n\r]+/)
		.flatMap((line) => (isWhole(bare(line)) ? [line] : line.split(/[\t;,]+/)))
		.map(bare)
		.filter((piece) => piece !== "")
		.flatMap((piece) => (/^[\d: AB]+$/.test(piece) && !isWhole(piece) ? piece.split(" ") : [piece]));
	return [...new Set(pieces)];
}
