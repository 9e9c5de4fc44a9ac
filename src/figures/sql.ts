/** From a plan to SQL: the common subset of the engines, with what differs between them in one small object. */
import { type Database, ident, type SqlRow, type SqlValue } from "../platform/index.ts";
import { partialOf, rowsOf } from "./loaded-table.ts";
import type { Filter, Read } from "./plan-model.ts";
import { columnsOf, pairSuffixes, rowCounts } from "./row-columns.ts";

/** What differs between two engines. */
export interface Dialect {
	/** Place of the n-th bound parameter, from 1. */
	readonly mark: (position: number) => string;
	readonly quote: (name: string) => string;
	/** Measures whose own rows are counted apart. */
	readonly partial?: ReadonlySet<string>;
}

export const duckdb: Dialect = { mark: (position) => `$${position}`, quote: ident };

/** Codes are texts in both engines, and so is every parameter. */
export const clickhouse: Dialect = { mark: (position) => `{p${position}:String}`, quote: ident };

export interface Statement {
	readonly sql: string;
	readonly params: readonly SqlValue[];
}

/** Codes come from addresses: every one is a bound parameter. Rows come sorted by their keys. */
export function sqlOf(read: Read, { mark, quote, partial = new Set() }: Dialect = duckdb): Statement {
	const table = quote(read.table);
	const params: SqlValue[] = [];
	const list = (values: readonly string[]): string =>
		values.map((value) => mark(params.push(value))).join(", ");
	const where = read.filters.map((filter) => filterSql(filter, quote, list));
	const grouped = read.folded.length > 0;
	const columns = [
		...read.keys.map(quote),
		...read.folded
			.filter((column) => column === "territory" || column === "about")
			.map((c) => `'' AS ${quote(c)}`),
		...(grouped
			? [
					`sum(cells.${quote("rows")}) AS ${quote("rows")}`,
					`count(DISTINCT cells.${quote("territory")}) AS ${quote("members")}`,
					...read.measures.flatMap((id) => summedMeasure(id, quote)),
					...rowCounts(read, partial).map((column) => `sum(cells.${quote(column)}) AS ${quote(column)}`),
					...read.pairs.flatMap((id) =>
						pairSuffixes.map((suffix) => `sumKahan(cells.${quote(id + suffix)}) AS ${quote(id + suffix)}`),
					),
				]
			: columnsOf(read, partial).slice(read.keys.length).map(quote)),
	];
	const keys = read.keys.map(quote).join(", ");
	const sql = [
		`SELECT ${columns.join(", ")} FROM ${table} AS cells`,
		where.length > 0 ? `WHERE ${where.join(" AND ")}` : "",
		grouped && keys !== "" ? `GROUP BY ${keys}` : "",
		grouped && keys === "" ? "HAVING count(*) > 0" : "",
		keys === "" ? "" : `ORDER BY ${keys}`,
	];
	return { sql: sql.filter((part) => part !== "").join(" "), params };
}

function filterSql(
	{ column, among, except = [] }: Filter,
	quote: Dialect["quote"],
	list: (values: readonly string[]) => string,
): string {
	const tests = [
		...(among ? [among.length === 0 ? "1 = 0" : `cells.${quote(column)} IN (${list(among)})`] : []),
		...(except.length > 0 ? [`cells.${quote(column)} NOT IN (${list(except)})`] : []),
	];
	return tests.length === 0 ? "1 = 1" : tests.join(" AND ");
}

/** One measure added up: what is known, how much is not, and how many of the cells are secret. */
function summedMeasure(id: string, quote: Dialect["quote"]): readonly string[] {
	const column = (suffix: string): string => `cells.${quote(id + suffix)}`;
	const sum = (suffix: string): string => `sum(${column(suffix)}) AS ${quote(id + suffix)}`;
	// The order of the rows must not show in the last digit.
	const exact = (suffix: string): string => `sumKahan(${column(suffix)}) AS ${quote(id + suffix)}`;
	return [
		exact(""),
		sum("__known"),
		sum("__censored"),
		exact("__low"),
		exact("__high"),
		`CASE WHEN sum(${column("__known")}) = 0 AND count(DISTINCT ${column("__status")}) = 1 THEN min(${column("__status")}) END AS ${quote(`${id}__status`)}`,
		`min(${column("__flag")}) AS ${quote(`${id}__flag`)}`,
		`sum(CASE WHEN ${column("__status")} = 'SP' THEN 1 ELSE 0 END) AS ${quote(`${id}__secret`)}`,
	];
}

/** Rows of one reading, from the serving file of a release: what adds nothing up is found in memory. */
export async function readRows(db: Database, read: Read): Promise<readonly SqlRow[]> {
	if (read.folded.length === 0) return await rowsOf(db, read);
	const { sql, params } = sqlOf(read, { ...duckdb, partial: await partialOf(db, read) });
	return settledRows(read, await db.rows(sql, params));
}

/**
 * Rows whose sums do not show the order in which an engine added: two orders part in the 16th digit, and what producers print
 * has far fewer than 14. Rows that were not added up are left as they are, and so are whole numbers.
 */
export function settledRows(read: Read, rows: readonly SqlRow[]): readonly SqlRow[] {
	if (read.folded.length === 0) return rows;
	return rows.map((row) =>
		Object.fromEntries(
			Object.entries(row).map(([column, value]) => [
				column,
				typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(14)) : value,
			]),
		),
	);
}
