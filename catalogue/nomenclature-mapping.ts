import type { LevelId } from "./axes.ts";

/**
 * Origins of the link table. `dep3` = département on three characters (also the head of a UAI); `rome3-proche` and
 * `rome3-evolution` = an occupation, seen as the start of a move to a close one or to a next one.
 */
export type LinkFrom =
	| "commune"
	| "departement"
	| "dep3"
	| "cfd"
	| "naf2"
	| "region-label"
	| "idcc"
	| "rome3"
	| "rome3-proche"
	| "rome3-evolution";

export interface RowFilter {
	readonly field: string;
	readonly in?: readonly string[];
	readonly notIn?: readonly string[];
	/** Full-match pattern. */
	readonly matches?: string;
}

/** How the rows of a source become nomenclature items, links or crosswalk edges. `…Field` names a field, the rest is constant. */
export interface NomenclatureMapping {
	/**
	 * Several sources may name one item: the first in the order of `sources` whose label is neither empty nor damaged (U+FFFD)
	 * wins. A level, or a pair of levels, given by a source that is not shipped is taken from such sources only.
	 */
	readonly items?: readonly {
		readonly level?: LevelId;
		readonly levelField?: string;
		readonly vintage?: string;
		readonly vintageField?: string;
		readonly code: string;
		readonly label: string;
		readonly parent?: string;
		/** Field with the date after which the code is no longer in use: `31/08/2025`, or `8/31/25` month first. */
		readonly closed?: string;
	}[];
	/** Tie without weight from `from` to `to`: membership (commune → zone d'emploi, IDCC → OPCO) or mention (occupation → knowledge). */
	readonly links?: readonly {
		readonly rows?: readonly RowFilter[];
		readonly from: LinkFrom;
		readonly fromField: string;
		readonly to?: LevelId;
		readonly toLevelField?: string;
		readonly toField: string;
	}[];
	/** Edges of a crosswalk; without a weight the warehouse splits equally, so that weights of one code sum to 1. */
	readonly edges?: readonly {
		readonly from?: LevelId;
		readonly fromLevelField?: string;
		readonly fromField: string;
		readonly to?: LevelId;
		readonly toLevelField?: string;
		readonly toField: string;
		readonly weightField?: string;
		readonly method?: "officielle" | "estimée" | "manuelle";
		readonly methodField?: string;
	}[];
	/**
	 * Sizes of the codes of a level: they share out a code that a crosswalk read backwards leads to several of them. The rows kept
	 * give each code one value.
	 */
	readonly masses?: readonly {
		readonly level: LevelId;
		readonly code: string;
		readonly value: string;
		readonly rows?: readonly RowFilter[];
		/** What the sizes are, in French, as a page says it: « demandeurs d'emploi de 2020 ». */
		readonly basis: string;
	}[];
}
