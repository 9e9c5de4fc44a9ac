import type { TerritoryRef } from "../../figures/model.ts";

export const comparePath = "/comparer";

/** Most places and most indicators of one comparison. */
export const mostZones = 5;
export const mostIndicators = 12;

export const views = ["valeur", "ecart", "evolution"] as const;
export type View = (typeof views)[number];

/** A comparison as its address says it. */
export interface CompareAsked {
	/** In the order chosen: the first is the one that sentences are about. */
	readonly zones: readonly TerritoryRef[];
	/** Region, France: lines to read the others against, never ranked. The first is the one gaps are taken from. */
	readonly references: readonly TerritoryRef[];
	/** Ids; empty: the page chooses. */
	readonly indicators: readonly string[];
	/** Absent: for each indicator, the last period that most of the places have. */
	readonly period?: string;
	readonly view: View;
}
