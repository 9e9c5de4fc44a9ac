import type { TerritoryType } from "../../catalogue/model.ts";
import type { Database } from "../platform/index.ts";
import { compareFrench, slugify } from "../platform/index.ts";
import type { TerritoryCard, TerritoryRef } from "./model.ts";

const types: readonly TerritoryType[] = [
	"france",
	"region",
	"departement",
	"zone-emploi",
	"partie-zone",
	"bassin",
	"arrondissement",
	"epci",
	"comite-local",
	"commune",
];

/** The territories of a release and how their communes overlap. Everything in memory: about 40 000 cards. */
export interface TerritoryStore {
	get(type: string, code: string): TerritoryCard | undefined;
	list(type: TerritoryType, region?: string): readonly TerritoryCard[];
	related(territory: TerritoryRef): readonly TerritoryCard[];
	/** Communes of the region that a postal code serves: first those that give their name to a wider territory. */
	posted(postalCode: string): readonly TerritoryCard[];
	/** The commune of today that holds one which merged; undefined for any other code. */
	merged(code: string): TerritoryCard | undefined;
	readonly all: readonly TerritoryCard[];
}

export async function loadTerritories(db: Database, region?: string): Promise<TerritoryStore> {
	const list = types.map((t) => `'${t}'`).join(", ");
	const items = await db.rows(
		`SELECT level, code, label, vintage, parent FROM items WHERE level IN (${list})`,
	);
	const overlaps = await db.rows(`
		WITH today AS (SELECT from_code AS commune, to_level, to_code FROM links WHERE from_kind = 'commune' AND from_code IN (SELECT code FROM items WHERE level = 'commune'))
		SELECT t.to_level AS level, t.to_code AS code, count(*)::INTEGER AS communes, string_agg(DISTINCT r.to_code, ',' ORDER BY r.to_code) AS regions
		FROM today t LEFT JOIN today r ON r.commune = t.commune AND r.to_level = 'region'
		GROUP BY ALL`);
	const extents = new Map(overlaps.map((o) => [`${o.level}:${o.code}`, o]));
	const cards = new Map<string, TerritoryCard>();
	for (const item of items) {
		const type = item.level as TerritoryType;
		const code = String(item.code);
		const label = readableLabel(String(item.label));
		const extent = extents.get(`${type}:${code}`);
		cards.set(`${type}:${code}`, {
			type,
			code,
			label,
			vintage: String(item.vintage ?? ""),
			path: `/territoires/${type}/${code}-${slugify(label)}`,
			regions: extent?.regions ? String(extent.regions).split(",") : type === "region" ? [code] : [],
			communes: Number(extent?.communes ?? 0),
		});
	}
	const all = [...cards.values()].sort((a, b) => compareFrench(a.label, b.label));
	const neighbours = await loadOverlaps(db, region);
	const posted = await loadPostalCodes(db, region);
	const heirs = await loadMerged(db);
	const wider = new Set(all.filter(({ type }) => type !== "commune").map(({ label }) => label));
	// A page asks for the same lists dozens of times, of some 40 000 cards.
	const byType = Map.groupBy(all, ({ type }) => type);
	const lists = new Map<string, readonly TerritoryCard[]>();
	const isOutside = ({ regions }: TerritoryCard): boolean =>
		region !== undefined && !regions.includes(region);
	return {
		all,
		get: (type, code) => cards.get(`${type}:${code}`),
		list(type, region) {
			const every = byType.get(type) ?? [];
			if (region === undefined) return every;
			const key = `${type} ${region}`;
			const known = lists.get(key) ?? every.filter((card) => card.regions.includes(region));
			lists.set(key, known);
			return known;
		},
		related: ({ type, code }) =>
			(neighbours.get(`${type}:${code}`) ?? [])
				.flatMap((key) => cards.get(key) ?? [])
				.filter((c) => c.type !== type)
				// Of a zone that crosses the border, what lies in the region of the site comes first.
				.toSorted((a, b) => Number(isOutside(a)) - Number(isOutside(b))),
		merged: (code) => cards.get(`commune:${heirs.get(code)}`),
		posted: (postalCode) =>
			(posted.get(postalCode) ?? [])
				.flatMap((code) => cards.get(`commune:${code}`) ?? [])
				.toSorted(
					(a, b) =>
						Number(wider.has(b.label)) - Number(wider.has(a.label)) || compareFrench(a.label, b.label),
				),
	};
}

/**
 * Territories sharing communes. For communes themselves only those of the served region: the others would be hundreds of
 * thousands of lines that no page of this region shows.
 */
async function loadOverlaps(
	db: Database,
	region: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const rows = await db.rows(
		`WITH zones AS (SELECT from_code AS commune, to_level || ':' || to_code AS zone FROM links WHERE from_kind = 'commune' AND to_level NOT IN ('commune', 'france')),
			near AS (SELECT commune FROM zones WHERE zone = 'region:' || $1)
		SELECT a.zone AS a, b.zone AS b, count(*)::INTEGER AS n FROM zones a JOIN zones b USING (commune) WHERE a.zone <> b.zone GROUP BY ALL
		UNION ALL SELECT 'commune:' || commune, zone, 1 FROM zones SEMI JOIN near USING (commune)
		ORDER BY 1, 3 DESC, 2`,
		[region ?? ""],
	);
	const map = new Map<string, string[]>();
	for (const row of rows) {
		const key = String(row.a);
		const list = map.get(key);
		if (list) list.push(String(row.b));
		else map.set(key, [String(row.b)]);
	}
	return map;
}

async function loadPostalCodes(
	db: Database,
	region: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const rows = await db.rows(
		`SELECT p.from_code AS code, string_agg(p.to_code, ',' ORDER BY p.to_code) AS communes FROM links p
		SEMI JOIN (SELECT from_code FROM links WHERE from_kind = 'commune' AND to_level = 'region' AND to_code = $1) r ON p.to_code = r.from_code
		WHERE p.from_kind = 'code-postal' GROUP BY 1`,
		[region ?? ""],
	);
	return new Map(rows.map(({ code, communes }) => [String(code), String(communes).split(",")]));
}

/** Codes of communes that merged, and of those that hold them today. */
async function loadMerged(db: Database): Promise<ReadonlyMap<string, string>> {
	const rows = await db.rows(
		"SELECT from_code, to_code FROM links WHERE from_kind = 'commune' AND to_level = 'commune' AND from_code <> to_code",
	);
	return new Map(rows.map((row) => [String(row.from_code), String(row.to_code)]));
}

/** Some registers print names in capitals without accents (« LE HAVRE »): capitals become initials, accents stay lost. */
export function readableLabel(label: string): string {
	const text = label.trim().replace(/\s+/g, " ");
	if (!/[A-Z]{3}/.test(text) || /[a-zà-ÿ]/.test(text)) return text;
	const small = new Set([
		"de",
		"du",
		"des",
		"d",
		"l",
		"la",
		"le",
		"les",
		"et",
		"en",
		"sur",
		"sous",
		"lès",
		"aux",
		"au",
	]);
	return text
		.toLowerCase()
		.split(/([\s\-'’]+)/)
		.map((word, i) => (i > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join("");
}
