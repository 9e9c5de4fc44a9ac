import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/platform/index.ts";
import { recruitmentProjects } from "./bmo.ts";
import { movementsOfLabour } from "./contrats.ts";
import { capacities, headCounts } from "./ecole.ts";
import { regionalInsertion } from "./inserjeunes.ts";
import { partnerSamples, samples } from "./samples.ts";
import { tensions } from "./tensions.ts";

const folders = [
	["donnees", samples],
	["partenaires", partnerSamples],
] as const;
type Row = Readonly<Record<string, string>>;

function rows(bytes: Uint8Array, delimiter: string, encoding = "utf-8"): Row[] {
	const text = new TextDecoder(encoding).decode(bytes);
	return parse(text, { columns: true, delimiter, bom: true, relax_column_count: true });
}

describe("made-up data files", () => {
	it.each(folders)(
		"of %s are written again byte for byte, twice in a row and against the shipped copies",
		(name, make) => {
			const folder = join(packageRoot, "samples", name);
			const [first, second] = [make(), make()];
			expect(readdirSync(folder).sort()).toEqual(first.map((file) => file.name).sort());
			for (const [i, file] of first.entries()) {
				const bytes = Buffer.from(file.bytes);
				expect(bytes.equals(Buffer.from(second[i]?.bytes ?? [])), file.name).toBe(true);
				expect(
					bytes.equals(readFileSync(join(folder, file.name))),
					`${file.name} : lancer « npm run samples »`,
				).toBe(true);
			}
		},
	);

	it("weigh less than four megabytes together", () => {
		expect(samples().reduce((sum, file) => sum + file.bytes.length, 0)).toBeLessThan(4_000_000);
	});
});

describe("special cases of the made-up data", () => {
	it("recruitment projects hide the cells under five, and difficult or seasonal never exceed all", () => {
		const book = XLSX.read(recruitmentProjects().bytes);
		expect(book.SheetNames).toEqual(["Description des variables", "BMO_2024_open_data"]);
		const sheet = book.Sheets.BMO_2024_open_data;
		const lines = sheet ? XLSX.utils.sheet_to_json<Record<string, string | number>>(sheet) : [];
		expect(new Set(lines.map((line) => line.BE24)).size).toBe(27);
		for (const { met, xmet, smet } of lines) {
			for (const cell of [met, xmet, smet]) expect(cell).toMatch(/^(\*|[5-9]|[1-9]\d+)$/);
			if (met === "*") expect([xmet, smet]).toEqual(["*", "*"]);
			for (const part of [xmet, smet])
				if (part !== "*") expect(Number(part)).toBeLessThanOrEqual(Number(met));
		}
		expect(lines.filter((line) => line.met === "*").length).toBeGreaterThan(100);
	});

	it("classes of tension follow the published thresholds; borrowed values have no class", () => {
		const thresholds = [-0.5644, -0.2597, 0.1305, 0.5097];
		const lines = rows(tensions().bytes, ",");
		let borrowed = 0;
		let missing = 0;
		for (const line of lines) {
			const level = line["Catégorie Tension"];
			if (line["Tension "] === "") missing++;
			else if (level === "") borrowed++;
			else expect(level).toBe(`${1 + thresholds.filter((t) => t < Number(line["Tension "])).length}.0`);
		}
		expect(lines).toHaveLength(7 * (186 + 77));
		expect([borrowed > 100, missing > 0]).toEqual([true, true]);
	});

	it("a borrowed regional tension is that of the family in the region, else that of France", () => {
		const lines = rows(tensions().bytes, ",");
		const key = (line: Row): string => `${line.niveau_geo?.trim()} ${line.fap}`;
		const byKey = new Map(lines.filter((line) => line.dep === "").map((line) => [key(line), line]));
		const own = (line: Row | undefined): boolean => line !== undefined && line["Catégorie Tension"] !== "";
		const regional = lines.filter((line) => line.niveau_geo === "reg" && line["Catégorie Tension"] === "");
		expect(regional.length).toBeGreaterThan(5);
		for (const line of regional) {
			const family = byKey.get(`reg ${line.fap?.slice(0, 3)}`);
			const source = own(family) ? family : byKey.get(`nat ${line.fap}`);
			expect(line["Tension "]).toBe(source?.["Tension "]);
		}
	});

	it("the rate of rotation is the mean of the rates of entry and exit", () => {
		const rates = new Map<string, number>();
		const lines = rows(movementsOfLabour().bytes, ";", "iso-8859-1");
		for (const line of lines) rates.set(`${line.Fap3} ${line.Annee} ${line.Type_mmo}`, Number(line.Taux));
		for (const line of lines.filter((l) => l.Type_mmo === "Taux de rotation")) {
			const of = (movement: string): number =>
				rates.get(`${line.Fap3} ${line.Annee} ${movement}`) ?? Number.NaN;
			expect(Math.abs((of("Taux d'entrée") + of("Taux de sortie")) / 2 - Number(line.Taux))).toBeLessThan(
				0.0101,
			);
		}
	});

	it("young people in employment are leavers, leavers are pupils, and small groups are blank", () => {
		const lines = rows(regionalInsertion().bytes, ";");
		for (const line of lines) {
			const pupils = Number(line.nb_annee_term);
			if (pupils < 5) {
				expect(line.nb_sortant).toBe("");
				continue;
			}
			const leavers = Number(line.nb_sortant);
			expect(leavers + Number(line.nb_poursuite_etudes)).toBe(pupils);
			for (const months of [6, 12, 18, 24])
				expect(Number(line[`nb_en_emploi_${months}_mois`])).toBeLessThanOrEqual(leavers);
			expect(line.taux_emploi_6_mois === "").toBe(leavers < 20);
		}
		expect(lines.some((line) => line.nb_sortant === "")).toBe(true);
		expect(lines.some((line) => line.nb_sortant !== "" && line.taux_emploi_6_mois === "")).toBe(true);
	});

	it("every offer with a capacity has a head count for its first year", () => {
		const counted = new Set(rows(headCounts().bytes, ";").map((line) => `${line.UAI}${line["Mef Bcp 11"]}`));
		const offers = rows(capacities().bytes, ";");
		expect(offers.length).toBeGreaterThan(300);
		for (const offer of offers)
			expect(counted.has(`${offer["Etablissement d'accueil"]}${offer["MEF STAT 11"]}`)).toBe(true);
	});
});
