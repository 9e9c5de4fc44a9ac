import { createRequire } from "node:module";
import type { Passage, PassageEdge } from "./passage.ts";

interface Commune {
	readonly code: string;
	readonly type: string;
	readonly chefLieu?: string;
	readonly anciensCodes?: readonly string[];
	readonly population?: number;
}

const load = createRequire(import.meta.url);
const communesOf = (pkg: string): readonly Commune[] =>
	load(`${pkg}/data/communes.json`) as readonly Commune[];

/**
 * Passage of the communes of 2023 to those of the current code, from the two npm packages. A commune that was delegated and
 * stands alone again takes the share of its own population: the ratios of a split are the only ones under 1 (methods §9.2).
 */
export function cogPassage(): Passage {
	const before = communesOf("decoupage-2023");
	const now = communesOf("@etalab/decoupage-administratif");
	const actual = new Map(now.filter((c) => c.type === "commune-actuelle").map((c) => [c.code, c]));
	const old = new Set(before.filter((c) => c.type === "commune-actuelle").map((c) => c.code));
	const seat = new Map(before.flatMap((c) => (c.chefLieu && !old.has(c.code) ? [[c.code, c.chefLieu]] : [])));
	const heir = new Map<string, string>();
	for (const c of now) {
		for (const code of c.anciensCodes ?? []) heir.set(code, c.code);
		if (c.type !== "commune-actuelle" && c.chefLieu && !actual.has(c.code)) heir.set(c.code, c.chefLieu);
	}
	const born = Map.groupBy(
		[...actual.values()].filter((c) => !old.has(c.code) && old.has(seat.get(c.code) ?? "")),
		(c) => seat.get(c.code) ?? "",
	);
	const edges: PassageEdge[] = [];
	for (const code of old) {
		const stays = actual.get(code);
		const parts = [...(stays ? [stays] : []), ...(born.get(code) ?? [])];
		const mass = parts.reduce((sum, part) => sum + (part.population ?? 0), 0);
		if (parts.length > 1 && mass > 0)
			for (const part of parts)
				edges.push({ from: code, to: part.code, ratio: (part.population ?? 0) / mass });
		else {
			const to = stays ? code : heir.get(code);
			if (to !== undefined && actual.has(to)) edges.push({ from: code, to, ratio: 1 });
		}
	}
	return { from: "COG 2023", to: "COG 2026", edges: edges.filter((edge) => edge.ratio > 0) };
}

let splits: Passage | undefined;
let vintages: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Its splits alone: the communes whose counts have to be shared out. Whole passages are memberships like others. */
export function splitsOf(): Passage {
	if (splits) return splits;
	const passage = cogPassage();
	splits = { ...passage, edges: passage.edges.filter(({ ratio }) => ratio < 1) };
	return splits;
}

/** Communes of each vintage at hand: the one whose codes hold most of those of a file is its vintage (methods §9.2). */
export function communesByVintage(): ReadonlyMap<string, ReadonlySet<string>> {
	const codes = (pkg: string): ReadonlySet<string> =>
		new Set(communesOf(pkg).flatMap((c) => (c.type === "commune-actuelle" ? [c.code] : [])));
	vintages ??= new Map([
		["COG 2023", codes("decoupage-2023")],
		["COG 2026", codes("@etalab/decoupage-administratif")],
	]);
	return vintages;
}
