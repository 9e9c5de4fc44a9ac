import type { FactMapping, LevelExpr, LevelId } from "../../catalogue/model.ts";
import { levels } from "../../catalogue/nomenclatures/index.ts";
import { ident, literal } from "../platform/index.ts";

/** The level of a mapping whose codes are led through weighted edges: one at most, once the mappings are cut by level. */
export interface SplitLevel {
	readonly axis: "territory" | "about";
	readonly expr: LevelExpr & { readonly through: NonNullable<LevelExpr["through"]> };
}

export function splitLevel(mapping: FactMapping): SplitLevel | undefined {
	for (const [dimension, exprs] of Object.entries(mapping.levels))
		for (const expr of exprs ?? [])
			if (expr.through)
				return {
					axis: dimension === "territory" ? "territory" : "about",
					expr: { ...expr, through: expr.through },
				};
	return undefined;
}

/**
 * Edges from the codes of a file to one level: from_code, to_code, weight. Heirs that meet in one code of a broader level are one
 * edge, so that what is split below is whole above.
 */
export function edgesTo(level: LevelId, { from, to }: SplitLevel["expr"]["through"], edges: string): string {
	const width = widthIn(level, to);
	const code = width === undefined ? "to_code" : `left(to_code, ${width})`;
	const sum = "sumKahan(weight)";
	// Weights that add up to 1 but for the last digit are whole.
	return `SELECT from_code, ${code} AS to_code, CASE WHEN ${sum} > 1 - 1e-9 THEN 1.0 ELSE ${sum} END AS weight FROM ${ident(edges)} WHERE from_level = ${literal(from)} AND to_level = ${literal(to)} GROUP BY from_code, ${code}`;
}

/** How many first characters of a code of `finer` make its code at `level`; undefined when it is the same level. */
function widthIn(level: LevelId, finer: LevelId): number | undefined {
	let width: number | undefined;
	for (let at: LevelId | undefined = finer; at !== undefined && at !== level; at = levels[at].parentLevel)
		width = levels[at].parentPrefix;
	return width;
}
