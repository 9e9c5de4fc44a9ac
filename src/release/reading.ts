import { ident, literal } from "../platform/index.ts";
import type { CubeTable } from "../warehouse/index.ts";

/** Rows from which a table is worth keeping twice: two groups of rows of DuckDB, the least that it may skip one of. */
const LARGE = 240_000;

/** Name of the copy of a large table in which the rows of one occupation or training follow each other, place by place. */
export const aboutFirst = (table: string): string => `${table}__about_first`;

/** Name of the table that tells the codes of a copy: `key` (a column), `number`, `code`. */
export const copyCodes = (table: string): string => `${aboutFirst(table)}_codes`;

/**
 * The copies that the database of a release holds beside its tables. A table is sorted by place: one place is found at once, one
 * occupation in many places is everywhere. Sorted the other way, it is found at once too. Its codes are numbered, in the order
 * of their texts: numbers are compared several times faster.
 */
export const readingCopies = (tables: readonly CubeTable[]): readonly CubeTable[] =>
	tables.filter(({ about, rows }) => about !== "all" && rows >= LARGE);

/** Statements that make the copy of a table, and its codes. */
export function copySql(table: CubeTable): readonly string[] {
	const from = ident(table.name);
	const keys = keysOf(table);
	const codes = keys.map(
		(key) =>
			`SELECT ${literal(key)} AS "key", CAST(row_number() OVER (ORDER BY code) AS INTEGER) AS number, code FROM (SELECT DISTINCT ${ident(key)} AS code FROM ${from} WHERE ${ident(key)} IS NOT NULL)`,
	);
	const joins = keys.map(
		(key, i) =>
			`LEFT JOIN ${ident(copyCodes(table.name))} k${i} ON k${i}."key" = ${literal(key)} AND k${i}.code = t.${ident(key)}`,
	);
	const order = ["about", ...keys.filter((key) => key !== "about" && key !== "territory"), "territory"];
	return [
		`CREATE TABLE ${ident(copyCodes(table.name))} AS ${codes.join(" UNION ALL ")}`,
		`CREATE TABLE ${ident(aboutFirst(table.name))} AS SELECT ${keysFrom(keys, "number")}, t.* EXCLUDE (${keys.map(ident).join(", ")}) FROM ${from} t ${joins.join(" ")} ORDER BY ${order.map(ident).join(", ")}`,
	];
}

/** SELECT of the rows of a copy with their codes as texts: those of its table. */
export function copiedRows(table: CubeTable): string {
	const keys = keysOf(table);
	const joins = keys.map(
		(key, i) =>
			`LEFT JOIN ${ident(copyCodes(table.name))} k${i} ON k${i}."key" = ${literal(key)} AND k${i}.number = t.${ident(key)}`,
	);
	return `SELECT ${keysFrom(keys, "code")}, t.* EXCLUDE (${keys.map(ident).join(", ")}) FROM ${ident(aboutFirst(table.name))} t ${joins.join(" ")}`;
}

/** Columns that name a row, as its table has them first. */
const keysOf = ({ categories }: CubeTable): readonly string[] => [
	"territory",
	"about",
	...categories.map((id) => `c_${id}`),
	"period",
];

const keysFrom = (keys: readonly string[], column: "number" | "code"): string =>
	keys.map((key, i) => `k${i}.${column} AS ${ident(key)}`).join(", ");
