import { flow } from "../../../catalogue/additive.ts";
/**
 * Published truth (methods annex B): official files in, official figures out. The files are read as they are, without the
 * chain, so that a failure here points at the formula.
 */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Indicator } from "../../../catalogue/model.ts";
import { tensionClass } from "../../../catalogue/tension.ts";
import { packageRoot } from "../../platform/paths.ts";
import { evaluate, type MeasureCell } from "../evaluate.ts";
import { aggregateTension, imputeTension } from "./tension.ts";

const mirror = process.env.SOURCES_MIRROR ?? resolve(packageRoot, "../shared/data");
const tensions = join(mirror, "marche-travail/tensions.csv");
const series = join(mirror, "marche-travail/evol_tensions.csv");
const turnover = join(mirror, "marche-travail/evol_mmo.csv");
const capacities = join(mirror, "certifications-formations/attractivite_capacite_2022.csv");
const regional = join(mirror, "marche-travail/chomage_regional_INSEE.csv");
const without = (...files: string[]) => files.some((file) => !existsSync(file));

type Row = Readonly<Record<string, string>>;

function read(file: string, delimiter: string, encoding: "utf-8" | "windows-1252" = "utf-8"): readonly Row[] {
	const text = new TextDecoder(encoding).decode(readFileSync(file));
	return parse(text, {
		delimiter,
		bom: true,
		columns: (header: string[]) => header.map((name, i) => name.trim() || `_${i}`),
		trim: true,
		relax_column_count: true,
	});
}

const number = (text: string | undefined): number | null =>
	text === undefined || text === "" ? null : Number(text.replace(",", "."));

interface Tension {
	readonly fap: string;
	readonly family: string;
	readonly level: "fap 225" | "fap 87";
	readonly geo: "nat" | "reg" | "dep";
	readonly place: string;
	readonly employment: number | null;
	readonly tension: number | null;
	readonly class: number | null;
}

const readTensions = (): readonly Tension[] =>
	read(tensions, ",").map((row) => {
		const geo = row.niveau_geo as Tension["geo"];
		return {
			fap: row.fap ?? "",
			family: (row.fap ?? "").slice(0, 3),
			level: row.niveau_fap as Tension["level"],
			geo,
			place:
				geo === "dep"
					? (row.dep ?? "")
					: geo === "reg"
						? (row.reg ?? "").replace(".0", "").padStart(2, "0")
						: "",
			employment: number(row["Emploi moyen"]),
			tension: number(row.Tension),
			class: number(row["Catégorie Tension"]),
		};
	});

describe.skipIf(without(tensions))("tensions 2019 (fichier Dares absent du miroir : ignoré)", () => {
	it.skipIf(without(series))("B1: the whole, weighted by employment 2019, over nine years", () => {
		const employment = new Map(
			readTensions()
				.filter((t) => t.geo === "nat" && t.level === "fap 225")
				.map((t) => [t.fap, t.employment]),
		);
		const years = Map.groupBy(read(series, ","), (row) => row.Année ?? "");
		const expected = [-0.005, 0.118, 0.018, -0.159, -0.248, -0.159, 0.053, 0.363, 0.494];
		const found = expected.map((_, i) =>
			aggregateTension(
				(years.get(String(2011 + i)) ?? [])
					.filter((row) => row.fap?.length === 5)
					.map((row) => ({
						employment: employment.get(row.fap ?? "") ?? null,
						tension: number(row.Tension),
					})),
			),
		);
		for (const [i, value] of expected.entries())
			expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0005 + 1e-9);
	});

	it("B2: 76 of the 77 national families from their occupations, within 0.002", () => {
		const national = readTensions().filter((t) => t.geo === "nat");
		const children = Map.groupBy(
			national.filter((t) => t.level === "fap 225"),
			(t) => t.family,
		);
		const families = national.filter((t) => t.level === "fap 87");
		const far = families.filter((family) => {
			const parts = (children.get(family.fap) ?? []).filter((t) => t.class !== null);
			const found = aggregateTension(parts);
			return found === null || Math.abs(found - (family.tension ?? Number.NaN)) > 0.002;
		});
		expect(families).toHaveLength(77);
		expect(far.map((t) => t.fap)).toEqual(["A3Z"]);
	});

	it("B3: every published class follows from the tension, 17 143 of 17 143", () => {
		const classed = readTensions().filter((t) => t.class !== null);
		const wrong = classed.filter((t) => t.tension === null || tensionClass(t.tension) !== t.class);
		expect(classed).toHaveLength(17_143);
		expect(wrong).toEqual([]);
	});

	it("B4: every imputed tension is the family here, else the same occupation above", () => {
		const all = readTensions();
		const at = new Map(all.map((t) => [`${t.geo}/${t.place}/${t.fap}`, t]));
		const departementList: readonly { code: string; region: string }[] = createRequire(import.meta.url)(
			"@etalab/decoupage-administratif/data/departements.json",
		);
		const regionOf = new Map(departementList.map((d) => [d.code, d.region]));
		const explain = (cells: readonly Tension[]) =>
			cells.filter((t) => {
				const parent = t.level === "fap 225" ? at.get(`${t.geo}/${t.place}/${t.family}`) : undefined;
				const above =
					t.geo === "dep" ? at.get(`reg/${regionOf.get(t.place)}/${t.fap}`) : at.get(`nat//${t.fap}`);
				const value = imputeTension({
					...(parent ? { parentHere: { tension: parent.tension, published: parent.class !== null } } : {}),
					sameAbove: above?.tension ?? null,
				});
				return value !== null && Math.abs(value - (t.tension ?? Number.NaN)) <= 1e-9;
			}).length;
		const imputed = all.filter((t) => t.class === null && t.tension !== null);
		const regions225 = imputed.filter((t) => t.geo === "reg" && t.level === "fap 225");
		const departements = imputed.filter((t) => t.geo === "dep" && t.level === "fap 225");
		const regions87 = imputed.filter((t) => t.geo === "reg" && t.level === "fap 87");
		expect([regions225.length, departements.length, regions87.length]).toEqual([626, 9_608, 71]);
		expect([explain(regions225), explain(departements), explain(regions87)]).toEqual([626, 9_608, 71]);
	});
});

