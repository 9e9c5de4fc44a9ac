import { typeset } from "../platform/french.ts";

/** Left as it is: text of files, also in the cells that a script opens, and what a person typed or a script reads. */
const asWritten =
	/(<(?:code|textarea|script|style)[\s>].*?<\/(?:code|textarea|script|style)>|<td data-line=[^>]*>[^<]*<\/td>)/gs;

/**
 * French typography on the text of a page, once, at the end: no page has to type U+202F itself, and what the catalogue and
 * the checks write with a straight apostrophe is read with ’. Attributes are left alone.
 */
export function typesetHtml(html: string): string {
	return html
		.split(asWritten)
		.map((piece, index) =>
			index % 2 === 1
				? piece
				: // The text of an element may begin a piece or end it: only a lone tag is left out.
					piece.replaceAll(/(^|>)([^<>]+)(?=<|$)/g, (_, before: string, text: string) => {
						return `${before}${curled(typeset(text))}`;
					}),
		)
		.join("");
}

function curled(text: string): string {
	return text.replaceAll(/(\p{L})'(?=[\p{L}\d«])/gu, "$1’");
}
