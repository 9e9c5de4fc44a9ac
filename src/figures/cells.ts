import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import { type Database, ident, type SqlRow, type SqlValue } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";

/** Which rows of one cube table are wanted. Everything is a bound parameter: codes come from URLs. */
export interface CellQuery {
	readonly table: CubeTable;
	readonly territories?: readonly string[];
	readonly about?: readonly string[];
	readonly categories: Readonly<Record<string, string>>;
	readonly periods?: readonly string[];
	/** Measures and pairs to read: each has several columns, and most tables hold more than a formula needs. */
	readonly terms: readonly string[];
}

/** Tables of one cube, found by their two levels. */
export function tableOf(
	tables: readonly CubeTable[],
	cube: string,
	territory: TerritoryType,
	about: LevelId,
): CubeTable | undefined {
	return tables.find((t) => t.cube === cube && t.territory === territory && t.about === about);
}

/** Rows in the order of the table: sorted by territory, other axis, categories, period when it was written. */
export async function readCells(db: Database, query: CellQuery): Promise<readonly SqlRow[]> {
	const params: SqlValue[] = [];
	const among = (column: string, values: readonly string[]): string => {
		const marks = values.map((value) => {
			params.push(value);
			return `$${params.length}`;
		});
		return `${column} IN (${marks.join(", ")})`;
	};
	const where: string[] = [];
	if (query.territories) where.push(among("territory", query.territories));
	if (query.about) where.push(among("about", query.about));
	for (const [id, value] of Object.entries(query.categories)) where.push(among(ident(`c_${id}`), [value]));
	if (query.periods) where.push(among("period", query.periods));
	if (query.territories?.length === 0 || query.about?.length === 0) return [];
	const clause = where.length > 0 ? `WHERE ${where.join(" AND ")}` : "";
	const columns = [
		"territory",
		"about",
		"period",
		"rows",
		...query.table.categories.map((c) => ident(`c_${c}`)),
		...query.terms.filter((t) => query.table.measures.includes(t)).flatMap(measureColumns),
		...query.terms.filter((t) => query.table.pairs.includes(t)).flatMap(pairColumns),
	];
	return db.rows(`SELECT ${columns.join(", ")} FROM ${ident(query.table.name)} ${clause}`, params);
}

const suffixed = (suffixes: readonly string[]) => (id: string) =>
	suffixes.map((suffix) => ident(`${id}${suffix}`));
const measureColumns = suffixed(["", "__known", "__censored", "__low", "__high", "__status", "__flag"]);
const pairColumns = suffixed(["__num", "__den", "__all"]);
