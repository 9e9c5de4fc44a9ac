/** Invisible first character by which Excel knows that a CSV is in UTF-8. */
export const byteOrderMark = "\ufeff";

/** CSV for a French Excel: `;`, byte order mark, CRLF. A text that a spreadsheet would take for a formula is shown as text. */
export function csvText(rows: readonly (readonly string[])[]): string {
	return `${byteOrderMark}${csvLines(
		rows.map((row) => row.map(harmless)),
		";",
	)}`;
}

/** Lines ended by CRLF, texts as they are (RFC 4180). */
export function csvLines(rows: readonly (readonly string[])[], delimiter: ";" | ","): string {
	return rows.map((row) => `${row.map((text) => quoted(text, delimiter)).join(delimiter)}\r\n`).join("");
}

function quoted(text: string, delimiter: ";" | ","): string {
	return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function harmless(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
