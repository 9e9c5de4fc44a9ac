import { typeset } from "../platform/french.ts";

/**
 * French typography on the text of a page, once, at the end: no page has to type U+202F itself. Attributes are left alone,
 * and so is the content of `code`, where the text of a file is shown as it was read.
 */
export function typesetHtml(html: string): string {
	return html
		.split(/(<code[\s>].*?<\/code>)/gs)
		.map((piece, index) =>
			index % 2 === 1 ? piece : piece.replaceAll(/>([^<>]+)</g, (_, text: string) => `>${typeset(text)}<`),
		)
		.join("");
}
