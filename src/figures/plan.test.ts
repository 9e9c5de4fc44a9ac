import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { Indicator } from "../../catalogue/model.ts";
import { type Database, DefError, openDatabase } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import type { FigureAnswer, FigureRequest, TerritoryRef } from "./model.ts";
import type { Cover } from "./perimeter.ts";
import { planOf } from "./plan.ts";
import { describePlan } from "./plan-words.ts";
import { plansOf, type QueryContext, query } from "./query.ts";
import { sqlOf } from "./sql.ts";

/** One cell of a made-up table of the cube of contracts, as the warehouse writes it. */
interface Row {
	readonly territory: string;
	readonly type: string;
	readonly period: string;
	/** Null: hidden by secrecy. */
	readonly contrats: number | null;
	readonly ruptures: number | null;
}

const departement: CubeTable = {
	name: "contrats_alternance__departement__all",
	cube: "contrats-alternance",
	territory: "departement",
	about: "all",
	categories: ["type_contrat"],
	measures: ["contrats", "ruptures"],
	pairs: ["ruptures__sur__contrats"],
	sources: ["opco-contrats"],
	rows: 0,
	file: "",
};

let db: Database;
async function openTable(): Promise<void> {
	db = await openDatabase();
	const measures = ["contrats", "ruptures"].map(
		(id) =>
			`${id} DOUBLE, ${id}__known INTEGER, ${id}__censored INTEGER, ${id}__low DOUBLE, ${id}__high DOUBLE, ${id}__status VARCHAR, ${id}__flag VARCHAR`,
	);
	await db.run(
		`CREATE TABLE ${departement.name}(territory VARCHAR, about VARCHAR, c_type_contrat VARCHAR, period VARCHAR, rows INTEGER, ${measures.join(", ")}, ruptures__sur__contrats__num DOUBLE, ruptures__sur__contrats__den DOUBLE, ruptures__sur__contrats__all DOUBLE)`,
	);
}
beforeAll(openTable);
afterAll(() => db.close());

async function fill(rows: readonly Row[]): Promise<void> {
	// Another file: the rows of an open one never change.
	db.close();
	await openTable();
	const measure = (value: number | null): string =>
		value === null ? "NULL, 0, 0, NULL, NULL, 'SP', NULL" : `${value}, 1, 0, ${value}, ${value}, NULL, NULL`;
	const lines = rows.map(({ territory, type, period, contrats, ruptures }) => {
		const pair =
			contrats === null || ruptures === null ? "NULL, NULL, NULL" : `${ruptures}, ${contrats}, ${contrats}`;
		return `('${territory}', '', '${type}', '${period}', 1, ${measure(contrats)}, ${measure(ruptures)}, ${pair})`;
	});
	if (lines.length > 0) await db.run(`INSERT INTO ${departement.name} VALUES ${lines.join(", ")}`);
}

/** Every member is a place of its own: nothing overlaps. */
const context = (): QueryContext => ({
	db,
	tables: [departement],
	release: "essai",
	sourceLine: (id) => ({ source: id, title: id, producer: "", vintage: "", licence: "", sample: false }),
	territoryLabel: (_, code) => code,
	territoryCodes: () => [],
	regionsOf: () => ["28"],
	covers: async ({ members }): Promise<readonly Cover[]> => [
		{ level: "departement", codes: members.map(({ code }) => code) },
	],
	label: () => undefined,
	periods: () => ["2022", "2023"],
	feeders: () => ["opco-contrats"],
	permit: () => ({ allowed: true }),
});

const ask = (request: Partial<FigureRequest>): Promise<FigureAnswer> =>
	query(context(), { indicator: "contrats-alternance", territories: [], periods: ["2023"], ...request });
const places = (codes: readonly string[]): readonly TerritoryRef[] =>
	codes.map((code) => ({ type: "departement", code }));
const refusal = async (request: Partial<FigureRequest>): Promise<string> => {
	try {
		await ask(request);
	} catch (error) {
		if (error instanceof DefError) return error.code;
		throw error;
	}
	return "accepté";
};

