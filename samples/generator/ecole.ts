import { commonYears, courses, yearsOf } from "./courses.ts";
import { type Cell, csv } from "./csv.ts";
import { schools } from "./etablissements.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";

interface Offer {
	readonly uai: string;
	/** First year: the course's own, or the common year of its family. */
	readonly entry: string;
	readonly family: string | null;
	/** Module of the last year, given for the vocational baccalauréat only. */
	readonly last: string | null;
	readonly years: readonly string[];
	readonly capacity: number;
	readonly wishes: number;
	/** Pupils by year of the course. */
	readonly pupils: readonly number[];
}

/** What each school opens at the start of 2022, shared by the two files: a fill rate needs both. */
const offers: readonly Offer[] = (() => {
	const random = randomOf("offre-scolaire");
	const open = courses.filter((course) => yearsOf(course).length > 0 && course.kind !== "BTS");
	const out: Offer[] = [];
	for (const school of schools) {
		for (const course of random.shuffle(open).slice(0, random.whole(6, 13))) {
			const years = yearsOf(course).map((year) => year.mefstat11);
			const common = commonYears.find((year) => year.number === course.common);
			const capacity = random.pick([8, 10, 12, 12, 15, 15, 15, 16, 18, 20, 24, 24, 30, 30, 32]);
			const pressure = random.skewed() * 0.95;
			const fill = Math.min(1.12, 0.55 + pressure * 0.38 + random.bell() * 0.05);
			const first = Math.max(1, Math.round(capacity * fill));
			out.push({
				uai: school.uai,
				entry: common ? `238100${common.number}` : (years[0] ?? ""),
				family: common?.family ?? null,
				last: course.kind.startsWith("BAC PRO") ? (years.at(-1) ?? null) : null,
				years: common ? [`238100${common.number}`, ...years.slice(1)] : years,
				capacity,
				wishes: Math.round(capacity * pressure),
				pupils: years.map((_, i) => Math.round(first * (1 - i * random.between(0.05, 0.16)))),
			});
		}
	}
	return out;
})();

/** Capacities and first wishes, start of 2022. A common year appears once per course that it leads to in the school. */
export function capacities(): SampleFile {
	const times = new Map<string, number>();
	for (const { uai, entry } of offers) times.set(uai + entry, (times.get(uai + entry) ?? 0) + 1);
	const rows = offers
		.map((offer, i): Cell[] => [
			offer.uai,
			offer.entry,
			"N",
			"ST",
			// A few openings have no figure, decided after the census of wishes; 999 says « no limit set ».
			i % 53 === 11 ? null : i % 97 === 23 ? 999 : offer.capacity,
			i % 47 === 5 ? null : offer.wishes,
			offer.family,
			times.get(offer.uai + offer.entry) ?? 1,
			offer.last,
		])
		.sort((a, b) => (`${a[0]}${a[1]}${a[8]}` < `${b[0]}${b[1]}${b[8]}` ? -1 : 1));
	return {
		name: "attractivite_capacite_2022.csv",
		bytes: csv(
			[
				"Etablissement d'accueil",
				"MEF STAT 11",
				"Voeu de recensement O/N",
				"Statut Offre de formation",
				"Capacité carte scolaire",
				"Demandes vœux 1",
				"Famille de métiers",
				"nb_apparitions_uai_mefstat",
				"mef_stat_terminale",
			],
			rows,
			{ encoding: "utf-8", delimiter: ";" },
		),
	};
}

/** Head counts of the same autumn as the capacities: a fill rate needs both. All years of the courses. */
export function headCounts(): SampleFile {
	const year = 2022;
	const pupils = new Map<string, number>();
	for (const offer of offers)
		for (const [i, module] of offer.years.entries()) {
			const key = `${offer.uai};${module}`;
			pupils.set(key, (pupils.get(key) ?? 0) + Math.max(1, Math.round(offer.pupils[i] ?? 0)));
		}
	const rows = [...pupils]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, count]): Cell[] => [String(year), ...key.split(";"), count]);
	return {
		name: `constat_${year}.csv`,
		bytes: csv(["Rentrée scolaire", "UAI", "Mef Bcp 11", "Nombre d'élèves : Total"], rows, {
			encoding: "utf-8",
			bom: true,
			delimiter: ";",
		}),
	};
}
