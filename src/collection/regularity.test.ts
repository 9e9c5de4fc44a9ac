import { describe, expect, it } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { type Checked, check, isBlocking } from "./check.ts";
import { decode } from "./decode.ts";
import { rotation } from "./fixture/sources.ts";
import type { Finding } from "./model.ts";
import { robustScore } from "./outlier.ts";

const series: Source = {
	...rotation,
	vintage: "2010 à 2023",
	key: ["fap", "annee"],
	statuses: { "": "NA" },
	fields: [
		{ name: "fap", header: "fap", type: "code", required: true },
		{ name: "annee", header: "annee", type: "code", required: true },
		{ name: "taux", header: "taux", type: "number" },
	],
	regularity: {
		series: { period: "annee", kind: "year", by: ["fap"], values: ["taux"] },
		siblings: [{ value: "taux", within: ["annee"] }],
		counted: ["taux"],
	},
};

function run(rows: readonly (readonly (string | number)[])[], source: Source = series): Checked {
	const text = ["fap;annee;taux", ...rows.map((r) => r.join(";"))].join("\n");
	return check(source, decode(source, Buffer.from(`${text}\n`), "evol_mmo.csv"), new Map());
}
const of = (checked: Checked, rule: string): Finding[] => checked.findings.filter((f) => f.rule === rule);

/** Ten series of twelve years, each with its own level and moves. */
const calm = Array.from({ length: 10 }, (_, g) =>
	Array.from({ length: 12 }, (_, y) => [`A${g}Z`, 2010 + y, 101 + g * 7 + ((y * (g + 3)) % 5)]),
).flat();

describe("what a file shows of its own regularity", () => {
	it("says nothing of a calm table, nor where nothing is declared", () => {
		for (const rule of ["C-25", "C-35", "C-36", "C-37"]) expect(of(run(calm), rule), rule).toEqual([]);
		const { regularity: _, ...plain } = series;
		expect(
			run(
				calm.filter((r) => r[1] !== 2015 || r[0] !== "A1Z"),
				plain,
			).findings,
		).toEqual([]);
	});

	it("points out a period that is missing inside a series (C-25)", () => {
		const [hole] = of(run(calm.filter((r) => !(r[0] === "A1Z" && r[1] === 2015))), "C-25");
		expect(hole).toMatchObject({
			severity: "to-confirm",
			count: 1,
			examples: [{ place: { header: "annee" } }],
		});
		expect(hole?.message).toMatch(/A1Z.*saute 1\spériode/u);
	});

	it("points out a period later than the declared vintage (C-25)", () => {
		expect(
			of(run([...calm, ["A1Z", 2022, 105], ["A1Z", 2023, 104], ["A1Z", 2024, 104]]), "C-25"),
		).toMatchObject([{ count: 1 }]);
	});

	it("points out a period that is the copy of the one before (C-25)", () => {
		const copied = calm.map((r) =>
			r[1] === 2016 ? [...r.slice(0, 2), calm.find((o) => o[0] === r[0] && o[1] === 2015)?.[2] ?? 0] : r,
		);
		const [copy] = of(run(copied), "C-25");
		expect(copy?.message).toContain("recopiée");
	});

	it("scores a move as the methods do, and points out the one that is far from all others (C-35)", () => {
		expect(robustScore([0.02, 0.01, -0.01, 0.03, 0, 0.02, 0.6], 0.6)).toBeCloseTo(39.1, 1);
		const jump = calm.map((r) => (r[0] === "A3Z" && r[1] === 2021 ? ["A3Z", 2021, 900] : r));
		expect(of(run(jump), "C-35")).toMatchObject([
			{ severity: "info", count: 1, examples: [{ observed: "900" }] },
		]);
	});

	it("points out a value past three interquartile ranges of its siblings (C-36)", () => {
		const siblings = Array.from({ length: 30 }, (_, i) => [`B${i}Z`, 2020, 100 + (i % 9)]);
		expect(of(run(siblings), "C-36")).toEqual([]);
		expect(of(run([...siblings, ["C0Z", 2020, 1000]]), "C-36")).toMatchObject([
			{ count: 1, examples: [{ observed: "1000" }] },
		]);
	});

	it("points out counts that are all round, or all the same (C-37)", () => {
		const round = Array.from({ length: 60 }, (_, i) => [`B${i}Z`, 2020, 100 + 10 * i]);
		expect(of(run(round), "C-37")).toMatchObject([{ severity: "info" }]);
		const flat = round.map(([fap, year]) => [fap ?? "", year ?? "", 42]);
		expect(of(run(flat), "C-37")[0]?.message).toContain("partout");
	});
});

describe("a file about people", () => {
	const withColumns = (header: string, cells: string, source: Source = series): Checked => {
		const rows = calm.map((r, i) => `${r.join(";")};${cells.replaceAll("#", String(i))}`);
		const text = [`fap;annee;taux;${header}`, ...rows].join("\n");
		return check(source, decode(source, Buffer.from(`${text}\n`), "evol_mmo.csv"), new Map());
	};

	it("is stopped by its columns or by its numbers, without repeating what they hold (C-40)", () => {
		for (const [header, cells] of [
			["Nom;Prénom", "DUPONT#;Zoé"],
			["Date de naissance", "28/02/1999"],
			["identifiant", "255081416802538"],
			["n° sécurité sociale", "2550814168025"],
			["pseudonyme_stagiaire", "P0AE4C414AF2E"],
			["Clé de la personne", "p3f9"],
			["dn_individu_national", "0012345"],
		] as const) {
			const checked = withColumns(header, cells);
			expect(isBlocking(checked.findings), header).toBe(true);
			const [found] = of(checked, "C-40");
			expect(found?.message).toMatch(
				/^Le fichier contient des noms, des numéros de sécurité sociale ou des clés de personnes\. Dépôt arrêté/,
			);
			expect(JSON.stringify(found)).not.toMatch(/DUPONT|2550814168025|1999/);
		}
	});

	it("is not what a file of places or firms is", () => {
		for (const [header, cells] of [
			["Nom;Courriel", "Lycée #;contact@exemple.fr"],
			["Nom métier BMO", "Aides-soignants"],
			["siret", "77937827200016"],
			["Clé du fichier;id_session", "12;S25"],
			["Prénom", ""],
		] as const) {
			expect(of(withColumns(header, cells), "C-40"), header).toEqual([]);
		}
	});

	it("is let in where the source declares those columns, and only there", () => {
		const declared = { ...series, personal: ["pseudonyme_stagiaire"] };
		expect(of(withColumns("pseudonyme_stagiaire", "P0AE4C414AF2E", declared), "C-40")).toEqual([]);
		expect(of(withColumns("pseudonyme_eleve", "P0AE4C414AF2E", declared), "C-40")).toHaveLength(1);
		expect(of(withColumns("Prénom", "Zoé", { ...series, personal: ["Prénom"] }), "C-40")).toEqual([]);
	});
});

describe("a declaration without lineage", () => {
	it("gives no figure that could not be cited (C-45)", () => {
		expect(of(run(calm, { ...series, licence: " " }), "C-45")).toMatchObject([{ severity: "blocking" }]);
	});
});
