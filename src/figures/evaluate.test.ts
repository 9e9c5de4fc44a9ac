import { describe, expect, it } from "vitest";
import { flow } from "../../catalogue/additive.ts";
import type { Formula, Indicator } from "../../catalogue/model.ts";
import { type EvaluationInput, evaluate, type MeasureCell } from "./evaluate.ts";

const base: Indicator = {
	id: "essai",
	label: "Essai",
	short: "Essai",
	theme: "recrutement",
	definition: "",
	formulaText: "",
	universe: "",
	unit: "projets",
	decimals: 0,
	polarity: "neutral",
	cube: "bmo",
	formula: { kind: "sum", measure: "met" },
	thresholds: {},
	additive: flow(),
	sources: [],
	owner: "observatoire",
	notes: [],
	method: "",
};

const of = (formula: Formula, rest: Partial<Indicator> = {}): Indicator => ({ ...base, formula, ...rest });

const cell = (measure: string, known: number, rest: Partial<MeasureCell> = {}): MeasureCell => ({
	measure,
	known,
	rows: 1,
	knownRows: 1,
	censored: 0,
	missing: 0,
	...rest,
});

const lone = (measure: string, rest: Partial<MeasureCell>): MeasureCell =>
	cell(measure, 0, { knownRows: 0, ...rest });

const input = (cells: readonly MeasureCell[], rest: Partial<EvaluationInput> = {}): EvaluationInput => ({
	measures: Object.fromEntries(cells.map((c) => [c.measure, c])),
	...rest,
});

/** Vector of methods §3: (120,66,30), (45,*,0), (*,*,*), c = 4. */
const met = cell("met", 165, { rows: 3, knownRows: 2, censored: 1, low: 166, high: 169 });
const xmet = cell("xmet", 66, { rows: 3, knownRows: 1, censored: 2, low: 68, high: 74 });

const met1 = of({ kind: "sum", measure: "met" });
const difficult = of(
	{ kind: "ratio", num: ["xmet"], den: "met", scale: 100 },
	{ unit: "%", decimals: 1, label: "Part difficile" },
);

describe("sum", () => {
	it("a hidden part small enough gives the middle of its interval, as an estimate", () => {
		expect(evaluate(met1, input([met]))).toMatchObject({ value: 167.5, status: "e", low: 166, high: 169 });
	});
	it("a hidden part too large gives no value but its bounds", () => {
		const result = evaluate(of({ kind: "sum", measure: "xmet" }), input([xmet]));
		expect(result).toMatchObject({ value: null, status: "s", low: 68, high: 74 });
		expect(result.reason).toContain("entre 68 et 74");
	});
	it("a lone hidden cell is never 0 nor 1", () => {
		const result = evaluate(met1, input([lone("met", { censored: 1, low: 1, high: 4 })]));
		expect(result).toEqual({ value: null, status: "s", reason: "Valeur masquée par le producteur." });
	});
	it("bounds that touch are not printed: they would be the hidden value", () => {
		const result = evaluate(
			met1,
			input([cell("met", 3, { rows: 4, censored: 1, knownRows: 1, missing: 0 })]),
		);
		expect(result.value).toBeNull();
		const pinned = evaluate(met1, input([lone("met", { censored: 1, low: 1, high: 1 })]));
		expect(pinned).not.toHaveProperty("low");
	});
	it("zero is zero", () => {
		expect(evaluate(met1, input([cell("met", 0)]))).toEqual({ value: 0, status: "ok" });
	});
	it.each([
		["no row", input([]), "nd"],
		["blank", input([lone("met", { missing: 1 })]), "nd"],
		["secret", input([lone("met", { missing: 1, status: "SP" })]), "s"],
		["under the producer's threshold", input([lone("met", { missing: 1, status: "NS" })]), "ns"],
		["impossible", input([lone("met", { missing: 1, status: "NAT" })]), "so"],
	])("%s: null, with its own status and a reason", (_, given, status) => {
		const result = evaluate(met1, given);
		expect(result).toMatchObject({ value: null, status });
		expect(result.reason).toMatch(/\.$/);
	});
	it("a total with blanks is an estimate while 95 % of its rows are known, not available under", () => {
		const most = cell("met", 500, { rows: 100, knownRows: 96, missing: 4 });
		const few = cell("met", 500, { rows: 100, knownRows: 94, missing: 6 });
		expect(evaluate(met1, input([most]))).toMatchObject({ value: 500, status: "e", coverage: 0.96 });
		expect(evaluate(met1, input([few]))).toMatchObject({ value: null, status: "nd" });
	});
	it("the producer's flags travel with the value", () => {
		for (const [flag, status] of [
			["P", "p"],
			["E", "e"],
			["R", "r"],
		] as const)
			expect(evaluate(met1, input([cell("met", 5, { flag })]))).toMatchObject({ value: 5, status });
	});
	it("a count under the threshold is not significant", () => {
		const leavers = of({ kind: "sum", measure: "terme" }, { thresholds: { minDenominator: 20 } });
		expect(evaluate(leavers, input([cell("terme", 19)]))).toMatchObject({ value: null, status: "ns" });
		expect(evaluate(leavers, input([cell("terme", 20)]))).toMatchObject({ value: 20, status: "ok" });
	});
});

