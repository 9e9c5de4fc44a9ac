import { DefError, ident } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import type { Gate } from "./governance.ts";
import type { CubeCard, DimensionsCard } from "./model.ts";
import type { QueryContext } from "./query.ts";

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** What a cube is made of, by its tables: declarations, not cells. */
export function cubeCard(id: string, key: string, tables: readonly CubeTable[]): CubeCard {
	return {
		id,
		key,
		sources: distinct(tables.flatMap((t) => t.sources)),
		territories: distinct(tables.map((t) => t.territory)),
		about: distinct(tables.map((t) => t.about)),
		categories: distinct(tables.flatMap((t) => t.categories)),
	};
}

/**
 * Codes in use in one cube, axis by axis, each sorted. Tables that a charter refuses are not read: their level is named in
 * `withheld` and gives no code. Throws `jeu-inconnu`.
 */
export async function dimensionsOf(
	{ db, tables, periods }: Pick<QueryContext, "db" | "tables" | "periods">,
	permit: Gate["permit"],
	cube: string,
): Promise<DimensionsCard> {
	const own = tables.filter((t) => t.cube === cube);
	if (own.length === 0) throw new DefError("jeu-inconnu", { dataSet: cube });
	const permits = own.map((t) => [t, permit(t.sources, t.territory)] as const);
	const open = permits.flatMap(([table, verdict]) => (verdict.allowed ? [table] : []));
	const codes = async (column: string, among: readonly CubeTable[]): Promise<readonly string[]> => {
		if (among.length === 0) return [];
		const parts = among.map((t) => `SELECT ${ident(column)} AS code FROM ${ident(t.name)}`).join(" UNION ");
		const rows = await db.rows(`SELECT DISTINCT code FROM (${parts}) WHERE code IS NOT NULL ORDER BY code`);
		return rows.map((row) => String(row.code));
	};
	const levels = async <L extends string>(column: "territory" | "about", of: (t: CubeTable) => L) => {
		const axes: { level: L; codes: readonly string[] }[] = [];
		for (const [level, among] of Map.groupBy(open, of)) {
			const found = level === "all" ? [] : await codes(column, among);
			axes.push({ level, codes: found });
		}
		return axes;
	};
	const categories: { id: string; values: readonly string[] }[] = [];
	for (const id of distinct(open.flatMap((t) => t.categories)))
		categories.push({
			id,
			values: await codes(
				`c_${id}`,
				open.filter((t) => t.categories.includes(id)),
			),
		});
	return {
		territories: await levels("territory", (t) => t.territory),
		about: await levels("about", (t) => t.about),
		categories,
		periods: distinct(open.flatMap((t) => periods(t.name))).toSorted(),
		withheld: distinct(own.map((t) => t.territory)).flatMap((territory) => {
			const refused = permits.find(([t, verdict]) => t.territory === territory && !verdict.allowed)?.[1];
			return refused && !refused.allowed ? [{ territory, reason: refused.reason }] : [];
		}),
	};
}
