import { apportion } from "./apportion.ts";
import { type Course, courses, ijRegion, yearsOf } from "./courses.ts";
import { type Cell, csv, float } from "./csv.ts";
import { trainingCentres } from "./etablissements.ts";
import type { SampleFile } from "./file.ts";
import { type Random, randomOf } from "./random.ts";
import { region } from "./territories.ts";
import { published } from "./totals.ts";

/**
 * Last-year pupils and apprentices by cohort. The apprentices of the first one are the published head count of 2018/2019: by
 * convention of the samples, since InserJeunes counts the last year of two cohorts and the monograph all apprentices.
 */
const cohorts = [
	{ name: "2018_2019", apprentissage: published.apprentices.value, scolaire: 19_850 },
	{ name: "2019_2020", apprentissage: 25_940, scolaire: 19_610 },
	{ name: "2020_2021", apprentissage: 27_380, scolaire: 19_240 },
	{ name: "2021_2022", apprentissage: 29_260, scolaire: 18_930 },
] as const;

type Path = "apprentissage" | "scolaire";

/** Under five nothing is published; under twenty a rate of that denominator is not. */
const floor = { counts: 5, rates: 20 };

/** Courses kept small on purpose: they show what is hidden. */
const small: Readonly<Record<Path, Readonly<Record<string, number>>>> = {
	apprentissage: { "40024203": 3, "40034304": 14, "32033204": 23, "40033003": 4 },
	scolaire: { "50023218": 12, "50025434": 22, "50022135": 4, "32020111": 26 },
};

/** Courses known to gather many young people, or few. */
const gathering: Readonly<Record<string, number>> = {
	"50022137": 2,
	"50022139": 2,
	"40025510": 3,
	"40033004": 3,
	"40031213": 3,
	"40030001": 3,
	"40025214": 2,
	"32031213": 2,
	"32031212": 2,
	"40024203": 0.3,
	"40025509": 0.4,
	"40034403": 0.4,
	"40034304": 0.4,
	"50025434": 0.5,
	"32020111": 0.4,
};

const continuing: Readonly<Record<Course["kind"], number>> = {
	CAP: 0.42,
	CAPA: 0.45,
	BP: 0.14,
	"BAC PRO": 0.38,
	"BAC PRO AG": 0.4,
	BTS: 0.44,
};

function rate(part: number, whole: number): number | null {
	return whole < floor.rates ? null : Math.round((100 * part) / whole);
}

function counts(random: Random, course: Course, path: Path, pupils: number, lastCohort: boolean): Cell[] {
	if (pupils < floor.counts) return [pupils, ...Array.from({ length: 11 }, () => null)];
	const further = Math.round(
		pupils * Math.min(0.9, Math.max(0.05, continuing[course.kind] + random.bell() * 0.07)),
	);
	const leavers = pupils - further;
	const start =
		(path === "apprentissage" ? 0.67 : 0.42) + (course.kind === "BTS" ? 0.08 : 0) + random.bell() * 0.06;
	const employed = (months: number): number =>
		Math.round(leavers * Math.min(0.97, Math.max(0.08, start + months * 0.006 + random.bell() * 0.02)));
	const [at6, at12, at18, at24] = [employed(0), employed(6), employed(12), employed(18)];
	// The last cohort has not lived twenty-four months yet.
	const late = lastCohort ? null : at24;
	return [
		pupils,
		at12,
		at18,
		late,
		at6,
		further,
		leavers,
		rate(at12, leavers),
		rate(at18, leavers),
		late === null ? null : rate(late, leavers),
		rate(at6, leavers),
		rate(further, pupils),
	];
}

