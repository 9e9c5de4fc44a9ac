import type { CodeRef, LevelId } from "../../catalogue/model.ts";
import type { Database } from "../platform/index.ts";
import { compareFrench, slugify } from "../platform/index.ts";
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
	readonly all: readonly OccupationCard[];
	readonly crosswalks: readonly CrosswalkCard[];
}

export const schemeOf = (level: LevelId): string | undefined =>
	Object.entries(schemes).find(([, levels]) => levels.includes(level))?.[0];

export async function loadOccupations(db: Database): Promise<OccupationStore> {
	const labels = new Map<string, string>();
	const parents = new Map<string, string>();
	for (const row of await db.rows(
		"SELECT level, code, label, parent FROM items WHERE level NOT IN ('commune', 'epci')",
	)) {
		labels.set(`${row.level}:${row.code}`, String(row.label).trim());
		if (row.parent !== null) parents.set(`${row.level}:${row.code}`, String(row.parent));
	}
	const edges = await db.rows("SELECT * FROM edges ORDER BY from_level, from_code, weight DESC, to_code");
	const matches = new Map<string, OccupationCard["matches"][number][]>();
	const addMatch = (from: string, level: LevelId, code: string, weight: number, method: string): void => {
		const list = matches.get(from) ?? [];
		list.push({ level, code, label: labels.get(`${level}:${code}`) ?? code, weight, method });
		matches.set(from, list);
	};
	for (const e of edges) {
		const weight = Number(e.weight);
		addMatch(
			`${e.from_level}:${e.from_code}`,
			e.to_level as LevelId,
			String(e.to_code),
			weight,
			String(e.method),
		);
		addMatch(
			`${e.to_level}:${e.to_code}`,
			e.from_level as LevelId,
			String(e.from_code),
			weight,
			String(e.method),
		);
	}
	const cards = new Map<string, OccupationCard>();
	for (const [scheme, levels] of Object.entries(schemes))
		for (const level of levels)
			for (const [key, label] of labels) {
				if (!key.startsWith(`${level}:`)) continue;
				const code = key.slice(level.length + 1);
				// A three-letter code and its only child may share a code across depths: the finest keeps the page.
				if (cards.has(`${scheme}:${code}`)) continue;
				const parent = parentOf(level, levels, parents.get(key), labels);
				cards.set(`${scheme}:${code}`, {
					level,
					scheme,
					code,
					label,
					path: `/metiers/${scheme}-${code}-${slugify(label)}`,
					...(parent ? { parent } : {}),
					matches: matches.get(key) ?? [],
				});
			}
	const all = [...cards.values()].sort((a, b) => compareFrench(a.label, b.label));
	return {
		all,
		get: (scheme, code) => cards.get(`${scheme}:${code}`) ?? cards.get(`${scheme}:${code.toUpperCase()}`),
		list: (level) => all.filter((c) => c.level === level),
		label: (level, code) => labels.get(`${level}:${code}`),
		crosswalks: crosswalksOf(edges, labels),
	};
}

function parentOf(
	level: LevelId,
	levels: readonly LevelId[],
	code: string | undefined,
	labels: ReadonlyMap<string, string>,
): (CodeRef & { readonly label: string }) | undefined {
	if (!code) return undefined;
	for (const candidate of levels) {
		const label = candidate === level ? undefined : labels.get(`${candidate}:${code}`);
		if (label) return { level: candidate, code, label };
	}
	return undefined;
}

/** Published match rate of each crosswalk, with the codes it leaves aside. */
function crosswalksOf(
	edges: readonly Readonly<Record<string, unknown>>[],
	labels: ReadonlyMap<string, string>,
): readonly CrosswalkCard[] {
	const pairs = new Map<string, { methods: Set<string>; matched: Set<string> }>();
	for (const e of edges) {
		const key = `${e.from_level}>${e.to_level}`;
		const pair = pairs.get(key) ?? { methods: new Set<string>(), matched: new Set<string>() };
		pair.methods.add(String(e.method));
		if (labels.has(`${e.to_level}:${e.to_code}`)) pair.matched.add(String(e.from_code));
		pairs.set(key, pair);
	}
	return [...pairs].map(([key, pair]) => {
		const [from, to] = key.split(">") as [LevelId, LevelId];
		const codes = [...labels]
			.filter(([k]) => k.startsWith(`${from}:`))
			.map(([k, label]) => ({ code: k.slice(from.length + 1), label }));
		return {
			from,
			to,
			method: [...pair.methods].sort().join(", "),
			matched: codes.filter((c) => pair.matched.has(c.code)).length,
			total: codes.length,
			orphans: codes.filter((c) => !pair.matched.has(c.code)).map((c) => ({ level: from, ...c })),
		};
	});
}