describe("ratio", () => {
	const study = of(
		{ kind: "ratio", num: ["poursuite"], den: "terme", scale: 100 },
		{ thresholds: { minDenominator: 20 } },
	);
	const employment = of(
		{ kind: "ratio", num: ["emploi6"], den: "sortants", scale: 100 },
		{ thresholds: { minDenominator: 20 } },
	);
	const favourable = of(
		{ kind: "ratio", num: ["poursuite", "emploi6"], den: "terme", scale: 100 },
		{ thresholds: { minDenominator: 20 } },
	);

	it("30 pupils, 20 go on, 3 of 10 leavers employed (§5.1)", () => {
		const cells = [cell("terme", 30), cell("poursuite", 20), cell("sortants", 10), cell("emploi6", 3)];
		const at = (indicator: Indicator, num: number, den: number) =>
			evaluate(indicator, input(cells, { ratio: { num, den, denAll: den } }));
		expect(at(study, 20, 30).value).toBeCloseTo(66.67, 2);
		expect(at(favourable, 23, 30).value).toBeCloseTo(76.67, 2);
		expect(at(employment, 3, 10)).toMatchObject({ value: null, status: "ns" });
	});
	it("pools pairwise: a course without employment stays out of both terms (§5.2)", () => {
		const cells = [
			cell("terme", 220, { rows: 3, knownRows: 3 }),
			cell("poursuite", 95, { rows: 3, knownRows: 3 }),
			cell("emploi6", 55, { rows: 3, knownRows: 2, missing: 1 }),
		];
		const result = evaluate(favourable, input(cells, { ratio: { num: 138, den: 190, denAll: 220 } }));
		expect(result.value).toBeCloseTo(72.63, 2);
		expect(result.coverage).toBeCloseTo(0.864, 3);
		expect(result.status).toBe("ok");
	});
	it("aggregates capacity and first wishes to 0.842 (§5.3)", () => {
		const pressure = of({ kind: "ratio", num: ["voeux1"], den: "capacite", scale: 1 });
		const cells = [
			cell("voeux1", 48, { rows: 4, knownRows: 4 }),
			cell("capacite", 57, { rows: 4, knownRows: 4 }),
		];
		const result = evaluate(pressure, input(cells, { ratio: { num: 48, den: 57, denAll: 57 } }));
		expect(result.value).toBeCloseTo(0.842, 3);
	});
	it("rates per 10 000 inhabitants, none where nobody lives (§1.7)", () => {
		const density = of({ kind: "ratio", num: ["n"], den: "population", scale: 10_000 });
		const some = input([cell("n", 45), cell("population", 128_000)], {
			ratio: { num: 45, den: 128_000, denAll: 128_000 },
		});
		expect(evaluate(density, some).value).toBeCloseTo(3.52, 2);
		const empty = input([cell("n", 0), cell("population", 0)], { ratio: { num: 0, den: 0, denAll: 0 } });
		expect(evaluate(density, empty)).toMatchObject({ value: null, status: "so" });
	});
	it("is estimated under 80 % of coverage", () => {
		const cells = [
			cell("terme", 100, { rows: 2, knownRows: 2 }),
			cell("poursuite", 40, { rows: 2, knownRows: 1, missing: 1 }),
		];
		const result = evaluate(study, input(cells, { ratio: { num: 40, den: 79, denAll: 100 } }));
		expect(result).toMatchObject({ status: "e", coverage: 0.79 });
		expect(result.reason).toContain("79\u00a0%");
	});
	it("a hidden numerator alone is hidden, whatever the denominator", () => {
		const cells = [cell("met", 45), lone("xmet", { censored: 1, low: 1, high: 4 })];
		const result = evaluate(difficult, input(cells, { ratio: { num: 0, den: 0, denAll: 45 } }));
		expect(result).toEqual({ value: null, status: "s", reason: "Valeur masquée par le producteur." });
	});
	it("with hidden rows the interval over all rows decides, not the rows that happen to be complete (§3)", () => {
		const vector = evaluate(difficult, input([met, xmet], { ratio: { num: 66, den: 120, denAll: 165 } }));
		expect(vector.status).toBe("s");
		expect(vector.low).toBeCloseTo(40.24, 2);
		expect(vector.high).toBeCloseTo(44.58, 2);
		// BMO 2024, France: the producer prints 57.4 %; complete rows alone would say 61.9 %.
		const france = evaluate(
			difficult,
			input(
				[
					cell("met", 2_751_069, {
						rows: 53443,
						knownRows: 42552,
						censored: 10891,
						low: 2_761_960,
						high: 2_794_633,
					}),
					cell("xmet", 1_568_524, {
						rows: 53443,
						knownRows: 32936,
						censored: 20507,
						low: 1_589_031,
						high: 1_650_552,
					}),
				],
				{ ratio: { num: 1_568_524, den: 2_533_731, denAll: 2_751_069 } },
			),
		);
		expect(france.status).toBe("e");
		expect(france.low).toBeLessThan(57.4);
		expect(france.high).toBeGreaterThan(57.4);
		expect(france.value).toBeGreaterThan(Number(france.low));
		expect(france.value).toBeLessThan(Number(france.high));
	});
	it("weights pairwise", () => {
		const tension = of({ kind: "weighted-mean", measure: "tension", weight: "emploi" }, { unit: "" });
		const cells = [
			cell("tension", 0, { rows: 2, knownRows: 2 }),
			cell("emploi", 123_400, { rows: 2, knownRows: 2 }),
		];
		const num = 33_100 * 1.7464606 + 90_300 * 1.5621757;
		const result = evaluate(tension, input(cells, { ratio: { num, den: 123_400, denAll: 123_400 } }));
		expect(result.value).toBeCloseTo(1.61161, 5);
	});
});

