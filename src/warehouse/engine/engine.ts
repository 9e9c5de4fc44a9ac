import type { SqlRow } from "../../platform/index.ts";

/**
 * Where two SQL engines part. Everything else of the warehouse is written in what they share: `sumKahan` (the order of the
 * rows does not show in the last digit), `regexp_extract` with its group, `FILTER (WHERE …)`, `GROUP BY ALL`.
 */
export interface Dialect {
	readonly id: "duckdb" | "clickhouse";
	/** Every match replaced. */
	readonly replaceAll: (text: string, pattern: string, by: string) => string;
	/** True when the whole text matches. */
	readonly fullMatch: (text: string, pattern: string) => string;
	/** Letters without their accents. */
	readonly unaccented: (text: string) => string;
}

/** An engine that turns loaded files into tables, and tables into files. Text values are literals: declarations, never input. */
export interface Engine {
	readonly dialect: Dialect;
	/** Statements that gain by being asked at once. */
	readonly lanes: number;
	/** Makes the rows of a Parquet file readable under a name. */
	load(name: string, path: string): Promise<void>;
	/** Names a selection without keeping its rows. */
	view(name: string, select: string): Promise<void>;
	create(name: string, select: string): Promise<void>;
	/**
	 * Names the different texts of a selection of one column, and gives how a text is read as one of them: where the engine gains,
	 * what holds them is then grouped and sorted by number, in the same order.
	 */
	codes(name: string, select: string): Promise<(text: string) => string>;
	/** `params`: texts bound by their place, `$1` or `{p1:String}`. */
	rows(sql: string, params?: readonly string[]): Promise<readonly SqlRow[]>;
	/** Writes a table, sorted, as Parquet: the same bytes whatever the engine. */
	write(name: string, columns: readonly string[], order: readonly string[], path: string): Promise<void>;
	drop(name: string): Promise<void>;
	close(): Promise<void>;
}
