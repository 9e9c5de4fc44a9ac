import { createRequire } from "node:module";
import { apportion } from "./apportion.ts";
import { compositions, type Item, items } from "./facts.ts";
import { published } from "./totals.ts";

/** The region of the samples. Everything below follows from this code. */
export const region = "28";

export interface Commune {
	readonly code: string;
	readonly name: string;
	readonly departement: string;
	readonly arrondissement: string;
	/** True legal population: only used as a weight. */
	readonly population: number;
	readonly postcodes: number;
}

export interface Departement {
	readonly code: string;
	readonly name: string;
}

/** A zoning item made of communes of the region. */
export interface Zone {
	readonly code: string;
	readonly label: string;
	/** Département that holds most of its inhabitants. */
	readonly departement: string;
	/** Inhabitants in the region. */
	readonly population: number;
	/** Made-up active population; over all zones it adds up to the published total. */
	readonly active: number;
}

const require = createRequire(import.meta.url);

/** The npm package is a set of JSON files: the two that serve here, with the properties read from them. */
const allCommunes: readonly {
	readonly code: string;
	readonly nom: string;
	readonly type: string;
	readonly region?: string;
	readonly departement?: string;
	readonly arrondissement?: string;
	readonly population?: number;
	readonly codesPostaux?: readonly string[];
}[] = require("@etalab/decoupage-administratif/data/communes.json");
const allDepartements: readonly { readonly code: string; readonly nom: string; readonly region: string }[] =
	require("@etalab/decoupage-administratif/data/departements.json");

export const communes: readonly Commune[] = allCommunes
	.filter((c) => c.region === region && c.type === "commune-actuelle")
	.map((c) => ({
		code: c.code,
		name: c.nom,
		departement: c.departement ?? "",
		arrondissement: c.arrondissement ?? "",
		population: c.population ?? 0,
		postcodes: c.codesPostaux?.length ?? 1,
	}))
	.sort((a, b) => (a.code < b.code ? -1 : 1));

export const departements: readonly Departement[] = allDepartements
	.filter((d) => d.region === region)
	.map((d) => ({ code: d.code, name: d.nom }))
	.sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(communes.map((commune) => [commune.code, commune]));

/** The zones of a level, from the composition that the package ships; a zone may touch the region by a few communes only. */
function zonesOf(level: "zone-emploi" | "bassin"): Zone[] {
	const labels = new Map(items(level).map((item) => [item.code, item.label]));
	const members = new Map<string, Commune[]>();
	for (const { commune, zone } of compositions(level === "bassin" ? "bassin" : "zone_emploi")) {
		const known = byCode.get(commune);
		if (known) members.set(zone, [...(members.get(zone) ?? []), known]);
	}
	const zones = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
	const populations = zones.map(([, list]) => populationOf(list));
	const actives = apportion(published.activePopulation.value, populations);
	return zones.map(([code, list], i) => ({
		code,
		label: labels.get(code) ?? code,
		departement: mainDepartement(list),
		population: populations[i] ?? 0,
		active: actives[i] ?? 0,
	}));
}

function populationOf(list: readonly Commune[]): number {
	return list.reduce((sum, commune) => sum + commune.population, 0);
}

function mainDepartement(list: readonly Commune[]): string {
	const sums = departements.map((d) =>
		list.reduce((sum, c) => sum + (c.departement === d.code ? c.population : 0), 0),
	);
	return departements[sums.indexOf(Math.max(...sums))]?.code ?? "";
}

/** Employment zones, the interregional ones (`00xx`) included: their weight is that of their part in the region. */
export const employmentZones: readonly Zone[] = zonesOf("zone-emploi");

export function isInterregional(zone: Zone): boolean {
	return zone.code.startsWith("00");
}

/** Parts of the interregional zones in each of their regions (`RRxx`). */
export const regionalParts: readonly Item[] = items("partie-zone").filter((part) =>
	employmentZones.some((zone) => zone.code === `00${part.code.slice(2)}`),
);

export const bassins: readonly Zone[] = zonesOf("bassin");

/** Active population of the départements, in the order of `departements`; same total as the zones. */
export const activeOfDepartements: readonly number[] = apportion(
	published.activePopulation.value,
	departements.map((d) => populationOf(communes.filter((c) => c.departement === d.code))),
);
