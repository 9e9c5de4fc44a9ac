/**
 * A perimeter drawn by a reader: which published places make it up. Only printed cells are ever added, never what is below
 * them, so that a perimeter tells nothing that its members do not tell already (methods §8.7, §9.5).
 */
import type { TerritoryType } from "../../catalogue/model.ts";
import { type Database, DefError, literal } from "../platform/index.ts";
import type { Perimeter, TerritoryRef } from "./model.ts";

/** Most members a reader may list: a region has fewer than three thousand communes. */
export const MOST_MEMBERS = 3000;

/** One way to tile the perimeter with whole places of one level. */
export interface Cover {
	readonly level: TerritoryType;
	readonly codes: readonly string[];
}

/** The perimeter without repetition, or `perimetre-illisible`. */
export function cleared({ label, members }: Perimeter): Perimeter {
	const unique = [...new Map(members.map((ref) => [keyOf(ref), ref])).values()];
	if (unique.length === 0)
		throw new DefError("perimetre-illisible", { cause: "il ne cite aucun territoire" });
	if (unique.length > MOST_MEMBERS)
		throw new DefError("perimetre-illisible", { cause: `il cite plus de ${MOST_MEMBERS} territoires` });
	return { ...(label === undefined ? {} : { label }), members: unique.toSorted(byKey) };
}

export const keyOf = ({ type, code }: TerritoryRef): string => `${type}:${code}`;
const byKey = (a: TerritoryRef, b: TerritoryRef): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/**
 * Every level whose whole places tile the perimeter exactly, the fewest places first. Throws `double-compte` when two members
 * share a commune.
 */
async function coversOf(
	db: Database,
	{ members }: Perimeter,
	nameOf: (ref: TerritoryRef) => string,
): Promise<readonly Cover[]> {
	const listed = members.map(({ type, code }) => `(${literal(type)}, ${literal(code)})`).join(", ");
	const today = `SELECT from_code AS commune, to_level, to_code FROM links
		WHERE from_kind = 'commune' AND from_code IN (SELECT code FROM items WHERE level = 'commune')`;
	const own = await db.rows(
		`WITH today AS (${today}) SELECT commune, to_level, to_code FROM today WHERE (to_level, to_code) IN (${listed})`,
	);
	refuseOverlap(
		own.map((row) => [
			String(row.commune),
			{ type: row.to_level as TerritoryType, code: String(row.to_code) },
		]),
		nameOf,
	);
	const communes = new Set(own.map((row) => String(row.commune)));
	if (communes.size === 0) return [];
	const zones = await db.rows(
		`WITH today AS (${today}),
			mine AS (SELECT DISTINCT commune FROM today WHERE (to_level, to_code) IN (${listed})),
			touched AS (SELECT to_level, to_code, count(*) AS n FROM today JOIN mine USING (commune) GROUP BY ALL),
			whole AS (SELECT to_level, to_code, count(*) AS n FROM today GROUP BY ALL)
		SELECT to_level, to_code, touched.n AS inside, whole.n AS size FROM touched JOIN whole USING (to_level, to_code) ORDER BY to_level, to_code`,
	);
	const covers: Cover[] = [];
	for (const [level, rows] of Map.groupBy(zones, (row) => row.to_level as TerritoryType)) {
		const inside = rows.reduce((sum, row) => sum + Number(row.inside), 0);
		if (inside !== communes.size || rows.some((row) => Number(row.inside) !== Number(row.size))) continue;
		covers.push({ level, codes: rows.map((row) => String(row.to_code)) });
	}
	return covers.toSorted((a, b) => a.codes.length - b.codes.length || (a.level < b.level ? -1 : 1));
}

function refuseOverlap(
	memberships: readonly (readonly [string, TerritoryRef])[],
	nameOf: (ref: TerritoryRef) => string,
): void {
	const holder = new Map<string, TerritoryRef>();
	for (const [commune, ref] of memberships) {
		const other = holder.get(commune);
		if (other)
			throw new DefError("double-compte", {
				first: nameOf(other),
				second: nameOf(ref),
				why: "se recouvrent : ils ont des communes en commun",
			});
		holder.set(commune, ref);
	}
}

/** Perimeters whose covers are kept at once: one page asks for the same one for every indicator. */
const REMEMBERED = 50;

/** `coversOf` on one release, which never changes: the last ones asked for are kept. */
export function rememberedCovers(
	db: Database,
): (perimeter: Perimeter, nameOf: (ref: TerritoryRef) => string) => Promise<readonly Cover[]> {
	const kept = new Map<string, Promise<readonly Cover[]>>();
	return (perimeter, nameOf) => {
		const key = perimeter.members.map(keyOf).join();
		const known = kept.get(key);
		if (known) return known;
		const [oldest] = kept.keys();
		if (kept.size >= REMEMBERED && oldest !== undefined) kept.delete(oldest);
		const found = coversOf(db, perimeter, nameOf);
		kept.set(key, found);
		return found;
	};
}
