import type { FactCut } from "../../catalogue/columns.ts";
import type { LevelId, LinkFrom, TerritoryType } from "../../catalogue/model.ts";

/** Harmonised nomenclatures: three Parquet files in one folder named by the hash of what went in. */
export interface NomenclatureProduct {
	readonly key: string;
	readonly dir: string;
	/** level, vintage, code, label, parent, source */
	readonly items: string;
	/** from_kind, from_code, to_level, to_code, source */
	readonly links: string;
	/** from_level, from_code, to_level, to_code, weight, method, source, basis (what the weights are, when they are under 1) */
	readonly edges: string;
}

/** One table of a cube: one territory level × one level of the other axis (`all` = total). */
export interface CubeTable {
	readonly name: string;
	readonly cube: string;
	readonly territory: TerritoryType;
	readonly about: LevelId;
	readonly categories: readonly string[];
	readonly measures: readonly string[];
	/** Those that only some of the mappings give: `<id>__rows` counts the rows of these, the others say nothing of the measure. */
	readonly partial?: readonly string[];
	/** Pairs of columns `<id>__num`, `<id>__den`, `<id>__all` summed row by row where every term is known. */
	readonly pairs: readonly string[];
	/** Sources whose rows may fall in this table. */
	readonly sources: readonly string[];
	readonly rows: number;
	/** File name inside the product folder. */
	readonly file: string;
}

/** How the codes of one source were led to one level of a cube: what was found, split and lost on the way (methods §10). */
export interface Crossing {
	readonly source: string;
	readonly level: LevelId;
	readonly from: LinkFrom | LevelId;
	/** Vintage of the codes of the file, when it is an older one some of whose codes split since. */
	readonly vintage?: string;
	/** Counts are split between several codes. */
	readonly weighted: boolean;
	/** What the weights are, in French. */
	readonly basis: readonly string[];
	/** By measure, over the whole file. None under secrecy: what was lost would be a figure. */
	readonly measures: readonly {
		readonly id: string;
		/** Share of the mass that found an edge; of the rows, for a rate. */
		readonly match: number;
		/** Share of what was found that goes to several codes. */
		readonly ambiguity: number;
	}[];
	/** Codes that lead nowhere: how many, and the first of them. An empty one is a row without a code. */
	readonly unknown: { readonly count: number; readonly codes: readonly string[] };
}

export interface CubeProduct {
	readonly key: string;
	readonly cube: string;
	readonly dir: string;
	readonly tables: readonly CubeTable[];
	/** File name of the facts behind the tables, with batch and line: provenance reads them through the cuts. */
	readonly facts: string;
	readonly cuts: readonly FactCut[];
	readonly batches: readonly string[];
}

export const tableName = (cube: string, territory: TerritoryType, about: LevelId): string =>
	`${cube}__${territory}__${about}`.replaceAll("-", "_");
