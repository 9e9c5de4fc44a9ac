import { join } from "node:path";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Pair } from "../../../catalogue/pairs.ts";
import { type Database, ident, literal, openDatabase } from "../../platform/index.ts";
import type { CubeProduct, CubeTable } from "../../warehouse/index.ts";
import { keySql } from "./grid.ts";
import type { Spot } from "./problem.ts";

/** Share of the rows of a cell that must be known for its sum to be printed, as an estimate, in spite of blanks. */
const KNOWN_ROWS = 0.98;

const of = (column: string): string => `t.${ident(column)}`;

/** Rows of a cell that can hold the measure. */
const rowsOf = ({ partial }: CubeTable, measure: string): string =>
	partial?.includes(measure) ? of(`${measure}__rows`) : "t.rows";

/** Rows of a cell all known, or nearly: its sum is printed. Else the table says nothing and there is nothing to protect. */
const wholeSql = (table: CubeTable, column: string): string => {
	const [known, hidden] = [of(`${column}__known`), of(`${column}__censored`)];
	const rows = rowsOf(table, column);
	return `(${known} > 0 AND (${known} = ${rows} OR (${hidden} = 0 AND ${known} >= ${KNOWN_ROWS} * ${rows})))`;
};

const pairWholeSql = (table: CubeTable, { num, den }: Pair): string =>
	[...num, den].map((m) => `${of(`${m}__known`)} = ${rowsOf(table, m)}`).join(" AND ");

