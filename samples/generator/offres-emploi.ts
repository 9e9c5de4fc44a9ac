import { type Cell, csv } from "./csv.ts";
import { siret } from "./enterprise.ts";
import { items, passages } from "./facts.ts";
import type { SampleFile } from "./file.ts";
import { domainWeight } from "./occupations.ts";
import { placesOf } from "./places.ts";
import { randomOf } from "./random.ts";

const header = [
	"mois",
	"id_offre",
	"siret_employeur",
	"commune",
	"code_rome",
	"code_fap",
	"type_contrat",
] as const;

/** Enterprises numbered apart from those of the other files. */
const firstEmployer = 6000;
const employers = 1100;
const offers = 3600;
const contracts = [
	"CDI",
	"CDI",
	"CDI",
	"CDI",
	"CDD de six mois et plus",
	"CDD de moins de six mois",
	"CDD de moins de six mois",
	"CDD de moins de six mois",
];

interface Occupation {
	readonly rome: string;
	readonly fap: string;
}

/** Pairs of codes that the passages of the package link: FAP 2021 → FAP 2009 → ROME 3, kept by ROME 4.0. Five a domain. */
function occupationsByDomain(): ReadonlyMap<string, readonly Occupation[]> {
	const kept = new Set(items("rome4").map(({ code }) => code));
	const romes = Map.groupBy(passages("fap2009-225", "rome3"), ({ from }) => from);
	const byDomain = new Map<string, Occupation[]>();
	for (const { from: fap, to } of passages("fap2021-228", "fap2009-225")) {
		const rome = romes.get(to)?.find((edge) => kept.has(edge.to))?.to;
		const domain = fap.slice(0, 1);
		const list = byDomain.get(domain) ?? [];
		if (rome === undefined || list.length === 5) continue;
		byDomain.set(domain, [...list, { rome, fap }]);
	}
	return byDomain;
}

/**
 * Job offers of one year. An employer recruits in one domain of occupations; one in twenty-five is an agency, of which one
 * place may hold most of the offers.
 */
export function jobOffers(): SampleFile {
	const random = randomOf("offres-emploi");
	const byDomain = occupationsByDomain();
	const domains = [...byDomain.keys()].flatMap((domain) =>
		Array.from({ length: Math.ceil(domainWeight(domain) / 6) }, () => domain),
	);
	const places = placesOf(random)(employers);
	const urns = places.flatMap((commune, rank) => {
		const agency = random.chance(1 / 25);
		const employer = {
			siret: siret(firstEmployer + rank),
			commune,
			agency,
			domain: random.pick(domains),
		};
		return Array.from(
			{ length: Math.max(1, Math.round(random.skewed() * (agency ? 14 : 2))) },
			() => employer,
		);
	});
	const rows: Cell[][] = [];
	for (let number = 0; number < offers; number++) {
		const employer = random.pick(urns);
		const { rome, fap } = random.pick(byDomain.get(employer.domain) ?? []);
		rows.push([
			`2025-${String(random.whole(1, 12)).padStart(2, "0")}`,
			`ESSAI${String(10_000 + number)}`,
			employer.siret,
			employer.commune,
			rome,
			fap,
			employer.agency && random.chance(0.8) ? "Intérim" : random.pick(contracts),
		]);
	}
	return {
		name: "offres-emploi-2025.csv",
		bytes: csv(header, rows, { encoding: "utf-8", delimiter: ";", newline: "\r\n" }),
	};
}
