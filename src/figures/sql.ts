/** From a plan to SQL: the common subset of the engines, with what differs between them in one small object. */
import { type Database, ident, type SqlRow, type SqlValue } from "../platform/index.ts";
import type { Filter, Read } from "./plan-model.ts";
import { type Codes, placeOf, type ReadingPlace } from "./reading-place.ts";

/** What differs between two engines. */
export interface Dialect {
	/** Place of the n-th bound parameter, from 1. */
	readonly mark: (position: number) => string;
	readonly quote: (name: string) => string;
	/** Number of a row, when the engine gains by finding the few rows of a key before it reads their many columns. */
	readonly row?: string;
	/** Where to read, and what is not worth reading there. */
	readonly place?: ReadingPlace;
}

export const duckdb: Dialect = { mark: (position) => `$${position}`, quote: ident, row: "rowid" };

/** Above so many codes a reading takes a good part of its table: found first, the rows would be looked for twice. */
const FEW_CODES = 64;

/** Codes are texts in both engines, and so is every parameter. */
export const clickhouse: Dialect = { mark: (position) => `{p${position}:String}`, quote: ident };

export interface Statement {
	readonly sql: string;
	readonly params: readonly SqlValue[];
}

const measureSuffixes = ["", "__known", "__censored", "__low", "__high", "__status", "__flag"] as const;
const pairSuffixes = ["__num", "__den", "__all"] as const;

/** Codes come from addresses: every one is a bound parameter. Rows come sorted by their keys. */
export function sqlOf(read: Read, { mark, quote, row, place }: Dialect = duckdb): Statement {
	const table = quote(place?.table ?? read.table);
	const params: SqlValue[] = [];
	const list = (values: readonly SqlValue[]): string =>
		values.map((value) => mark(params.push(value))).join(", ");
	const where = read.filters.map((filter) => filterSql(filter, quote, list, place?.codes.get(filter.column)));
	const grouped = read.folded.length > 0;
	const partial = read.measures.filter((id) => place?.partial.has(id)).map((id) => `${id}__rows`);
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
					...partial.map((column) => `sum(cells.${quote(column)}) AS ${quote(column)}`),
					...read.pairs.flatMap((id) =>
						pairSuffixes.map((suffix) => `sumKahan(cells.${quote(id + suffix)}) AS ${quote(id + suffix)}`),
					),
				]
			: [
					quote("rows"),
					...read.measures
						.flatMap((id) => measureSuffixes.map((suffix) => id + suffix))
						.filter((column) => !place?.implied.has(column))
						.map(quote),
					...partial.map(quote),
					...read.pairs.flatMap((id) => pairSuffixes.map((suffix) => quote(id + suffix))),
				]),
	];
	const keys = read.keys.map(quote).join(", ");
	const tests = where.join(" AND ");
	const few =
		row !== undefined && place?.scattered !== false && params.length > 0 && params.length <= FEW_CODES;
	const found = few ? `cells.${row} IN (SELECT cells.${row} FROM ${table} AS cells WHERE ${tests})` : tests;
	const sql = [
		`SELECT ${columns.join(", ")} FROM ${table} AS cells`,
		where.length > 0 ? `WHERE ${found}` : "",
		grouped && keys !== "" ? `GROUP BY ${keys}` : "",
		grouped && keys === "" ? "HAVING count(*) > 0" : "",
		keys === "" ? "" : `ORDER BY ${keys}`,
	];
	return { sql: sql.filter((part) => part !== "").join(" "), params };
}

function filterSql(
	{ column, among, except }: Filter,
	quote: Dialect["quote"],
	list: (values: readonly SqlValue[]) => string,
	codes: Codes | undefined,
): string {
	// A code that the table does not hold has no number there.
	const held = (texts: readonly string[]): readonly SqlValue[] =>
		codes ? texts.flatMap((text) => codes.numbers.get(text) ?? []) : texts;
	const [kept, left] = [among && held(among), held(except ?? [])];
	const tests = [
		...(kept ? [kept.length === 0 ? "1 = 0" : `cells.${quote(column)} IN (${list(kept)})`] : []),
		...(left.length > 0 ? [`cells.${quote(column)} NOT IN (${list(left)})`] : []),
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

/** Rows of one reading, from the serving file of a release. */
export async function readRows(db: Database, read: Read): Promise<readonly SqlRow[]> {
	const place = await placeOf(db, read);
	const { sql, params } = sqlOf(read, { ...duckdb, place });
	const numbered = await db.rows(sql, params);
	const coded = read.keys.flatMap((key) => {
		const texts = place.codes.get(key)?.texts;
		return texts ? [[key, texts] as const] : [];
	});
	const rows =
		coded.length === 0
			? numbered
			: numbered.map((row) => ({
					...row,
					...Object.fromEntries(coded.map(([key, texts]) => [key, texts.get(Number(row[key])) ?? null])),
				}));
	if (read.folded.length > 0) return settledRows(read, rows);
	const implied = [...place.implied].filter(([column]) =>
		read.measures.some((id) => column.startsWith(`${id}__`)),
	);
	return rows.map((row) => ({
		...row,
		...Object.fromEntries(
			implied.map(([column, value]) => [
				column,
				value === null || value === 0 ? value : (row[value.as] ?? null),
			]),
		),
	}));
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
