import { apportion } from "./apportion.ts";
import { type Cell, csv } from "./csv.ts";
import { yearlyMean } from "./demandeurs.ts";
import type { SampleFile } from "./file.ts";
import { employment, families, occupations, unclassified } from "./occupations.ts";
import { randomOf } from "./random.ts";
import { region } from "./territories.ts";
import { published } from "./totals.ts";

const total = "Ensemble";

/** Job-seekers A, B, C in France by year, thousands. 2019 is the published stock of July, held for the mean of the year. */
const france: Readonly<Record<number, number>> = {
	2008: 3_312,
	2009: 3_871,
	2010: 4_163,
	2011: 4_318,
	2012: 4_604,
	2013: 4_964,
	2014: 5_214,
	2015: 5_512,
	2016: 5_601,
	2017: 5_742,
	2018: 5_837,
	2019: published.jobseekersFrance.value / 1000,
	2020: 6_102,
};

/** Occupations of the self-employed are not asked for by job-seekers. */
const asked = occupations.filter((occupation) => !/Z0\d$/.test(occupation.code));
const codes = [...families.map((family) => family.code), unclassified.family].sort();
const children = (family: string): string[] =>
	family === unclassified.family
		? [unclassified.occupation]
		: asked.filter((occupation) => occupation.parent === family).map((occupation) => occupation.code);

/** Weight of each family among job-seekers: employment, bent by how much the occupation is looked for. */
function weights(): Map<string, number> {
	const random = randomOf("demandeurs-familles");
	return new Map(
		codes.map((code) => [
			code,
			children(code).length === 0 ? 0 : (employment.get(code) ?? 0) * random.skewed() + 500,
		]),
	);
}

/** National series by FAP 2009, families then occupations, in thousands with two decimals. The total is `NA`, as published. */
export function jobseekersByOccupation(): SampleFile {
	const random = randomOf("demandeurs-series");
	const base = weights();
	const known = codes.filter((code) => children(code).length > 0);
	const within = new Map(
		known.flatMap(children).map((code) => [code, (employment.get(code) ?? 0) * random.skewed() + 100]),
	);
	const partA = new Map(known.map((code) => [code, random.between(0.5, 0.72)]));
	const trend = new Map(known.map((code) => [code, random.bell() * 0.012]));
	const ofFamilies: Cell[][] = [];
	const ofOccupations: Cell[][] = [];
	const sorted = [...known, total].sort((a, b) => (a < b ? -1 : 1));
	for (const category of ["Catégorie A", "Catégories A, B, C"]) {
		for (const [year, thousands] of Object.entries(france)) {
			const hundredths = Math.round(thousands * 100);
			const all = apportion(
				hundredths,
				known.map((code) => (base.get(code) ?? 0) * (1 + (trend.get(code) ?? 0) * (Number(year) - 2019))),
			);
			const units = new Map(
				known.map((code, i) => [
					code,
					category === "Catégorie A" ? Math.round((all[i] ?? 0) * (partA.get(code) ?? 0)) : (all[i] ?? 0),
				]),
			);
			for (const code of sorted)
				ofFamilies.push([code, year, code === total ? null : (units.get(code) ?? 0) / 100, category]);
			for (const code of known) {
				const list = children(code);
				const parts = apportion(
					units.get(code) ?? 0,
					list.map((child) => within.get(child) ?? 1),
				);
				for (const [i, child] of list.entries())
					ofOccupations.push([child, year, (parts[i] ?? 0) / 100, category]);
			}
		}
	}
	return {
		name: "serie_demandeurs_emploi_A_ABC.csv",
		bytes: csv(["Fap3", "Annee", "Effectifs", "Categorie"], [...ofFamilies, ...ofOccupations], {
			encoding: "iso-8859-1",
			delimiter: ",",
			missing: "NA",
			quoteTexts: true,
		}),
	};
}

const classes = [0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10] as const;

/** Class as printed; beyond the last bound the file repeats the number itself. */
function classOf(share: number, printed: string): string {
	const at = classes.findIndex((bound, i) => share >= bound && share < (classes[i + 1] ?? 0));
	const [low, high] = [classes[at], classes[at + 1]];
	if (low === undefined || high === undefined) return printed;
	const text = (bound: number): string =>
		bound === 10 ? "10" : (Number.isInteger(bound) ? bound.toFixed(1) : String(bound)).replace(".", ",");
	return `${text(low)} - ${text(high)}`;
}

/** Sum of the four quarters of 2020 by family in the region: `emp_…` are job-seekers, whatever the names say. */
function regionalMap(name: string, purpose: string, share: number): SampleFile {
	const random = randomOf(purpose);
	const base = weights();
	const known = codes.filter((code) => children(code).length > 0);
	const sum = Math.round(yearlyMean(2020) * 4 * share);
	const parts = apportion(
		sum,
		known.map((code) => (base.get(code) ?? 0) * random.between(0.7, 1.4)),
	);
	return {
		name,
		bytes: csv(
			["code_reg", "fap_3", "emp_fap", "emp_region", "variable", "var_classe"],
			known.map((code, i) => {
				const percent = (100 * (parts[i] ?? 0)) / sum;
				const printed = percent.toPrecision(9);
				return [region, code, parts[i] ?? 0, sum, printed, classOf(percent, printed)];
			}),
			{ encoding: "utf-8", delimiter: ";" },
		),
	};
}

export function regionalCategoryA(): SampleFile {
	return regionalMap("input_carte2.csv", "carte-a", 0.603);
}

export function regionalCategoriesAbc(): SampleFile {
	return regionalMap("input_carte3.csv", "carte-abc", 1);
}

const ages = ["15-24 ans", "25-29 ans", "30-49 ans", "50-54 ans", "55 ans ou plus"] as const;

/** Shares by age. The five shares of the whole come from the published stocks by age: under 25, 25–49, 50 and over. */
export function ageOfJobseekers(): SampleFile {
	const random = randomOf("demandeurs-ages");
	const all = published.jobseekersJuly2019.value;
	const [from25, from50] = [published.jobseekers25To49.value, published.jobseekers50AndOver.value];
	const from25To29 = Math.round(from25 * 0.2466);
	const from50To54 = Math.round(from50 * 0.351);
	const counts = [
		published.jobseekersUnder25.value,
		from25To29,
		from25 - from25To29,
		from50To54,
		from50 - from50To54,
	];
	const known = codes.filter((code) => children(code).length > 0);
	const rows = new Map<string, number[]>([[total, counts.map((count) => (100 * count) / all)]]);
	for (const code of known) {
		const parts = counts.map((count) => Math.round(count * random.between(0.55, 1.6)));
		const sum = parts.reduce((a, b) => a + b, 0);
		rows.set(
			code,
			parts.map((part) => (100 * part) / sum),
		);
	}
	return {
		name: "age_demandeur_emploi.csv",
		bytes: csv(
			["Fap3", "Age", "Part"],
			ages.flatMap((age, i) => [...rows].map(([code, shares]) => [code, age, shares[i] ?? null])),
			{ encoding: "utf-8", delimiter: ",", missing: "NA", quoteTexts: true },
		),
	};
}
