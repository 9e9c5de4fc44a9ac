import { createRequire } from "node:module";
import type { LevelId } from "../../catalogue/model.ts";

/**
 * Official geographic code from the npm packages: current vintage, and the communes of older vintages led to the current
 * one. Only whole passages are used (merger, change of code): a split would need a weight (methods §9.2).
 */
export interface CogItem {
	readonly level: LevelId;
	readonly code: string;
	readonly label: string;
	readonly parent: string | null;
}

export interface CogLink {
	readonly fromKind: "commune" | "departement" | "dep3" | "region-label" | "code-postal";
	readonly from: string;
	readonly to: LevelId;
	readonly toCode: string;
}

export interface Cog {
	readonly vintage: string;
	readonly items: readonly CogItem[];
	readonly links: readonly CogLink[];
}

interface Commune {
	readonly code: string;
	readonly nom: string;
	readonly type: string;
	readonly chefLieu?: string;
	readonly commune?: string;
	readonly anciensCodes?: readonly string[];
	readonly codesPostaux?: readonly string[];
	readonly arrondissement?: string;
	readonly departement?: string;
	readonly region?: string;
}
interface Named {
	readonly code: string;
	readonly nom: string;
	readonly region?: string;
	readonly departement?: string;
}
interface Epci extends Named {
	readonly membres: readonly { readonly code: string }[];
}

const load = createRequire(import.meta.url);
const current = "@etalab/decoupage-administratif";
const older = ["decoupage-2023"];

/** Version of the packages: part of the key of everything built on them. */
export function cogVersions(): readonly string[] {
	return [current, ...older].map((name) => (load(`${name}/package.json`) as { version: string }).version);
}

/** The package's major version follows the COG: 3 = 2023, 4 = 2024, 5 = 2025, 6 = 2026. */
function vintageOf(version: string): string {
	return `COG ${2020 + Number(version.split(".")[0])}`;
}

/** Département on three characters as the schools' registers write it: `014`, `02A`, `971`. */
export function dep3(departement: string): string[] {
	if (departement === "2A") return ["02A", "620"];
	if (departement === "2B") return ["02B", "720"];
	return [departement.padStart(3, "0")];
}

export function readCog(): Cog {
	const data = <T>(pkg: string, file: string): readonly T[] =>
		load(`${pkg}/data/${file}.json`) as readonly T[];
	const communes = data<Commune>(current, "communes");
	const departements = data<Named>(current, "departements");
	const regions = data<Named>(current, "regions");
	const arrondissements = data<Named>(current, "arrondissements");
	const epcis = data<Epci>(current, "epci");

	const items: CogItem[] = [{ level: "france", code: "FR", label: "France", parent: null }];
	const links: CogLink[] = [];
	for (const r of regions) {
		items.push({ level: "region", code: r.code, label: r.nom, parent: "FR" });
		links.push({ fromKind: "region-label", from: foldLabel(r.nom), to: "region", toCode: r.code });
	}
	for (const d of departements) {
		items.push({ level: "departement", code: d.code, label: d.nom, parent: d.region ?? null });
		if (d.region) links.push({ fromKind: "departement", from: d.code, to: "region", toCode: d.region });
		for (const code of dep3(d.code)) {
			links.push({ fromKind: "dep3", from: code, to: "departement", toCode: d.code });
			if (d.region) links.push({ fromKind: "dep3", from: code, to: "region", toCode: d.region });
		}
	}
	for (const a of arrondissements)
		items.push({ level: "arrondissement", code: a.code, label: a.nom, parent: a.departement ?? null });
	for (const e of epcis) items.push({ level: "epci", code: e.code, label: e.nom, parent: null });

	const actual = new Map(communes.filter((c) => c.type === "commune-actuelle").map((c) => [c.code, c]));
	const epciOf = new Map(epcis.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));
	const successor = new Map<string, string>();
	for (const c of communes) {
		for (const old of c.anciensCodes ?? []) successor.set(old, c.code);
		const parent = c.type === "arrondissement-municipal" ? c.commune : c.chefLieu;
		if (c.type !== "commune-actuelle" && parent && !actual.has(c.code)) successor.set(c.code, parent);
	}
	for (const pkg of older)
		for (const c of data<Commune>(pkg, "communes"))
			if (!actual.has(c.code) && !successor.has(c.code) && c.chefLieu) successor.set(c.code, c.chefLieu);

	const memberships = (from: string, c: Commune): void => {
		const push = (to: LevelId, toCode: string | undefined): void => {
			if (toCode) links.push({ fromKind: "commune", from, to, toCode });
		};
		push("commune", c.code);
		push("arrondissement", c.arrondissement);
		push("departement", c.departement);
		push("region", c.region);
		push("epci", epciOf.get(c.code));
		push("france", "FR");
	};
	for (const c of actual.values()) {
		items.push({ level: "commune", code: c.code, label: c.nom, parent: c.departement ?? null });
		memberships(c.code, c);
		// Where to look for who only knows their address; no figure is led through it, a postal code being shared.
		for (const from of c.codesPostaux ?? [])
			links.push({ fromKind: "code-postal", from, to: "commune", toCode: c.code });
	}
	for (const [old, now] of successor) {
		const c = actual.get(lastOf(now, successor));
		if (c) memberships(old, c);
	}
	return { vintage: vintageOf(cogVersions()[0] ?? ""), items, links };
}

/** Follows successive mergers to the commune that exists today. */
function lastOf(code: string, successor: ReadonlyMap<string, string>): string {
	const seen = new Set<string>();
	let at = code;
	for (let next = successor.get(at); next !== undefined && !seen.has(next); next = successor.get(at)) {
		seen.add(next);
		at = next;
	}
	return at;
}

/** Region labels are printed in capitals, without accents, with blanks or hyphens: one form for all. */
export function foldLabel(label: string): string {
	return label
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[^A-Za-z]+/g, " ")
		.trim()
		.toUpperCase();
}
