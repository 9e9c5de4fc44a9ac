import { join } from "node:path";
import type { LevelId, LinkFrom, TerritoryType } from "../../catalogue/model.ts";
import { literal, openDatabase } from "../platform/index.ts";

/** Codes of one level, with the date (ISO) after which those that are closed are no longer in use. */
export interface LevelCodes extends ReadonlySet<string> {
	readonly closedOn: ReadonlyMap<string, string>;
}

class Codes extends Set<string> implements LevelCodes {
	readonly closedOn = new Map<string, string>();
}

/** Codes of each level in a folder of nomenclatures, for the checks of the data sources (rules C-15 and C-17). */
export async function readCodes(dir: string): Promise<ReadonlyMap<LevelId, LevelCodes>> {
	const db = await openDatabase();
	try {
		const codes = new Map<LevelId, Codes>();
		const at = (level: LevelId): Codes => {
			const known = codes.get(level);
			if (known) return known;
			const fresh = new Codes();
			codes.set(level, fresh);
			return fresh;
		};
		const items = literal(join(dir, "items.parquet"));
		for (const row of await db.rows(
			`SELECT level, code, closed::VARCHAR AS closed FROM read_parquet(${items})`,
		)) {
			const level = at(row.level as LevelId);
			level.add(String(row.code));
			if (typeof row.closed === "string") level.closedOn.set(String(row.code), row.closed);
		}
		// A commune that merged since is still a commune of its vintage.
		const links = literal(join(dir, "links.parquet"));
		for (const row of await db.rows(
			`SELECT DISTINCT from_code FROM read_parquet(${links}) WHERE from_kind = 'commune'`,
		))
			at("commune").add(String(row.from_code));
		return codes;
	} finally {
		db.close();
	}
}

/** Members of each origin in each level (commune → zone d'emploi…) of a folder of nomenclatures, as plain maps. */
export async function readLinks(
	dir: string,
): Promise<(from: LinkFrom, to: TerritoryType) => ReadonlyMap<string, string> | undefined> {
	const db = await openDatabase();
	try {
		const maps = new Map<string, Map<string, string>>();
		const links = literal(join(dir, "links.parquet"));
		for (const row of await db.rows(
			`SELECT from_kind, to_level, from_code, min(to_code) AS to_code FROM read_parquet(${links}) GROUP BY ALL`,
		)) {
			const key = `${row.from_kind}/${row.to_level}`;
			const map = maps.get(key) ?? new Map<string, string>();
			maps.set(key, map);
			map.set(String(row.from_code), String(row.to_code));
		}
		return (from, to) => maps.get(`${from}/${to}`);
	} finally {
		db.close();
	}
}
