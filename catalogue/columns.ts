import type { LevelId, TerritoryType } from "./model.ts";

/** Names of the columns of the facts, agreed between the room that writes them and the one that traces a figure back. */
export const factColumn = {
	/** Code of the row at a territory level. */
	territory: (level: TerritoryType): string => `t_${level.replaceAll("-", "_")}`,
	/** Code of the row at a level of the other axis. */
	about: (level: LevelId): string => `a_${level.replaceAll("-", "_")}`,
	category: (id: string): string => `c_${id}`,
} as const;

/** How the rows of a file of facts, kept once for several mappings, are read as those of one of them. */
export interface FactCut {
	readonly mapping: number;
	/** Value of `mapping` in the file. */
	readonly kept: number;
	/** Each category column of the mapping: a column of the file, or always the same value. */
	readonly categories: Readonly<Record<string, { readonly column: string } | { readonly value: string }>>;
}