/** Figures of a warehouse table that are whole: `period\u0000key` → column → value. */
export async function wholeCells(
	db: Database,
	cube: CubeProduct,
	table: CubeTable,
	pairs: readonly Pair[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
	const own = pairs.filter(({ id, weighted }) => weighted && table.pairs.includes(id));
	const columns = [
		...table.measures.map((m) => [m, wholeSql(table, m)] as const),
		...own.map((pair) => [`${pair.id}__num`, pairWholeSql(table, pair)] as const),
	];
	const values = columns.map(([id, sql]) => `CASE WHEN ${sql} THEN ${of(id)} END AS ${ident(id)}`);
	const rows = await db.rows(
		`SELECT period, ${keyOf(table)} AS key, ${values.join(", ")} FROM ${sourceOf(cube, table)} t`,
	);
	return new Map(
		rows.map((row) => {
			const known = columns.flatMap(([id]) => (row[id] === null ? [] : [[id, Number(row[id])] as const]));
			return [`${row.period}\u0000${row.key}`, new Map(known)];
		}),
	);
}

const keyOf = (table: CubeTable): string =>
	keySql(
		"territory",
		"about",
		table.categories.map((c) => ident(`c_${c}`)),
	);
const sourceOf = (cube: CubeProduct, table: CubeTable): string =>
	`read_parquet(${literal(join(cube.dir, table.file))})`;

/** Measures that do not add up exist only as published, in the cells of one row. */
export type Kinds = ReadonlyMap<string, "sum" | "published">;

/**
 * Writes the tables as they are published. A hidden figure leaves neither value nor bounds nor count of rows nor flag; one that
 * is hidden for the sake of another looks the same. A printed one tells its sum and nothing of its rows.
 */
export async function writeTables(
	cube: CubeProduct,
	tables: readonly CubeTable[],
	pairs: readonly Pair[],
	kinds: Kinds,
	hidden: readonly Spot[],
	draft: string,
): Promise<readonly CubeTable[]> {
	// One thread: the order of the rows and the bytes of the files depend on nothing else.
	const db = await openDatabase(":memory:");
	try {
		await db.run("CREATE TABLE hidden (name VARCHAR, period VARCHAR, key VARCHAR, col VARCHAR)");
		for (let at = 0; at < hidden.length; at += 1000) {
			const rows = hidden.slice(at, at + 1000).map(({ cell, column }) => {
				const values = [cell.table.name, cell.period, cell.key, column];
				return `(${values.map(literal).join(", ")})`;
			});
			await db.run(`INSERT INTO hidden VALUES ${rows.join(", ")}`);
		}
		for (const table of tables) {
			const order = ["territory", "about", ...table.categories.map((c) => ident(`c_${c}`)), "period"];
			const own = pairs.filter(({ id }) => table.pairs.includes(id));
			const columns = [
				...table.measures.flatMap((m) => measureSql(table, m, kinds.get(m) === "published")),
				...own.flatMap((pair) => pairSql(table, pair)),
			];
			await db.run(
				`COPY (
					SELECT ${order.join(", ")}, 1::INTEGER AS rows, ${columns.join(", ")}
					FROM ${sourceOf(cube, table)} t
					LEFT JOIN (SELECT period AS own_period, key AS own_key, list(col) AS cols FROM hidden WHERE name = ${literal(table.name)} GROUP BY ALL) h
					ON own_period = t.period AND own_key = ${keyOf(table)}
					ORDER BY ${order.join(", ")}
				) TO ${literal(join(draft, table.file))} (FORMAT parquet, COMPRESSION zstd)`,
			);
		}
	} finally {
		db.close();
	}
	return tables;
}

const isHidden = (column: string): string => `coalesce(list_contains(cols, ${literal(column)}), false)`;

function measureSql(table: CubeTable, measure: string, published: boolean): string[] {
	const [value, status, flag, known, censored] = ["", "__status", "__flag", "__known", "__censored"].map(
		(suffix) => ident(`${measure}${suffix}`),
	);
	// A rate has the status of the counts that it is made of.
	const hidden = published ? "cols IS NOT NULL" : isHidden(measure);
	const printed = `(NOT ${hidden} AND ${published ? `t.${value} IS NOT NULL` : wholeSql(table, measure)})`;
	return [
		`CASE WHEN ${printed} THEN ${of(measure)} END AS ${value}`,
		`CASE WHEN ${printed} THEN 1 ELSE 0 END::INTEGER AS ${known}`,
		`0::INTEGER AS ${censored}`,
		`NULL::DOUBLE AS ${ident(`${measure}__low`)}`,
		`NULL::DOUBLE AS ${ident(`${measure}__high`)}`,
		`CASE WHEN ${hidden} THEN 'SP' WHEN NOT ${printed} THEN coalesce(t.${status}, CASE WHEN t.${censored} > 0 THEN 'CENS' ELSE 'NA' END) END AS ${status}`,
		`CASE WHEN ${printed} THEN CASE WHEN t.${known} < ${rowsOf(table, measure)} THEN 'E' ELSE t.${flag} END END AS ${flag}`,
		...(table.partial?.includes(measure) ? [`1::INTEGER AS ${ident(`${measure}__rows`)}`] : []),
	];
}

/** A pair is printed where every term is, on all the rows: it tells nothing that its terms do not, weighted sums apart. */
function pairSql(table: CubeTable, pair: Pair): string[] {
	const terms = [...pair.num, pair.den];
	const hidden = pair.weighted ? ["cols IS NOT NULL"] : terms.map(isHidden);
	const sum = pair.num.map(of).join(" + ");
	const [num, den, all] = ["num", "den", "all"].map((term) => ident(`${pair.id}__${term}`));
	const same = pair.weighted ? "true" : `t.${num} = ${sum} AND t.${den} = ${of(pair.den)}`;
	const printed = `NOT (${hidden.join(" OR ")}) AND ${pairWholeSql(table, pair)} AND ${same}`;
	return [num, den, all].map((column) => `CASE WHEN ${printed} THEN t.${column} END AS ${column}`);
}

/** Tables that may be published: those whose level some clause opens. */
export function openTables(
	tables: readonly CubeTable[],
	levels: readonly TerritoryType[],
): readonly CubeTable[] {
	return tables.filter(({ territory }) => levels.includes(territory));
}
