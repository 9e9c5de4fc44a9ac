import { CsvRows, type Delimiter } from "./csv-rows.ts";
import type { GridRow } from "./table.ts";

export type { Delimiter } from "./csv-rows.ts";
export const delimiters: readonly Delimiter[] = [";", ",", "\t", "|"];

/** The text of a file, from its start each time it is asked for. */
export type TextOf = () => Iterable<string>;

export interface CsvShape {
	/** Line of a quotation mark opened and never closed: quotes are then read as plain signs. */
	readonly openQuoteLine?: number;
}

export interface CsvGrid extends CsvShape {
	readonly rows: GridRow[];
	/** The last line has no end: with a missing cell, the file was cut. */
	readonly endsAbruptly: boolean;
}

/** Whether the quotes of a text can be read as quotes, which only its end tells. */
export function shapeOf(text: TextOf, delimiter: Delimiter): CsvShape {
	const rows = new CsvRows(delimiter, true);
	for (const piece of text()) {
		rows.add(piece);
		if (rows.open) break;
	}
	rows.end();
	return rows.open ? { openQuoteLine: openQuote(text, delimiter) } : {};
}

/** Rows of a text already in memory. */
export function readCsv(text: string, delimiter: Delimiter, maxRows?: number): CsvGrid {
	const quoted = allRows(new CsvRows(delimiter, true), text, maxRows);
	if (!quoted.open) return quoted.grid;
	const plain = allRows(new CsvRows(delimiter, false), text, maxRows);
	return { ...plain.grid, openQuoteLine: openQuote(() => [text], delimiter) };
}

function allRows(rows: CsvRows, text: string, maxRows: number | undefined): { grid: CsvGrid; open: boolean } {
	const read = [...rows.add(text, maxRows), ...rows.end(maxRows)];
	return { grid: { rows: read, endsAbruptly: !/[\r\n]$/.test(text) }, open: rows.open };
}

/** First line on which a cell opens a quote that the same cell, read to the end of its line, does not close. */
function openQuote(text: TextOf, delimiter: Delimiter): number {
	const rows = new CsvRows(delimiter, false);
	const opens = (cell: unknown): boolean =>
		typeof cell === "string" && cell.startsWith('"') && (cell.match(/"/g) ?? []).length % 2 === 1;
	for (const piece of text()) {
		const found = rows.add(piece).find((row) => row.cells.some(opens));
		if (found) return found.line;
	}
	return rows.end().find((row) => row.cells.some(opens))?.line ?? 0;
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
