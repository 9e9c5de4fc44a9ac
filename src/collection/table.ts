import type { Encoding } from "../../catalogue/model.ts";
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
}

/** Where the declared columns were found. */
export interface ColumnMap {
	/** Field name → index of its column. */
	readonly fields: ReadonlyMap<string, number>;
	/** Folded columns of a wide file. */
	readonly folded: readonly { readonly index: number; readonly header: string }[];
}

/** A file read for one source: rows under the header, all cells as the producer wrote them. */
export interface Table {
	readonly file: string;
	/** `records`: JSON, XML or Parquet, where a row is a record and a column a named field. */
	readonly format: "csv" | "workbook" | "geo" | "records";
	readonly encoding?: Encoding;
	readonly sheet?: string;
	/** 0 when no header row was recognised. */
	readonly headerLine: number;
	readonly headers: readonly string[];
	readonly columns: ColumnMap;
	readonly rows: readonly GridRow[];
	/** Field of the folded columns of a wide file. */
	readonly foldedField?: string;
	/** Lines whose cells do not stand under their header: a delimiter stands inside a value. */
	readonly shifted?: ReadonlySet<number>;
	/** Decimal sign that the declaration announces; none for a workbook, where numbers are numbers. */
	readonly decimal?: "." | ",";
	/** What reading the container already showed: encoding, delimiter, header, structure. */
	readonly findings: readonly Finding[];
	/** On demand, for the return file: every row as received, header included, and every defect found so far. */
	readonly trace?: Trace;
}

export interface Trace {
	readonly rows: readonly GridRow[];
	readonly marks: readonly Mark[];
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
