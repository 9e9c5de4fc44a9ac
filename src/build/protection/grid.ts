import { join } from "node:path";
import { factColumn } from "../../../catalogue/columns.ts";
import { type Database, ident, openDatabase, type SqlRow } from "../../platform/index.ts";
import { factsFrom } from "../../release/index.ts";
import {
	aboutLevels,
	type CubeProduct,
	type CubeTable,
	type Feed,
	territoryLevels,
} from "../../warehouse/index.ts";
import type { Series } from "./series.ts";

/** What is known of one series in one place. */
export interface Measured {
	readonly value: number;
	/** Rows of the file with something in it. */
	readonly rows: number;
	/** Different contributors with something in it; undefined when the files name none. */
	readonly contributors?: number;
	readonly top1?: number;
	readonly top2?: number;
	/** The only contributor, under a number that names nobody. */
	readonly sole?: string;
}

/** A place where base rows meet: a cell of a table, or the rows that fall in exactly the same cells. */
interface Place {
	readonly period: string;
	readonly series: Readonly<Record<string, Measured>>;
}

export interface Cell extends Place {
	readonly table: CubeTable;
	/** JSON of territory, about and categories, in the order of the table. */
	readonly key: string;
}

/** Rows that fall in exactly the same cells: the smallest thing that printed cells can tell of. */
export interface Atom extends Place {
	/** Ranks of its cells in `cells`, ascending. */
	readonly cells: readonly number[];
}

export interface Grid {
	readonly cells: readonly Cell[];
	readonly atoms: readonly Atom[];
}

/** Key of a cell as DuckDB writes it, for the columns of a table. */
export const keySql = (territory: string, about: string, categories: readonly string[]): string =>
	`to_json([${[territory, about, ...categories].map((c) => `${c}::VARCHAR`).join(", ")}])::VARCHAR`;

/**
 * The facts of a cube seen as cells and atoms (methods §8.2): each row of a file falls in some cells of these tables; rows that
 * fall in the same ones, whatever the mapping, are one atom. Categories, totals and zonings that do not nest are thereby linked
 * without being declared. Everything is aggregated in DuckDB: a million rows take seconds.
 */
export async function gridOf(
	cube: CubeProduct,
	tables: readonly CubeTable[],
	feeds: readonly Feed[],
	series: readonly Series[],
): Promise<Grid> {
	const db = await openDatabase();
	try {
		const named = await placeRows(db, cube, tables, series);
		const cells = await placeCells(db, tables, feeds);
		const measured = measuresSql(series, named);
		const atoms = await db.rows(
			`SELECT a.period, a.cells::VARCHAR AS places, ${measured.columns} FROM (
				SELECT atom, contributor, ${measured.sums} FROM parts GROUP BY atom, contributor
			) p JOIN atoms a USING (atom) GROUP BY atom, a.period, a.cells ORDER BY atom`,
		);
		const facts = await db.rows(
			`SELECT cell, ${measured.columns} FROM (
				SELECT cell, contributor, ${measured.sums} FROM parts JOIN (SELECT atom, unnest(cells) AS cell FROM atoms) USING (atom)
				GROUP BY cell, contributor
			) GROUP BY cell ORDER BY cell`,
		);
		const names = new Map<string, string>();
		const read = (row: SqlRow): Place["series"] => seriesIn(row, series, named, names);
		return {
			cells: facts.flatMap((row) => {
				const cell = cells[Number(row.cell)];
				return cell ? [{ ...cell, series: read(row) }] : [];
			}),
			atoms: atoms.map((row) => ({
				period: String(row.period),
				cells: JSON.parse(String(row.places)) as number[],
				series: read(row),
			})),
		};
	} finally {
		db.close();
	}
}

/** Facts → `combos` (different places of the facts) and `units` (rows of the files, each with its list of combos). */
async function placeRows(
	db: Database,
	cube: CubeProduct,
	tables: readonly CubeTable[],
	series: readonly Series[],
): Promise<boolean> {
	const facts = factsFrom(join(cube.dir, cube.facts), cube.cuts);
	const present = new Set(
		(await db.rows(`DESCRIBE SELECT * FROM ${facts}`)).map((row) => String(row.column_name)),
	);
	const named = present.has("contributor");
	const axes = [
		...new Set(
			tables.flatMap((t) => [
				factColumn.territory(t.territory),
				factColumn.about(t.about),
				...t.categories.map(factColumn.category),
			]),
		),
	].sort();
	const dims = ["mapping", "period", ...axes].map(ident);
	await db.run(
		`CREATE TABLE combos AS SELECT (row_number() OVER (ORDER BY ${dims.join(", ")}) - 1)::INTEGER AS combo, *
		FROM (SELECT DISTINCT ${dims.join(", ")} FROM ${facts} WHERE period IS NOT NULL)`,
	);
	const same = dims.map((d) => `f.${d} IS NOT DISTINCT FROM c.${d}`).join(" AND ");
	const values = series.map((s, i) => `coalesce(max(${s.sql}), 0) AS s${i}`);
	await db.run(
		`CREATE TABLE units AS SELECT f.period, list(DISTINCT combo ORDER BY combo) AS combos,
			${named ? "min(f.contributor)" : "NULL::VARCHAR"} AS contributor, ${values.join(", ")}
		FROM ${facts} f JOIN combos c ON ${same} GROUP BY f.batch, f.line, f.source_column, f.period`,
	);
	return named;
}

