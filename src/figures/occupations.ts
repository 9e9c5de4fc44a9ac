import type { CodeRef, LevelId } from "../../catalogue/model.ts";
import { compareFrench, type Database, type SqlRow, slugify, squeezed } from "../platform/index.ts";
import type { CrosswalkCard, OccupationCard } from "./model.ts";

/** Levels that have a page, by URL scheme, from the finest that carries figures to the broadest. */
const schemes: Readonly<Record<string, readonly LevelId[]>> = {
	fap2021: ["fap2021-228", "fap2021-86", "fap2021-22", "fap2021-341"],
	fap2009: ["fap2009-225", "fap2009-87", "fap2009-22"],
	rome3: ["rome3"],
	rome4: ["rome4"],
};

export interface OccupationStore {
	get(scheme: string, code: string): OccupationCard | undefined;
	list(level: LevelId): readonly OccupationCard[];
	/** Label of any code of any nomenclature. */
	label(level: LevelId, code: string): string | undefined;
	/** Every code of a level, by code. */
	codes(level: LevelId): readonly { readonly code: string; readonly label: string }[];
	/** Labels printed with their accents. */
	readonly words: Iterable<string>;
	readonly all: readonly OccupationCard[];
	readonly crosswalks: readonly CrosswalkCard[];
}

export const schemeOf = (level: LevelId): string | undefined =>
	Object.entries(schemes).find(([, levels]) => levels.includes(level))?.[0];

export async function loadOccupations(db: Database): Promise<OccupationStore> {
	const labels: Labels = new Map();
	const parents = new Map<string, string>();
	for (const row of await db.rows(
		"SELECT level, code, label, parent FROM items WHERE level NOT IN ('commune', 'epci')",
	)) {
		const level = row.level as LevelId;
		const own = labels.get(level) ?? new Map<string, string>();
		own.set(String(row.code), squeezed(String(row.label)));
		labels.set(level, own);
		if (row.parent !== null) parents.set(`${level}:${row.code}`, String(row.parent));
	}
	const edges = await db.rows(
		"SELECT * FROM edges WHERE from_level <> 'commune' ORDER BY from_level, from_code, weight DESC, to_code",
	);
	const matches = matchesOf(edges, labels);
	const cards = new Map<string, OccupationCard>();
	for (const [scheme, levels] of Object.entries(schemes))
		for (const level of levels)
			for (const [code, label] of labels.get(level) ?? []) {
				// A family and its only child may share a code across depths: the finest keeps the page.
				if (cards.has(`${scheme}:${code}`)) continue;
				const parent = parentOf(level, levels, parents.get(`${level}:${code}`), labels);
				cards.set(`${scheme}:${code}`, {
					level,
					scheme,
					code,
					label,
					path: `/metiers/${scheme}-${code}-${slugify(label)}`,
					...(parent ? { parent } : {}),
					matches: matches.get(`${level}:${code}`) ?? [],
				});
			}
	const all = [...cards.values()].sort((a, b) => compareFrench(a.label, b.label));
	return {
		all,
		get: (scheme, code) => cards.get(`${scheme}:${code}`) ?? cards.get(`${scheme}:${code.toUpperCase()}`),
		list: (level) => all.filter((c) => c.level === level),
		label: (level, code) => labels.get(level)?.get(code),
		words: (["rome3", "rome4", "fap2021-341", "fap2009-225", "pcs2003", "isco08", "naf2"] as const).flatMap(
			(level) => [...(labels.get(level)?.values() ?? [])],
		),
		codes: (level) =>
			[...(labels.get(level) ?? [])]
				.map(([code, label]) => ({ code, label }))
				.sort((a, b) => (a.code < b.code ? -1 : 1)),
		crosswalks: crosswalksOf(edges, labels),
	};
}

type Labels = Map<LevelId, Map<string, string>>;
type Edges = readonly SqlRow[];
type Match = OccupationCard["matches"][number];

/** Crosswalk edges of the levels that have a page, both ways. */
function matchesOf(edges: Edges, labels: Labels): ReadonlyMap<string, readonly Match[]> {
	const paged = new Set(Object.values(schemes).flat());
	const matches = new Map<string, Match[]>();
	const add = (from: unknown, fromCode: unknown, to: unknown, toCode: unknown, edge: SqlRow): void => {
		if (!paged.has(from as LevelId)) return;
		const level = to as LevelId;
		const code = String(toCode);
		const match = {
			level,
			code,
			label: labels.get(level)?.get(code) ?? code,
			weight: Number(edge.weight),
			method: String(edge.method),
		};
		const key = `${from}:${fromCode}`;
		const list = matches.get(key);
		if (list) list.push(match);
		else matches.set(key, [match]);
	};
	// A weight is the share of the code it starts from: read backwards only where no table goes that way.
	const ways = new Set(edges.map((e) => `${e.from_level}>${e.to_level}`));
	for (const e of edges) {
		add(e.from_level, e.from_code, e.to_level, e.to_code, e);
		if (!ways.has(`${e.to_level}>${e.from_level}`)) add(e.to_level, e.to_code, e.from_level, e.from_code, e);
	}
	return matches;
}

function parentOf(
	level: LevelId,
	levels: readonly LevelId[],
	code: string | undefined,
	labels: Labels,
): (CodeRef & { readonly label: string }) | undefined {
	if (!code) return undefined;
	for (const candidate of levels) {
		const label = candidate === level ? undefined : labels.get(candidate)?.get(code);
		if (label) return { level: candidate, code, label };
	}
	return undefined;
}

/** Published match rate of each crosswalk, with the codes it leaves aside. */
function crosswalksOf(edges: Edges, labels: Labels): readonly CrosswalkCard[] {
	const pairs = new Map<string, { methods: Set<string>; matched: Set<string> }>();
	for (const e of edges) {
		const key = `${e.from_level}>${e.to_level}`;
		const pair = pairs.get(key) ?? { methods: new Set<string>(), matched: new Set<string>() };
		pair.methods.add(String(e.method));
		if (labels.get(e.to_level as LevelId)?.has(String(e.to_code))) pair.matched.add(String(e.from_code));
		pairs.set(key, pair);
	}
	return [...pairs].map(([key, pair]) => {
		const [from, to] = key.split(">") as [LevelId, LevelId];
		const codes = [...(labels.get(from) ?? [])];
		return {
			from,
			to,
			method: [...pair.methods].sort().join(", "),
			matched: codes.filter(([code]) => pair.matched.has(code)).length,
			total: codes.length,
			orphans: codes
				.filter(([code]) => !pair.matched.has(code))
				.map(([code, label]) => ({ level: from, code, label })),
		};
	});
}
