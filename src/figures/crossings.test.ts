import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indicators } from "../../catalogue/indicators/index.ts";
import type { Indicator } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { build } from "../build/index.ts";
import { openDatabase, type SqlRow } from "../platform/index.ts";
import type { Crossing, CubeTable } from "../release/index.ts";
import { conversionsOf } from "./crossings.ts";
import { evaluatorOf } from "./evaluator.ts";
import { type Figures, openFigures } from "./index.ts";
import type { Plan } from "./plan-model.ts";

const plain = (text: string | undefined): string => (text ?? "").replace(/[\u00a0\u202f]/g, " ");

describe("what is said of a conversion", () => {
	const table = {
		cube: "c",
		territory: "region",
		about: "fap2009-225",
		sources: ["s"],
	} as unknown as CubeTable;
	const crossing: Crossing = {
		source: "s",
		level: "fap2009-225",
		from: "rome3",
		weighted: true,
		basis: ["demandeurs d'emploi"],
		measures: [
			{ id: "a", match: 0.998, ambiguity: 0.3 },
			{ id: "b", match: 0.99999, ambiguity: 0.4 },
		],
		unknown: { count: 1, codes: ["L1510"] },
	};
	const said = (given: Partial<Crossing>, measures: readonly string[] = ["a"]): string | undefined => {
		const cubes = [{ cube: "c", crossings: [{ ...crossing, ...given }] }];
		const [one] = conversionsOf(cubes, [table], measures)("s");
		return one && plain(one.text);
	};

	it("is the match rate of the terms read, the lowest of several, and what is split", () => {
		expect(said({})).toBe(
			"Codes convertis : 99,8 % de l'effectif retrouvé par la table ROME 3 → Famille professionnelle (FAP 2009) (estimée). 30,0 % vient de codes qui vont à plusieurs autres, partagés selon : demandeurs d'emploi. Sans correspondance : L1510.",
		);
		expect(said({}, ["a", "b"])).toContain("99,8 % de l'effectif");
		expect(said({}, ["a", "b"])).toContain("40,0 % vient");
	});

	it("never rounds up to 100 % what lost something", () => {
		expect(said({}, ["b"])).toContain("99,9990 %");
	});

	it("tells a whole table between nomenclatures, and nothing of a membership that lost nobody", () => {
		const whole = [{ id: "a", match: 1, ambiguity: 0 }];
		const unknown = { count: 0, codes: [] };
		expect(said({ weighted: false, from: "cfd", measures: whole, unknown })).toBe(
			"Codes convertis : 100 % de l'effectif retrouvé par la table CFD → Famille professionnelle (FAP 2009).",
		);
		expect(
			said({ weighted: false, from: "commune", level: "region", measures: whole, unknown }),
		).toBeUndefined();
	});

	it("gives no share under secrecy", () => {
		const text = said({ weighted: false, from: "naf2", measures: [], unknown: { count: 0, codes: [] } });
		expect(text).toMatch(/^Codes convertis : NAF rév\. 2 → .*sous secret statistique\.$/);
		expect(text).not.toContain("%");
	});
});

it("§10: no change is computed when more than half of a cell comes from split codes", async () => {
	const [some] = indicators;
	const base = { ...some, formula: { kind: "sum", measure: "n" }, thresholds: {} } as Indicator;
	const indicator = { ...base, formula: { kind: "evolution", of: "n", years: 1, unit: "%" } } as Indicator;
	const db = await openDatabase();
	const evaluator = await evaluatorOf(db, {
		indicator,
		base,
		table: { sources: [] as readonly string[] } as CubeTable,
		plan: {} as Plan,
	});
	db.close();
	const row = (period: string, n: number, flag: string | null): SqlRow => ({
		period,
		rows: 1,
		n,
		n__known: 1,
		n__flag: flag,
	});
	const between = (flag: string | null) =>
		evaluator(row("2025", 110, flag), [row("2024", 100, null), row("2025", 110, flag)]);
	expect(between("CV")).toMatchObject({ status: "e" });
	expect(between("CV").value).toBeCloseTo(10, 9);
	expect(between("CR")).toMatchObject({ value: null, status: "nd" });
	expect(plain(between("CR").reason)).toMatch(/^Rupture de série : plus de la moitié/);
});

describe("offers and job-seekers by family, from their ROME codes", () => {
	let dir = "";
	let figures: Figures;
	beforeAll(async () => {
		dir = mkdtempSync(join(tmpdir(), "def-familles-"));
		const needed = [
			"faits-nomenclatures",
			"faits-passages",
			"faits-compositions",
			"ft-tension-rome-bassin-2021",
			"dares-demandeurs-metier",
		];
		await build({
			dataDir: dir,
			sources: sources.filter(({ id }) => needed.includes(id)),
			indicators,
			progress: () => undefined,
		});
		figures = await openFigures(dir, "28");
	}, 240_000);
	afterAll(() => {
		figures?.close();
		rmSync(dir, { recursive: true, force: true });
	});

	const asked = (level: "rome3" | "fap2009-22" | "fap2009-225") => ({
		indicator: "demandeurs-emploi-rome",
		territories: { type: "bassin", region: "28" } as const,
		about: { level },
	});
	/** L1510 is in no family of the official table. */
	const total = async (level: "rome3" | "fap2009-22" | "fap2009-225"): Promise<number> =>
		(await figures.query(asked(level))).cells
			.filter(({ about }) => about?.code !== "L1510")
			.reduce((sum, { value }) => sum + (value ?? 0), 0);

	it("nobody is counted twice: every level has the job-seekers whose occupation has a family", async () => {
		const whole = await total("rome3");
		expect(whole).toBeGreaterThan(1000);
		expect(await total("fap2009-225")).toBeCloseTo(whole, 3);
		expect(await total("fap2009-22")).toBeCloseTo(whole, 3);
	});

	it("the answer, the page of a figure and the indicator say the match rate; the file's own level says nothing", async () => {
		const { cells, sources: lines } = await figures.query(asked("fap2009-225"));
		expect(plain(lines[0]?.conversions?.[0]?.text)).toMatch(
			/^Codes convertis : 99,\d % de l'effectif retrouvé par la table ROME 3 → .* \(estimée\)\. .* selon : demandeurs d'emploi A, B, C de 2020 par famille\. Sans correspondance : L1510\.$/,
		);
		expect((await figures.query(asked("rome3"))).sources[0]?.conversions).toBeUndefined();
		const origin = await figures.explain(cells.find(({ status }) => status === "e")?.permalink ?? "");
		expect(origin.answer.sources[0]?.conversions).toHaveLength(1);
		const used = origin.batches.flatMap((batch) => batch.lines);
		const kept = used.reduce((sum, { part = 1, values }) => {
			const text = values.find(({ field }) => field === "defm_abc")?.text ?? "";
			return sum + part * Number(text.replace(",", "."));
		}, 0);
		expect(used.some(({ part }) => part !== undefined)).toBe(true);
		expect(kept).toBeCloseTo(origin.cell.value ?? Number.NaN, 4);
		expect(figures.coverage("demandeurs-emploi-rome").sources[0]?.conversions).toHaveLength(3);
		expect(cells.filter(({ status }) => status === "ok").length).toBeGreaterThan(0);
	});
});
