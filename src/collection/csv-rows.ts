import { damageSign } from "./mojibake.ts";
import type { GridRow } from "./table.ts";

export type Delimiter = ";" | "," | "\t" | "|";

/** Characters of one record past which it is no record: a quotation mark was opened and swallows the file. */
const longestRecord = 16 * 1024 * 1024;

/**
 * Cuts a CSV text into rows, piece by piece, with the physical line of each (the one an editor shows), whatever mixes CRLF,
 * LF, CR and quoted newlines. What is left of a record waits for the next piece, so where the text was cut never shows.
 * Quotes: only at the start of a cell, doubled inside; a stray one leaves the cell as it is written. Blank lines are dropped.
 */
export class CsvRows {
	readonly #delimiter: Delimiter;
	readonly #quotes: boolean;
	#rest = "";
	#line = 1;
	/** A record that did not end is read again only once the text has doubled. */
	#wait = 0;
	#swallowed = false;
	#last = "";
	#records = 0;

	constructor(delimiter: Delimiter, quotes: boolean) {
		this.#delimiter = delimiter;
		this.#quotes = quotes;
	}

	/** Records read so far, blank ones included. */
	get records(): number {
		return this.#records;
	}

	/** A quotation mark is opened and never closed. To be asked after `end`. */
	get open(): boolean {
		return this.#swallowed;
	}

	/** The last line has no end. */
	get endsAbruptly(): boolean {
		return this.#last !== "\n" && this.#last !== "\r";
	}

	add(piece: string, most = Number.POSITIVE_INFINITY): GridRow[] {
		if (piece === "" || this.#swallowed) return [];
		this.#last = piece[piece.length - 1] ?? "";
		this.#rest = this.#rest === "" ? piece : this.#rest + piece;
		return this.#rest.length < this.#wait ? [] : this.#cut(false, most);
	}

	end(most = Number.POSITIVE_INFINITY): GridRow[] {
		return this.#swallowed ? [] : this.#cut(true, most);
	}

	#cut(final: boolean, most: number): GridRow[] {
		const text = this.#rest;
		const rows: GridRow[] = [];
		let at = 0;
		let newline = -1;
		let carriage = -1;
		let quote = this.#quotes ? -1 : Number.POSITIVE_INFINITY;
		const next = (sign: string, from: number): number => {
			const found = text.indexOf(sign, from);
			return found < 0 ? Number.POSITIVE_INFINITY : found;
		};
		while (at < text.length && this.#records < most) {
			if (newline < at) newline = next("\n", at);
			if (carriage < at) carriage = next("\r", at);
			if (quote < at) quote = next('"', at);
			let end = Math.min(newline, carriage);
			let cells: string[];
			let breaks = 0;
			if (quote > end || quote === Number.POSITIVE_INFINITY) {
				// No quotation mark before the end of the line.
				if (end === Number.POSITIVE_INFINITY) {
					if (!final) break;
					end = text.length;
				}
				if (end === text.length - 1 && carriage === end && !final) break;
				cells = text.slice(at, end).split(this.#delimiter);
			} else {
				const record = this.#quoted(text, at, final);
				if (record === undefined) break;
				({ cells, end, breaks } = record);
			}
			if (end - at > longestRecord) {
				this.#swallowed = true;
				return rows;
			}
			this.#records++;
			if (cells.length > 1 || cells[0]?.trim()) {
				const row = { line: this.#line, cells: cells.map(unquoted) };
				rows.push(damageSign.test(text.slice(at, end)) ? { ...row, suspect: true } : row);
			}
			this.#line += breaks;
			if (end < text.length) {
				this.#line++;
				end += text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1;
			}
			at = end;
		}
		this.#rest = text.slice(at);
		this.#wait = this.#rest.length > 64 * 1024 ? 2 * this.#rest.length : 0;
		if (this.#rest.length > longestRecord) this.#swallowed = true;
		if (final && this.#rest !== "" && this.#records < most) this.#swallowed = true;
		return rows;
	}

	/** One record with quotes; nothing when its end is not there yet, or never comes. */
	#quoted(
		text: string,
		start: number,
		final: boolean,
	): { cells: string[]; end: number; breaks: number } | undefined {
		const cells: string[] = [];
		let breaks = 0;
		let at = start;
		for (;;) {
			let cell = "";
			if (text[at] === '"') {
				const read = this.#quotedCell(text, at, final);
				if (read === undefined) return undefined;
				cell = read.cell;
				breaks += read.breaks;
				at = read.end;
			}
			const plain = this.#plainEnd(text, at);
			cell += text.slice(at, plain);
			cells.push(cell);
			at = plain;
			if (at >= text.length) return final ? { cells, end: at, breaks } : undefined;
			if (text[at] !== this.#delimiter) {
				// A CR that ends the piece may be half of a CRLF.
				return text[at] === "\r" && at === text.length - 1 && !final ? undefined : { cells, end: at, breaks };
			}
			at++;
		}
	}

	#quotedCell(
		text: string,
		start: number,
		final: boolean,
	): { cell: string; end: number; breaks: number } | undefined {
		let from = start + 1;
		let cell = "";
		for (;;) {
			const close = text.indexOf('"', from);
			if (close < 0) return undefined;
			if (close === text.length - 1 && !final) return undefined;
			const after = text[close + 1];
			if (after === '"') {
				cell += text.slice(from, close + 1);
				from = close + 2;
				continue;
			}
			cell += text.slice(from, close);
			const breaks =
				cell.includes("\n") || cell.includes("\r") ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
			const closed =
				after === undefined ||
				after === this.#delimiter ||
				after === "\n" ||
				after === "\r" ||
				after === "\u0000";
			// A stray quote: the cell is left as it is written.
			return closed ? { cell, end: close + 1, breaks } : { cell: `"${cell}"`, end: close + 1, breaks };
		}
	}

	#plainEnd(text: string, from: number): number {
		for (let i = from; i < text.length; i++) {
			const sign = text[i];
			if (sign === this.#delimiter || sign === "\n" || sign === "\r") return i;
		}
		return text.length;
	}
}

/** `"abc" ` with a blank after the closing quote reaches us with its quotes. */
function unquoted(cell: string): string | null {
	if (cell === "") return null;
	const first = cell.charCodeAt(0);
	if (first !== 0x22 && first !== 0x20) return cell;
	// A cell whose own text is « "x" » has no blank outside: it was unquoted already.
	const inner = /^[ \t]|[ \t]$/.test(cell) ? /^[ \t]*"((?:[^"]|"")*)"[ \t]*$/.exec(cell)?.[1] : undefined;
	return inner === undefined ? cell : inner.replaceAll('""', '"');
}
