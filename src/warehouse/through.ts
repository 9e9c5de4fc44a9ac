import { factColumn } from "../../catalogue/columns.ts";
import type { FactMapping, LevelExpr, LevelId } from "../../catalogue/model.ts";
import { isTerritoryType, levels } from "../../catalogue/nomenclatures/index.ts";
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

/** Column of the facts that holds the heirs of a split row. */
export function splitColumnsOf(mapping: FactMapping): readonly string[] {
	const split = splitLevel(mapping);
	if (!split) return [];
	const { level } = split.expr;
	return [isTerritoryType(level) ? factColumn.territory(level) : factColumn.about(level)];
}

/**
 * Edges from the codes of a file to one level: from_code, to_code, weight, and `upto`, the weights of its heirs so far. Heirs that meet in one code of a broader level are one
 * edge, so that what is split below is whole above.
 */
export function edgesTo(level: LevelId, { from, to }: SplitLevel["expr"]["through"], edges: string): string {
	const width = widthIn(level, to);
	const code = width === undefined ? "to_code" : `left(to_code, ${width})`;
	const heirs = `SELECT from_code, ${code} AS heir, sum(weight) AS part FROM ${ident(edges)} WHERE from_level = ${literal(from)} AND to_level = ${literal(to)} GROUP BY from_code, ${code}`;
	return `SELECT from_code, heir AS to_code, part AS weight, sum(part) OVER (PARTITION BY from_code ORDER BY heir ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto FROM (${heirs}) h`;
}

/** How many first characters of a code of `finer` make its code at `level`; undefined when it is the same level. */
function widthIn(level: LevelId, finer: LevelId): number | undefined {
	let width: number | undefined;
	for (let at: LevelId | undefined = finer; at !== undefined && at !== level; at = levels[at].parentLevel)
		width = levels[at].parentPrefix;
	return width;
}
