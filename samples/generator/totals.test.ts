import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { gunzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/platform/index.ts";
import { total } from "./apportion.ts";
import { quarterCodes, regionUnemployment, zoneSeries } from "./chomage.ts";
import { monthlyJobseekers } from "./demandeurs.ts";
import { ageOfJobseekers, jobseekersByOccupation } from "./demandeurs-metiers.ts";
import { employmentLevels } from "./emploi.ts";
import { regionalInsertion } from "./inserjeunes.ts";
import { populations } from "./population.ts";
import { tensions } from "./tensions.ts";
import { employed, type Published, published } from "./totals.ts";

type Row = Readonly<Record<string, string>>;

function rows(bytes: Uint8Array, delimiter = ",", encoding = "utf-8"): Row[] {
	const text = new TextDecoder(encoding).decode(bytes);
	return parse(text, { columns: true, delimiter, bom: true, relax_column_count: true });
}

const sum = (list: readonly Row[], field: string): number => total(list.map((row) => Number(row[field])));

describe("totals of the made-up data", () => {
	it("every total is a figure of the shipped monograph", () => {
		const facts = rows(readFileSync(join(packageRoot, "samples", "faits", "monographie-2020.csv")), ";");
		for (const expected of Object.values(published) as readonly Published[]) {
			const line = facts.find(
				(row) => row.indicateur === expected.fact && row.territoire_code === expected.place,
			);
			expect(Number(expected.previous ? line?.valeur_precedente : line?.valeur), expected.fact).toBe(
				expected.value,
			);
		}
	});

	it("inhabitants of the communes add up to the printed populations of 2019 and 2017", () => {
		const communes = rows(populations().bytes);
		expect(sum(communes, "p19_pop")).toBe(3_319_067);
		expect(sum(communes, "p17_pop")).toBe(3_420_995);
	});

	it("the mean of the zones weighted by the active population is the unemployment rate of the region", () => {
		const zones = zoneSeries();
		expect(total(zones.map((zone) => zone.active))).toBe(1_515_616);
		const mean = (quarter: string): number => {
			const q = quarterCodes.indexOf(quarter);
			return total(zones.map((zone) => (zone.regional[q] ?? Number.NaN) * zone.active)) / 1_515_616;
		};
		expect(mean("2019-T2").toFixed(1)).toBe("8.3");
		expect(mean("2018-T2").toFixed(1)).toBe("9.0");
	});

	it("the regional file says 8.3 in 2019 and 9 in 2018", () => {
		const rates = rows(regionUnemployment().bytes, ";");
		const of = (year: string): string | undefined =>
			rates.find((row) => row.rentreeScolaire === year)?.tauxChomage;
		expect([of("2019"), of("2018")]).toEqual(["8,3", "9"]);
	});

	it("job-seekers of the départements add up to the region, and to the published stocks of July", () => {
		const lines = rows(gunzipSync(monthlyJobseekers().bytes));
		const stock = (month: string, pattern: RegExp): number =>
			sum(
				lines.filter((row) => row.YEAR === month && pattern.test(row.codgeo ?? "")),
				"Demandeurs_Emploi",
			);
		expect(stock("juillet_2019", /^reg28$/)).toBe(276_150);
		expect(stock("juillet_2018", /^reg28$/)).toBe(284_750);
		for (const month of new Set(lines.map((row) => row.YEAR ?? "")))
			expect(stock(month, /^\d\d$/), month).toBe(stock(month, /^reg28$/));
	});

	it("communes never hold more job-seekers than their département", () => {
		const lines = rows(gunzipSync(monthlyJobseekers().bytes)).filter((row) => row.YEAR === "juillet_2019");
		for (const departement of ["14", "27", "50", "61", "76"]) {
			const towns = new Map(
				lines
					.filter((row) => row.codgeo?.length === 5 && row.codgeo.startsWith(departement))
					.map((row) => [row.codgeo, Number(row.Demandeurs_Emploi)]),
			);
			const whole = Number(lines.find((row) => row.codgeo === departement)?.Demandeurs_Emploi);
			expect(total([...towns.values()])).toBeLessThan(whole);
		}
	});

	it("shares by age of the whole give back the published stocks by age", () => {
		const whole = rows(ageOfJobseekers().bytes).filter((row) => row.Fap3 === "Ensemble");
		const people = (...ages: string[]): number =>
			Math.round(
				(sum(
					whole.filter((row) => ages.includes(row.Age ?? "")),
					"Part",
				) *
					276_150) /
					100,
			);
		expect(people("15-24 ans")).toBe(42_340);
		expect(people("25-29 ans", "30-49 ans")).toBe(164_950);
		expect(people("50-54 ans", "55 ans ou plus")).toBe(68_860);
	});

	it("families of job-seekers A, B, C of 2019 add up to the corrected national stock", () => {
		const lines = rows(jobseekersByOccupation().bytes, ",", "iso-8859-1").filter(
			(row) => row.Annee === "2019" && row.Categorie === "Catégories A, B, C" && row.Effectifs !== "NA",
		);
		for (const width of [3, 5])
			expect(
				sum(
					lines.filter((row) => row.Fap3?.length === width),
					"Effectifs",
				),
			).toBeCloseTo(5798.7, 6);
	});

	it("apprentices of the first cohort add up to the published head count", () => {
		const cohort = rows(regionalInsertion().bytes, ";").filter(
			(row) => row.millesime === "2018_2019" && row.voie === "apprentissage" && row.code_region === "28",
		);
		expect(sum(cohort, "nb_annee_term")).toBe(24_703);
	});

	it("employment by occupation adds up to the active population less the unemployed, in the region and in France", () => {
		const lines = rows(tensions().bytes).filter((row) => row.niveau_fap === "fap 225");
		const level = (geo: string): number =>
			sum(
				lines.filter((row) => row.niveau_geo?.trim() === geo),
				"Emploi moyen",
			);
		expect(level("reg")).toBe(1_389_800);
		expect(level("dep")).toBe(1_389_800);
		expect(level("nat")).toBe(28_090_500);
		expect(employed(1_515_616, 8.3)).toBe(1_389_800);
		const whole = rows(employmentLevels().bytes, ",", "iso-8859-1").find((row) => row.Annee === "2018");
		expect(Number(whole?.ENS)).toBe(28_090.5);
	});
});
