import type { Encoding } from "../../catalogue/model.ts";
import { encode } from "./encoding.ts";

/** `text` is quoted by the R files, a number never is, `NA` stands for both kinds of missing value. */
export type Cell = string | number | null;

export interface CsvStyle {
	readonly encoding: Encoding;
	readonly delimiter: ";" | ",";
	/** Byte order mark at the head of the file. */
	readonly bom?: boolean;
	readonly newline?: "\n" | "\r\n";
	readonly decimal?: "." | ",";
	/** What an empty cell is written as (default: nothing). */
	readonly missing?: string;
	/** `write.csv` of R: every text between quotes; else only the texts that need it. */
	readonly quoteTexts?: boolean;
	/** Text added at the end of each line: some exports trail empty columns. */
	readonly tail?: string;
}

export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>, style: CsvStyle): Uint8Array {
	const newline = style.newline ?? "\n";
	const tail = style.tail ?? "";
	const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
	const cell = (value: Cell): string => {
		if (value === null) return style.missing ?? "";
		if (typeof value === "number") {
			if (!Number.isFinite(value)) throw new RangeError("nombre impossible dans un fichier d'essai");
			const text = String(value);
			return style.decimal === "," ? text.replace(".", ",") : text;
		}
		const needed =
			value.includes(style.delimiter) || value.includes('"') || value.includes("\n") || value.includes("\r");
		return style.quoteTexts || needed ? quoted(value) : value;
	};
	const lines = [
		header.map((name) => (style.quoteTexts ? quoted(name) : cell(name))).join(style.delimiter) + tail,
	];
	for (const row of rows) {
		if (row.length !== header.length)
			throw new RangeError(`${row.length} cellules pour ${header.length} colonnes`);
		lines.push(row.map(cell).join(style.delimiter) + tail);
	}
	return encode(lines.join(newline) + newline, style.encoding, style.bom);
}

/** `28` written by pandas when the column had blanks: `28.0`. */
export function float(value: number): string {
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