const codes = ["14", "27", "50", "61", "76"];
const counts = fc.array(
	fc.record({ contrats: fc.integer({ min: 0, max: 5000 }), share: fc.integer({ min: 0, max: 100 }) }),
	{ minLength: codes.length, maxLength: codes.length },
);
const rowsOf = (values: readonly { contrats: number; share: number }[], period = "2023"): Row[] =>
	values.map(({ contrats, share }, i) => ({
		territory: codes[i] ?? "",
		type: "Ensemble",
		period,
		contrats,
		ruptures: Math.floor((contrats * share) / 100),
	}));

describe("a plan", () => {
	it("is plain data: the same once written and read again, and its SQL with it", async () => {
		const [plan] = await plansOf(context(), {
			indicator: "taux-rupture-alternance",
			territories: { perimeter: { members: places(codes) } },
		});
		expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
		expect(plan && sqlOf(plan.cells).params).toEqual([...codes, "", "Ensemble"]);
		expect(plan && describePlan(plan).join(" ")).toMatch(/Additionner.*territoire/);
	});

	it("gives for a partition what it gives for the whole, in any order of the members", async () => {
		await fc.assert(
			fc.asyncProperty(counts, fc.integer({ min: 1, max: 4 }), async (values, cut) => {
				await fill(rowsOf(values));
				const sum = async (list: readonly string[]): Promise<number> => {
					const { cells } = await ask({ territories: { perimeter: { members: places(list) } } });
					return cells[0]?.value ?? Number.NaN;
				};
				const whole = await sum(codes);
				expect(whole).toBe(values.reduce((total, { contrats }) => total + contrats, 0));
				expect((await sum(codes.slice(0, cut))) + (await sum(codes.slice(cut)))).toBe(whole);
				const one = await ask({ territories: { perimeter: { members: places(codes) } } });
				const other = await ask({ territories: { perimeter: { members: places(codes.toReversed()) } } });
				expect(other.cells).toEqual(one.cells);
			}),
			{ numRuns: 6 },
		);
	});

	it("rates a group by Σ numerators ÷ Σ denominators, never by the mean of the rates", async () => {
		await fc.assert(
			fc.asyncProperty(counts, async (values) => {
				const rows = rowsOf(values);
				await fill(rows);
				const { cells } = await ask({
					indicator: "taux-rupture-alternance",
					territories: { perimeter: { members: places(codes) } },
				});
				const den = rows.reduce((sum, row) => sum + (row.contrats ?? 0), 0);
				const num = rows.reduce((sum, row) => sum + (row.ruptures ?? 0), 0);
				if (den < 20) expect(cells[0]?.value).toBeNull();
				else expect(cells[0]?.value).toBeCloseTo((100 * num) / den, 9);
			}),
			{ numRuns: 6 },
		);
	});

	it("hides the whole as soon as one member is secret, and keeps nothing of the others", async () => {
		await fc.assert(
			fc.asyncProperty(counts, fc.integer({ min: 0, max: 4 }), async (values, at) => {
				await fill(
					rowsOf(values).map((row, i) => (i === at ? { ...row, contrats: null, ruptures: null } : row)),
				);
				for (const indicator of ["contrats-alternance", "taux-rupture-alternance"]) {
					const { cells } = await ask({ indicator, territories: { perimeter: { members: places(codes) } } });
					const { value, status, low, high, coverage } = cells[0] ?? {};
					expect({ value, status, low, high, coverage }).toEqual({
						value: null,
						status: "s",
						low: undefined,
						high: undefined,
						coverage: undefined,
					});
				}
			}),
			{ numRuns: 4 },
		);
	});

	it("names the members without data: estimated while four fifths are there, nothing below", async () => {
		const rows = rowsOf(codes.map(() => ({ contrats: 100, share: 10 })));
		await fill(rows.slice(0, 4));
		const perimeter = { members: places(codes) };
		const [most] = (await ask({ territories: { perimeter } })).cells;
		expect(most).toMatchObject({ value: 400, status: "e", group: { without: [{ code: "76" }] } });
		expect(most?.coverage).toBeCloseTo(0.8, 12);
		expect(most?.reason).toContain("76");
		await fill(rows.slice(0, 3));
		expect((await ask({ territories: { perimeter } })).cells[0]).toMatchObject({ value: null, status: "nd" });
		await fill([]);
		expect((await ask({ territories: { perimeter } })).cells[0]).toMatchObject({ value: null, status: "nd" });
	});

	it("adds the years of a flow, whose address gives the same figure back", async () => {
		await fill([
			...rowsOf(codes.map(() => ({ contrats: 100, share: 10 }))),
			...rowsOf(
				codes.map(() => ({ contrats: 50, share: 10 })),
				"2022",
			),
		]);
		const [cell] = (
			await ask({ territories: places(["14"]), periods: ["2023", "2022"], together: ["period"] })
		).cells;
		expect(cell?.value).toBe(150);
		expect(cell?.permalink).toContain(encodeURIComponent("+"));
	});
});