type Located = Omit<Cell, "series">;

/** `combos` × tables → `cells`; then `atoms` (different sets of cells) and `parts` (atom × contributor). */
async function placeCells(
	db: Database,
	tables: readonly CubeTable[],
	feeds: readonly Feed[],
): Promise<readonly Located[]> {
	const selects = tables.map((table, rank) => {
		const territory = ident(factColumn.territory(table.territory));
		const about = ident(factColumn.about(table.about));
		const key = keySql(
			territory,
			about,
			table.categories.map((c) => ident(factColumn.category(c))),
		);
		const own = feeds.filter((feed) => feedsTable(feed, table)).map((feed) => feed.index);
		return `SELECT combo, ${rank} AS rank, period, ${key} AS key FROM combos
			WHERE mapping IN (${own.join(", ")}) AND ${territory} IS NOT NULL AND ${about} IS NOT NULL`;
	});
	await db.run(`CREATE TABLE spots AS ${selects.join(" UNION ALL ")}`);
	await db.run(
		`CREATE TABLE cells AS SELECT (row_number() OVER (ORDER BY rank, period, key) - 1)::INTEGER AS cell, *
		FROM (SELECT DISTINCT rank, period, key FROM spots)`,
	);
	await db.run(
		`CREATE TABLE sets AS SELECT combos, list(DISTINCT cell ORDER BY cell) AS cells FROM (
			SELECT combos, unnest(combos) AS combo FROM (SELECT DISTINCT combos FROM units)
		) JOIN spots USING (combo) JOIN cells USING (rank, period, key) GROUP BY combos`,
	);
	await db.run(
		`CREATE TABLE atoms AS SELECT (row_number() OVER (ORDER BY period, cells) - 1)::INTEGER AS atom, period, cells
		FROM (SELECT DISTINCT period, cells FROM units JOIN sets USING (combos))`,
	);
	await db.run(
		`CREATE TABLE parts AS SELECT atom, contributor, units.* EXCLUDE (combos, contributor, period)
		FROM units JOIN sets USING (combos) JOIN atoms ON atoms.period = units.period AND atoms.cells = sets.cells`,
	);
	const rows = await db.rows("SELECT rank, period, key FROM cells ORDER BY cell");
	return rows.flatMap(({ rank, period, key }) => {
		const table = tables[Number(rank)];
		return table ? [{ table, period: String(period), key: String(key) }] : [];
	});
}

function feedsTable({ mapping }: Feed, table: CubeTable): boolean {
	return (
		territoryLevels(mapping).some(({ level }) => level === table.territory) &&
		aboutLevels(mapping).some(({ level }) => level === table.about)
	);
}

/** First the rows of a contributor are summed, then contributors are compared. */
function measuresSql(
	series: readonly Series[],
	named: boolean,
): { readonly sums: string; readonly columns: string } {
	const sums = series.map((_, i) => `sum(s${i}) AS s${i}, count(*) FILTER (s${i} <> 0) AS n${i}`);
	const columns = series.flatMap((_, i) => [
		`sum(s${i}) AS s${i}`,
		`sum(n${i}) AS n${i}`,
		...(named
			? [
					`count(*) FILTER (s${i} <> 0) AS k${i}`,
					`max(s${i}) AS t${i}`,
					// The largest of the others: of two that are equal, one is left.
					`(max(s${i}, 2))[2] AS u${i}`,
					`CASE WHEN count(*) FILTER (s${i} <> 0) = 1 THEN any_value(contributor) FILTER (s${i} <> 0) END AS o${i}`,
				]
			: []),
	]);
	return { sums: sums.join(", "), columns: columns.join(", ") };
}

function seriesIn(
	row: SqlRow,
	series: readonly Series[],
	named: boolean,
	names: Map<string, string>,
): Readonly<Record<string, Measured>> {
	const number = (column: string): number => Number(row[column] ?? 0);
	return Object.fromEntries(
		series.map(({ id }, i): [string, Measured] => {
			const known = { value: number(`s${i}`), rows: number(`n${i}`) };
			if (!named) return [id, known];
			const only = row[`o${i}`];
			return [
				id,
				{
					...known,
					contributors: number(`k${i}`),
					top1: number(`t${i}`),
					top2: number(`u${i}`),
					...(typeof only === "string" ? { sole: numbered(names, only) } : {}),
				},
			];
		}),
	);
}

/** A proof outlives the file: it must not hold the names of who contributed. */
function numbered(names: Map<string, string>, name: string): string {
	const known = names.get(name);
	if (known !== undefined) return known;
	const fresh = `r${names.size + 1}`;
	names.set(name, fresh);
	return fresh;
}