const indicator = (rest: Pick<Indicator, "formula" | "unit">): Indicator => ({
	id: "controle",
	label: "Contrôle",
	short: "Contrôle",
	theme: "emploi",
	definition: "",
	formulaText: "",
	universe: "",
	decimals: 1,
	polarity: "neutral",
	cube: "controle",
	thresholds: {},
	additive: flow(),
	sources: [],
	owner: "observatoire",
	notes: [],
	method: "",
	...rest,
});

const cell = (measure: string, known: number): MeasureCell => ({
	measure,
	known,
	rows: 1,
	knownRows: 1,
	censored: 0,
	missing: 0,
});

describe.skipIf(without(turnover))("rotation (fichier Dares absent du miroir : ignoré)", () => {
	it("B5: the published turnover is the mean of entry and exit, 712 of 712", () => {
		const rotation = indicator({ formula: { kind: "mean", measures: ["entree", "sortie"] }, unit: "%" });
		const groups = Map.groupBy(read(turnover, ";", "windows-1252"), (row) => `${row.Fap3}/${row.Annee}`);
		const gaps = [...groups.values()].map((rows) => {
			const rate = (start: string) =>
				number(rows.find((row) => row.Type_mmo?.startsWith(start))?.Taux) ?? Number.NaN;
			const found = evaluate(rotation, {
				measures: {
					entree: cell("entree", rate("Taux d'ent")),
					sortie: cell("sortie", rate("Taux de sortie")),
				},
			});
			return Math.abs((found.value ?? Number.NaN) - rate("Taux de rotation"));
		});
		expect(gaps).toHaveLength(712);
		expect(gaps.filter((gap) => !(gap <= 0.0101))).toEqual([]);
	});
});

describe.skipIf(without(capacities))("pression (fichier Orion absent du miroir : ignoré)", () => {
	it("B12: first wishes over capacity, row by row and pooled", () => {
		const pressure = indicator({
			formula: { kind: "ratio", num: ["voeux1"], den: "capacite", scale: 1 },
			unit: "",
		});
		const rows = read(capacities, ";")
			.filter((row) => row["Etablissement d'accueil"] === "0010001W")
			.map((row) => ({
				capacity: number(row["Capacité carte scolaire"]),
				wishes: number(row["Demandes vœux 1"]),
			}));
		const pick = [
			[15, 6],
			[15, 9],
			[12, 13],
			[15, 20],
		].map(([capacity, wishes]) => rows.find((row) => row.capacity === capacity && row.wishes === wishes));
		const rate = (picked: typeof pick) => {
			const num = picked.reduce((sum, row) => sum + (row?.wishes ?? Number.NaN), 0);
			const den = picked.reduce((sum, row) => sum + (row?.capacity ?? Number.NaN), 0);
			return evaluate(pressure, {
				measures: { voeux1: cell("voeux1", num), capacite: cell("capacite", den) },
				ratio: { num, den, denAll: den },
			}).value;
		};
		expect(pick.map((row) => rate([row])?.toFixed(4))).toEqual(["0.4000", "0.6000", "1.0833", "1.3333"]);
		expect(rate(pick)).toBeCloseTo(0.842, 3);
	});
});

describe.skipIf(without(regional))("chômage régional (fichier absent du miroir : ignoré)", () => {
	it("B17: Normandie 7.8, 7.1, 6.6, 7.1 from 2020 to 2023", () => {
		const rate = indicator({ formula: { kind: "published", measure: "taux" }, unit: "%" });
		const rows = read(regional, ";").filter((row) => row.codeRegion === "28");
		const found = [2020, 2021, 2022, 2023].map((year) => {
			const value = number(rows.find((row) => row.rentreeScolaire === String(year))?.tauxChomage);
			return evaluate(rate, { measures: { taux: cell("taux", value ?? Number.NaN) } }).value;
		});
		expect(found).toEqual([7.8, 7.1, 6.6, 7.1]);
	});
});