describe("a sum that means nothing is refused, with a code that says why", () => {
	const two = places(["14", "27"]);
	it.each<readonly [string, string, Partial<FigureRequest>]>([
		[
			"a published rate over places",
			"moyenne-de-rapports",
			{ indicator: "taux-chomage", together: ["about"] },
		],
		["a published index", "somme-non-additive", { indicator: "tension", together: ["about"] }],
		["a quotient", "moyenne-de-rapports", { indicator: "specificite", together: ["about"] }],
		["a stock over months", "somme-non-additive", { indicator: "demandeurs-emploi", together: ["period"] }],
		["means of three years", "somme-non-additive", { indicator: "emploi-metier", together: ["period"] }],
		[
			"cohorts that overlap",
			"moyenne-de-rapports",
			{ indicator: "taux-emploi-6-mois", together: ["period"] },
		],
		[
			"a category inside another",
			"somme-non-additive",
			{ indicator: "demandeurs-emploi-a", together: ["categorie"] },
		],
		["an axis that is not there", "axe-inconnu", { together: ["couleur"] }],
		[
			"two indicators of two universes",
			"univers-melanges",
			{ indicator: "offres-emploi", plus: ["demandeurs-emploi-rome"] },
		],
		["an indicator and itself", "double-compte", { plus: ["contrats-alternance"] }],
		[
			"two schemes",
			"schemas-melanges",
			{
				indicator: "emploi-metier",
				together: ["about"],
				about: {
					codes: [
						{ level: "fap2021-228", code: "V0X60" },
						{ level: "fap2009-225", code: "V0Z60" },
					],
				},
			},
		],
		[
			"a family and one of its occupations",
			"double-compte",
			{
				indicator: "emploi-metier",
				together: ["about"],
				about: {
					codes: [
						{ level: "fap2009-225", code: "V0Z60" },
						{ level: "fap2009-87", code: "V0Z" },
					],
				},
			},
		],
		["a year and its quarter", "double-compte", { together: ["period"], periods: ["2023", "2023-T1"] }],
	])("%s: %s", async (_, code, request) => {
		expect(await refusal({ territories: two, ...request })).toBe(code);
	});

	it("a total with what it holds", async () => {
		const contracts = indicatorById.get("contrats-alternance");
		const { where: _where, ...open } = contracts as Indicator;
		const { refuseSums } = await import("./refusals.ts");
		const request: FigureRequest = {
			indicator: open.id,
			territories: two,
			categories: { type_contrat: ["Ensemble", "Apprentissage"] },
			together: ["type_contrat"],
		};
		expect(() => refuseSums(open, open, request)).toThrow(/total de l'axe/);
	});

	it("a join that would bring several rows to one", () => {
		const specificity = indicatorById.get("specificite") as Indicator;
		const wide: CubeTable = { ...departement, cube: "tension", about: "fap2009-225" };
		const total: CubeTable = { ...departement, cube: "tension", territory: "france" };
		expect(() =>
			planOf([wide, total], {
				indicator: specificity,
				base: specificity,
				request: { indicator: "specificite", territories: two },
				table: wide,
				codes: ["14"],
			}),
		).toThrow(/plusieurs/);
	});
});
