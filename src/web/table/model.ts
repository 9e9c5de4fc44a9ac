import type { LevelId, TerritoryType } from "../../../catalogue/model.ts";
import type { TerritoryRef } from "../../figures/model.ts";

/** What tells one cell of a table from another. */
export const axes = ["territoire", "sur", "ventilation", "indicateur", "periode"] as const;
export type Axis = (typeof axes)[number];

/** Axes along which a total may be asked for. */
export const totalAxes = ["territoire", "sur", "periode"] as const;
export type TotalAxis = (typeof totalAxes)[number];

/** A table as its address says it: everything needed to build it again. */
export interface TableAsked {
	/** Ids, in the order of the address. */
	readonly indicators: readonly string[];
	/** A whole zoning (in the region, where it has one), places one by one, or both. */
	readonly levels: readonly TerritoryType[];
	readonly places: readonly TerritoryRef[];
	/** Absent: the total of the other axis. Without codes: all of its codes. */
	readonly about?: { readonly level: LevelId; readonly codes?: readonly string[] };
	readonly periods: "latest" | "all" | readonly string[];
	readonly totals: readonly TotalAxis[];
	readonly rows: readonly Axis[];
	readonly columns: readonly Axis[];
	/** Build it, not only tell its size. */
	readonly built: boolean;
}

export const tablePath = "/donnees/tableau";
