import { CsvError, type Info, parse } from "csv-parse/sync";
import type { GridRow } from "./table.ts";

export type Delimiter = ";" | "," | "\t" | "|";
export const delimiters: readonly Delimiter[] = [";", ",", "\t", "|"];

export interface CsvGrid {
	readonly rows: GridRow[];
	/** Line of a quotation mark opened and never closed: quotes were then read as plain signs. */
	readonly openQuoteLine?: number;
	/** The last line has no end: with a missing cell, the file was cut. */
	readonly endsAbruptly: boolean;
}

/**
 * Rows of a CSV text with their physical line (the one an editor shows), whatever mixes CRLF, LF and quoted newlines.
 * Blank lines are dropped, doubled apostrophes and stray quotes inside a cell are left alone.
 */
export function readCsv(text: string, delimiter: Delimiter, maxRows?: number): CsvGrid {
	const bytes = Buffer.from(text, "utf8");
	const endsAbruptly = !/[\r\n]$/.test(text);
	try {
		return { rows: withLines(bytes, records(bytes, delimiter, true, maxRows)), endsAbruptly };
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		const plain = withLines(bytes, records(bytes, delimiter, false, maxRows));
		return { rows: plain, endsAbruptly, openQuoteLine: openQuote(text, delimiter) };
	}
}

interface ParsedRecord {
	readonly record: string[];
	readonly info: Info;
}

function records(
	bytes: Buffer,
	delimiter: Delimiter,
	quotes: boolean,
	maxRows: number | undefined,
): ParsedRecord[] {
	const parsed: unknown = parse(bytes, {
		delimiter,
		quote: quotes ? '"' : null,
		info: true,
		relax_quotes: true,
		relax_column_count: true,
		record_delimiter: ["\r\n", "\n", "\r"],
		...(maxRows === undefined ? {} : { to: maxRows }),
	});
	return parsed as ParsedRecord[];
}

/**
 * `info.lines` counts a CRLF inside quotes twice, so lines are counted here from the byte where each record ends.
 */
function withLines(bytes: Buffer, parsed: readonly ParsedRecord[]): GridRow[] {
	const rows: GridRow[] = [];
	let at = 0;
	let line = 1;
	for (const { record, info } of parsed) {
		if (record.length > 1 || record[0]?.trim()) rows.push({ line, cells: record.map(unquoted) });
		for (; at < info.bytes; at++) {
			const byte = bytes[at];
			if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) line++;
		}
	}
	return rows;
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

/** First line on which a cell opens a quote that the same cell, read to the end of its line, does not close. */
function openQuote(text: string, delimiter: Delimiter): number {
	const lines = text.split(/\r\n|\n|\r/);
	const index = lines.findIndex((line) =>
		line.split(delimiter).some((cell) => cell.startsWith('"') && (cell.match(/"/g) ?? []).length % 2 === 1),
	);
	return index + 1;
}

/** The sign that cuts the first lines into the most regular columns; `declared` wins when nothing separates them. */
export function guessDelimiter(text: string, declared?: Delimiter): Delimiter {
	const hint = /^sep=(.)\s*$/m.exec(text.slice(0, 20))?.[1];
	const hinted = delimiters.find((d) => d === hint);
	if (hinted) return hinted;
	const sample = text.slice(0, 64 * 1024);
	let best: Delimiter = declared ?? ";";
	let bestScore = 0;
	for (const delimiter of delimiters) {
		const widths = readCsv(sample, delimiter, 60)
			.rows.slice(0, -1)
			.map((row) => row.cells.length);
		const usual = mostFrequent(widths);
		if (usual < 2) continue;
		const regular = widths.filter((w) => w === usual).length / widths.length;
		const score = regular * Math.min(usual, 12) + (delimiter === declared ? 0.5 : 0);
		if (score > bestScore) {
			best = delimiter;
			bestScore = score;
		}
	}
	return best;
}

function mostFrequent(values: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