describe("published", () => {
	const tension = of({ kind: "published", measure: "tension", imputedWhenNull: "classe" }, { unit: "" });
	const level = of({ kind: "published", measure: "classe" }, { classes: ["1", "2", "3", "4", "5"] });

	it("a tension without its class was imputed by the producer, and its class is not significant (§2.5)", () => {
		const cells = [cell("tension", 1.449461106367872), lone("classe", { missing: 1 })];
		expect(evaluate(tension, input(cells))).toMatchObject({ value: 1.449461106367872, status: "e" });
		expect(evaluate(level, input(cells))).toMatchObject({ value: null, status: "ns" });
	});
	it("with its class it is an ordinary value", () => {
		const cells = [cell("tension", 0.19197), cell("classe", 4)];
		expect(evaluate(tension, input(cells))).toEqual({ value: 0.19197, status: "ok" });
		expect(evaluate(level, input(cells))).toEqual({ value: 4, status: "ok" });
	});
	it("never adds nor averages what exists only as printed", () => {
		const cells = [
			cell("tension", 2, { rows: 2, knownRows: 2 }),
			cell("classe", 8, { rows: 2, knownRows: 2 }),
		];
		expect(evaluate(tension, input(cells))).toMatchObject({ value: null, status: "nd" });
	});
});

describe("mean of published rates", () => {
	const rotation = of({ kind: "mean", measures: ["entree", "sortie"] }, { unit: "%" });
	it("turnover is the mean of entry and exit, above 100 % or not (§1.5)", () => {
		expect(evaluate(rotation, input([cell("entree", 33.26), cell("sortie", 31.03)])).value).toBeCloseTo(
			32.145,
			9,
		);
		expect(evaluate(rotation, input([cell("entree", 258.26), cell("sortie", 256.99)])).value).toBeCloseTo(
			257.625,
			9,
		);
	});
	it("lacks a term, lacks a value", () => {
		expect(evaluate(rotation, input([cell("entree", 33.26)]))).toMatchObject({ value: null, status: "nd" });
	});
});

