import type { LevelId, TerritoryType } from "./model.ts";

/** Names of the columns of the facts, agreed between the room that writes them and the one that traces a figure back. */
export const factColumn = {
	/** Code of the row at a territory level. */
	territory: (level: TerritoryType): string => `t_${level.replaceAll("-", "_")}`,
	/** Code of the row at a level of the other axis. */
	about: (level: LevelId): string => `a_${level.replaceAll("-", "_")}`,
	category: (id: string): string => `c_${id}`,
} as const;
