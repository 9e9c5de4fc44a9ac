/** Columns of a table read whole from the file of a release, in two statements: what they hold, then their rows. */
import { type Database, ident, literal, type Numbers, type SqlValue } from "../platform/index.ts";
import { blankOf, roomFor } from "./column.ts";

/** A column that holds the same thing in every row, or one number for each row of the file: the rank of a text, when it is of texts. */
export type FileColumn =
	| { readonly name: string; readonly always: SqlValue }
	| {
			readonly name: string;
			readonly kept: Numbers;
			readonly texts?: readonly string[];
			readonly sql: string;
	  };

/** Between the texts of a list: no code holds it. */
const BETWEEN = "\u001e";

export async function fileColumns(
	db: Database,
	table: string,
	types: ReadonlyMap<string, string>,
): Promise<{ readonly rows: number; readonly columns: ReadonlyMap<string, FileColumn> }> {
	const names = [...types.keys()];
	const looks = names.map((name, i) => {
		const column = ident(name);
		return types.get(name) === "VARCHAR"
			? `string_agg(DISTINCT ${column}, ${literal(BETWEEN)} ORDER BY ${column}) AS texts${i}`
			: `min(${column}) AS low${i}, max(${column}) AS high${i}, count(${column}) AS known${i}, bool_and(${column} = trunc(${column})) AS whole${i}`;
	});
	const [seen = {}] = await db.rows(`SELECT count(*) AS n, ${looks.join(", ")} FROM ${ident(table)}`);
	const rows = Number(seen.n);
	const columns = names.map((name, i): FileColumn => {
		const told = (what: string): SqlValue => seen[`${what}${i}`] ?? null;
		if (types.get(name) === "VARCHAR") {
			const texts = told("texts");
			return texts === null ? { name, always: null } : ranked(name, String(texts).split(BETWEEN), rows);
		}
		const [low, high] = [told("low"), told("high")];
		if (low === null || (Number(told("known")) === rows && low === high)) return { name, always: low };
		const kept = roomFor(Number(low), Number(high), told("whole") === true, rows);
		const blank = literal(String(blankOf(kept)));
		return { name, kept, sql: `COALESCE(CAST(${ident(name)} AS DOUBLE), CAST(${blank} AS DOUBLE))` };
	});
	const varying = columns.filter((column) => "kept" in column);
	if (varying.length > 0)
		await db.fill(
			`SELECT ${varying.map(({ sql }) => sql).join(", ")} FROM ${ident(table)}`,
			varying.map(({ kept }) => kept),
		);
	return { rows, columns: new Map(columns.map((column) => [column.name, column])) };
}

/** Few texts cross from the file, whatever the number of rows: SQL gives their ranks. */
function ranked(name: string, texts: readonly string[], rows: number): FileColumn {
	const rank = `enum_code(CAST(${ident(name)} AS ENUM(${texts.map(literal).join(", ")})))`;
	const sql = `COALESCE(CAST(${rank} AS INTEGER), ${texts.length})`;
	return { name, kept: roomFor(0, texts.length, true, rows), texts, sql };
}