describe("share", () => {
	const a = of({ kind: "share", measure: "n", over: "age" }, { unit: "%" });
	const all = (rest: Partial<MeasureCell>) => cell("n", 15_800, { rows: 3, knownRows: 3, ...rest });
	it("10 430 of 15 800 is 66.0 % (§1.1)", () => {
		expect(evaluate(a, input([cell("n", 10_430)], { siblings: all({}) })).value).toBeCloseTo(66.01, 2);
	});
	it("is withheld when a sibling is hidden, missing when one is blank, meaningless over zero", () => {
		const own = cell("n", 10_430);
		const at = (rest: Partial<MeasureCell>) => evaluate(a, input([own], { siblings: all(rest) })).status;
		expect(at({ knownRows: 2, censored: 1 })).toBe("s");
		expect(at({ knownRows: 2, missing: 1 })).toBe("nd");
		expect(evaluate(a, input([cell("n", 0)], { siblings: all({ known: 0 }) })).status).toBe("so");
	});
});

describe("evolution", () => {
	const percent = of({ kind: "evolution", of: "x", years: 1, unit: "%" }, { unit: "%" });
	const points = of({ kind: "evolution", of: "x", years: 1, unit: "pt" }, { unit: "pt" });
	const ok = (value: number) => ({ value, status: "ok" as const });
	const change = (indicator: Indicator, from: number, to: number) =>
		evaluate(indicator, { measures: {}, change: { now: ok(to), base: ok(from) } });

	it("levels change in %, rates in points (§1.3)", () => {
		expect(change(percent, 11_870, 12_340).value).toBeCloseTo(3.96, 2);
		expect(change(points, 6.6, 7.1).value).toBeCloseTo(0.5, 9);
	});
	it("from zero has no meaning; from under 20 comes with a warning", () => {
		expect(change(percent, 0, 12)).toMatchObject({ value: null, status: "so" });
		const fragile = change(percent, 10, 15);
		expect(fragile).toMatchObject({ value: 50, status: "ok" });
		expect(fragile.reason).toContain("fragile");
	});
	it("takes the status of the weaker end", () => {
		const hidden = { value: null, status: "s" as const, reason: "Valeur masquée par le producteur." };
		const estimated = { value: 90, status: "e" as const, reason: "Estimation." };
		const at = (now: typeof hidden | typeof estimated) =>
			evaluate(percent, { measures: {}, change: { now, base: ok(100) } });
		expect(at(hidden)).toMatchObject({ value: null, status: "s" });
		expect(at(estimated)).toMatchObject({ status: "e", reason: "Estimation." });
		const back = evaluate(percent, { measures: {}, change: { now: ok(1), base: hidden } });
		expect(back.reason).toBe("Période de départ\u202f: valeur masquée par le producteur.");
	});
	it("is blank across a known break of series, and says which", () => {
		const apart = evaluate(percent, {
			measures: {},
			change: { now: ok(2), base: ok(1), broken: "les règles ont changé" },
		});
		expect([apart.value, apart.status]).toEqual([null, "nd"]);
		expect(apart.reason).toContain("les règles ont changé");
	});
});

describe("specificity", () => {
	const lq = of(
		{ kind: "location-quotient", measure: "emploi" },
		{ unit: "", decimals: 2, thresholds: { minCount: 100 } },
	);
	const at = (local: number, rest: Partial<MeasureCell> = {}) =>
		evaluate(lq, {
			measures: {},
			location: {
				local: cell("emploi", local, rest),
				localTotal: cell("emploi", 60_000),
				reference: cell("emploi", 120_000),
				referenceTotal: cell("emploi", 2_500_000),
			},
		});
	it("4 500 of 60 000 against 120 000 of 2 500 000 is 1.56 (§1.6)", () => {
		expect(at(4_500).value).toBeCloseTo(1.5625, 9);
	});
	it("is not significant under 100 people or when chance explains the gap", () => {
		expect(at(99).status).toBe("ns");
		expect(at(2_890).status).toBe("ns");
	});
	it("is hidden with its count", () => {
		expect(at(0, { knownRows: 0, censored: 1 }).status).toBe("s");
	});
});
