import { describe, expect, it } from "vitest";
import { indicatorById, indicators } from "../../catalogue/indicators/index.ts";
import { type EvaluationInput, evaluate, type MeasureCell } from "./evaluate.ts";

const rate = indicatorById.get("taux-emploi-6-mois");
if (!rate) throw new Error("no rate");

const cell = (measure: string, known: number, rest: Partial<MeasureCell> = {}): MeasureCell => ({
	measure,
	known,
	rows: 1,
	knownRows: 1,
	censored: 0,
	missing: 0,
	...rest,
});

const counted = (num: number, den: number): EvaluationInput => ({
	measures: { emploi6: cell("emploi6", num), sortants: cell("sortants", den) },
	ratio: { num, den, denAll: den },
});

describe("the interval of confidence", () => {
	it("goes with a share of people that says so (methods §0.6)", () => {
		const { value, margin } = evaluate(rate, counted(24, 40));
		expect(value).toBe(60);
		expect(margin?.low).toBeCloseTo(44.6, 1);
		expect(margin?.high).toBeCloseTo(73.65, 2);
		const { precision: _, ...plain } = rate;
		expect(evaluate(plain, counted(24, 40)).margin).toBeUndefined();
	});

	it("is never told without a value", () => {
		expect(evaluate(rate, counted(3, 10))).toEqual(expect.objectContaining({ value: null, status: "ns" }));
		expect(evaluate(rate, counted(3, 10)).margin).toBeUndefined();
		const secret = cell("sortants", 0, { knownRows: 0, missing: 1, status: "SP" });
		const hidden = evaluate(rate, { measures: { emploi6: cell("emploi6", 24), sortants: secret } });
		expect(hidden.value).toBeNull();
		expect(hidden.margin).toBeUndefined();
	});

	it("is asked only of rates in % that have a threshold, and of no source under secrecy", () => {
		const told = indicators.filter(({ precision }) => precision !== undefined);
		expect(told.length).toBeGreaterThan(0);
		for (const { unit, thresholds, formula, cube } of told) {
			expect([unit, formula.kind, cube]).toEqual(["%", "ratio", "inserjeunes"]);
			expect(thresholds.minDenominator).toBe(20);
		}
	});
});