export function regionalInsertion(): SampleFile {
	const random = randomOf("inserjeunes-region");
	const rows: Cell[][] = [];
	for (const path of ["scolaire", "apprentissage"] as const) {
		const open = courses.filter((course) => path === "apprentissage" || yearsOf(course).length > 0);
		const fixed = small[path];
		const free = open.filter((course) => fixed[course.cfd] === undefined);
		const base = free.map(({ cfd }) => (gathering[cfd] ?? 1) * random.between(0.4, 1.6));
		for (const cohort of cohorts) {
			const others = Object.values(fixed).reduce((a, b) => a + b, 0);
			const sizes = apportion(
				cohort[path] - others,
				base.map((weight) => weight * random.between(0.94, 1.06)),
			);
			for (const course of open) {
				const pupils = fixed[course.cfd] ?? sizes[free.indexOf(course)] ?? 0;
				const code = path === "scolaire" ? (yearsOf(course).at(-1)?.mefstat11 ?? "") : course.cfd;
				rows.push([
					`${cohort.name}_${ijRegion}_${path}_${code}`,
					cohort.name,
					ijRegion,
					region,
					path,
					path === "apprentissage" ? code : null,
					path === "scolaire" ? code : null,
					...counts(random, course, path, pupils, cohort === cohorts.at(-1)),
				]);
			}
		}
	}
	return {
		name: "ij_region_data_2018-2022.csv",
		bytes: csv(
			[
				"id",
				"millesime",
				"code_region_ij",
				"code_region",
				"voie",
				"cfd",
				"mefstat11",
				"nb_annee_term",
				"nb_en_emploi_12_mois",
				"nb_en_emploi_18_mois",
				"nb_en_emploi_24_mois",
				"nb_en_emploi_6_mois",
				"nb_poursuite_etudes",
				"nb_sortant",
				"taux_emploi_12_mois",
				"taux_emploi_18_mois",
				"taux_emploi_24_mois",
				"taux_emploi_6_mois",
				"taux_poursuite_etudes",
			],
			rows,
			{ encoding: "utf-8", bom: true, delimiter: ";" },
		),
	};
}

const cumuls = [
	"cumul 2022-2023",
	"cumul 2021-2022",
	"cumul 2020-2021",
	"cumul 2019-2020",
	"cumul 2018-2019",
];

/** One line per training centre and cumulated cohorts; whole percentages printed as floats. */
export function centreInsertion(): SampleFile {
	const random = randomOf("inserjeunes-cfa");
	const rows: Cell[][] = [];
	const whole = (value: number | null): Cell => (value === null ? null : float(value));
	let line = 0;
	for (const [c, cumul] of cumuls.entries()) {
		for (const [i, centre] of trainingCentres.entries()) {
			// The younger centres are not in the older files.
			if (i % 5 > 5 - c) continue;
			line += random.whole(3, 40);
			const further = random.whole(14, 55);
			const enough = random.chance(0.86);
			const rich = enough && random.chance(0.9);
			const at6 = random.whole(48, 84);
			const expected = Math.min(85, Math.max(50, at6 + random.whole(-9, 9)));
			const inJob = Math.round(((100 - further) * at6) / 100);
			const future = c > 0;
			const old = c === cumuls.length - 1;
			// The first file has no « devenir », the next ones no share of broken contracts.
			rows.push([
				cumul,
				centre.uai,
				centre.name,
				"NORMANDIE",
				whole(old || !enough ? null : further),
				whole(old || !enough ? null : inJob),
				whole(old || !enough ? null : 100 - further - inJob),
				old && rich ? String(random.whole(9, 38)) : null,
				whole(enough ? further : null),
				whole(rich ? at6 : null),
				whole(rich ? expected : null),
				whole(rich ? at6 - expected : null),
				whole(rich ? Math.min(92, at6 + random.whole(0, 8)) : null),
				whole(rich && future ? Math.min(94, at6 + random.whole(1, 10)) : null),
				whole(rich && c > 1 ? Math.min(95, at6 + random.whole(2, 12)) : null),
				float(line),
			]);
		}
	}
	return {
		name: "fr-en-inserjeunes-cfa_2018-2023.csv",
		bytes: csv(
			[
				"Année",
				"UAI",
				"Libellé",
				"Région",
				"DEVENIR Part poursuite études",
				"DEVENIR Part en emploi 6 mois",
				"DEVENIR Part autre situation 6 mois",
				"Part contrats apprentissage interrompus",
				"Taux poursuite études",
				"Taux emploi 6 mois",
				"Taux emploi 6 mois attendu",
				"VA emploi 6 mois",
				"Taux emploi 12 mois",
				"Taux emploi 18 mois",
				"Taux emploi 24 mois",
				"num_ligne",
			],
			rows,
			{ encoding: "utf-8", bom: true, delimiter: ";", newline: "\r\n" },
		),
	};
}
