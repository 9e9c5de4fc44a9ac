/**
 * A request as plain data, before it is SQL: which tables are read, by which keys, what is filtered, what is added up, what is
 * joined to what. Nothing here opens a file: a plan can be written as JSON, compared, and told in words.
 */

import type { Formula, LevelId, TerritoryType } from "../../catalogue/model.ts";

/** `territory`, `about`, `period`, or a category column `c_…`: together they name one row of a cube table. */
export type KeyColumn = "territory" | "about" | "period" | `c_${string}`;

export interface Filter {
	readonly column: KeyColumn;
	readonly among?: readonly string[];
	readonly except?: readonly string[];
}

/** One reading of one table: a row for each combination of `keys`, everything else added up over `folded`. */
export interface Read {
	readonly table: string;
	readonly keys: readonly KeyColumn[];
	readonly folded: readonly KeyColumn[];
	readonly measures: readonly string[];
	/** Pairs of terms summed row by row where every one is known. */
	readonly pairs: readonly string[];
	readonly filters: readonly Filter[];
}

export type JoinRole = "siblings" | "local-total" | "reference" | "reference-total";

/** What the formula needs beside the row itself: at most one row for each value of `on`. */
export interface Join {
	readonly role: JoinRole;
	readonly read: Read;
	readonly on: readonly KeyColumn[];
}

export interface Plan {
	readonly indicator: string;
	readonly cube: string;
	readonly territory: TerritoryType;
	readonly about: LevelId;
	readonly formula: Formula;
	/** The rows of which the figures are made; for an evolution, those of the indicator that it follows. */
	readonly cells: Read;
	readonly joins: readonly Join[];
}
