import type { Encoding, InnerStatus } from "../../catalogue/model.ts";
import type { Finding, Mark } from "./model.ts";

/** A cell whose stored value is not what Excel shows: `01001` kept as the number 1001, or a date kept as a serial. */
export interface ShownNumber {
	readonly value: number;
	readonly shown: string;
	/** ISO day when the number format is a date. */
	readonly date?: string;
}

export type Cell = string | number | ShownNumber | null;

export interface GridRow {
	/** 1-based physical line of the text or row of the sheet. */
	readonly line: number;
	readonly cells: readonly Cell[];
	/** A line of text: it holds a sign that damaged letters have (`damageSign`). */
	readonly suspect?: boolean;
}

/** Where the declared columns were found. */
export interface ColumnMap {
	/** Field name → index of its column. */
	readonly fields: ReadonlyMap<string, number>;
	/** Folded columns of a wide file; `status`: what the header says of every value under it, « 2023-T4 (p) ». */
	readonly folded: readonly {
		readonly index: number;
		readonly header: string;
		readonly status?: InnerStatus;
	}[];
}

/** What is known of a table before its rows are read. */
export interface TableHead {
	readonly file: string;
	/** `records`: JSON, XML or Parquet, where a row is a record and a column a named field. */
	readonly format: "csv" | "workbook" | "geo" | "records";
	readonly encoding?: Encoding;
	readonly sheet?: string;
	/** 0 when no header row was recognised. */
	readonly headerLine: number;
	readonly headers: readonly string[];
	readonly columns: ColumnMap;
	/** Field of the folded columns of a wide file. */
	readonly foldedField?: string;
	/** Decimal sign that the declaration announces; none for a workbook, where numbers are numbers. */
	readonly decimal?: "." | ",";
}

/** A row under the header. */
export interface BodyRow extends GridRow {
	/** A delimiter stands inside a value: the cells do not stand under their header. */
	readonly shifted?: boolean;
}

/** One reading of the rows, from the first to the last. What it finds is known once they were all taken. */
export interface Pass {
	readonly blocks: Iterable<readonly BodyRow[]>;
	/** Encoding, delimiter, header, structure: what reading the container shows. */
	findings(): Finding[];
	/** Every one of them with its place; nothing unless the table traces. */
	marks(): Mark[];
}

export interface TableRows {
	/** `onRead` is told how much of the file was read, in bytes, where that makes sense. */
	pass(onRead?: (bytes: number) => void): Pass;
	/** Every row as received, header included, with the corrections that were decided. */
	grid(): Iterable<readonly GridRow[]>;
	readonly traces: boolean;
}

/** A file read for one source: rows under the header, all cells as the producer wrote them, read as often as needed. */
export class Table implements TableHead {
	readonly file: string;
	readonly format: TableHead["format"];
	readonly encoding?: Encoding;
	readonly sheet?: string;
	readonly headerLine: number;
	readonly headers: readonly string[];
	readonly columns: ColumnMap;
	readonly foldedField?: string;
	readonly decimal?: "." | ",";
	readonly #rows: TableRows;

	constructor(head: TableHead, rows: TableRows) {
		this.file = head.file;
		this.format = head.format;
		this.headerLine = head.headerLine;
		this.headers = head.headers;
		this.columns = head.columns;
		if (head.encoding !== undefined) this.encoding = head.encoding;
		if (head.sheet !== undefined) this.sheet = head.sheet;
		if (head.foldedField !== undefined) this.foldedField = head.foldedField;
		if (head.decimal !== undefined) this.decimal = head.decimal;
		this.#rows = rows;
	}

	/** Every defect is kept with its place, for the grid and the return file. */
	get traces(): boolean {
		return this.#rows.traces;
	}

	pass(onRead?: (bytes: number) => void): Pass {
		return this.#rows.pass(onRead);
	}

	grid(): Iterable<readonly GridRow[]> {
		return this.#rows.grid();
	}

	/** The first rows under the header. */
	first(count: number): BodyRow[] {
		const rows: BodyRow[] = [];
		for (const block of this.pass().blocks) {
			rows.push(...block.slice(0, count - rows.length));
			if (rows.length >= count) break;
		}
		return rows;
	}

	/** All of them in memory: for small files. */
	get rows(): readonly BodyRow[] {
		return [...this.pass().blocks].flat();
	}

	/** Reads the whole file. */
	get findings(): readonly Finding[] {
		const pass = this.pass();
		for (const _ of pass.blocks);
		return pass.findings();
	}
}

/** Rows already in memory, by pieces small enough to be stopped between two. */
export function* inBlocks<T>(rows: readonly T[], size = 4096): Generator<readonly T[]> {
	for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

export function textOf(cell: Cell | undefined): string {
	if (cell === null || cell === undefined) return "";
	if (typeof cell === "string") return cell;
	if (typeof cell === "number") return String(cell);
	return cell.date ?? cell.shown;
}

/** `0` → `A`, `26` → `AA`. */
export function letters(index: number): string {
	let out = "";
	for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
		out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
	return out;
}
