import type { LevelId, TerritoryType } from "../../catalogue/model.ts";

/** Harmonised nomenclatures: three Parquet files in one folder named by the hash of what went in. */
export interface NomenclatureProduct {
	readonly key: string;
	readonly dir: string;
	/** level, vintage, code, label, parent, source */
	readonly items: string;
	/** from_kind, from_code, to_level, to_code, source */
	readonly links: string;
	/** from_level, from_code, to_level, to_code, weight, method, source */
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
	/** Pairs of columns `<id>__num`, `<id>__den`, `<id>__all` summed row by row where every term is known. */
	readonly pairs: readonly string[];
	/** Sources whose rows may fall in this table. */
	readonly sources: readonly string[];
	readonly rows: number;
	/** File name inside the product folder. */
	readonly file: string;
}

export interface CubeProduct {
	readonly key: string;
	readonly cube: string;
	readonly dir: string;
	readonly tables: readonly CubeTable[];
	/** File name of the facts behind the tables, with batch and line: provenance reads them. */
	readonly facts: string;
	readonly batches: readonly string[];
}

export const tableName = (cube: string, territory: TerritoryType, about: LevelId): string =>
	`${cube}__${territory}__${about}`.replaceAll("-", "_");
