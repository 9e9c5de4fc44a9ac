import { describe, expect, it } from "vitest";
import { flow } from "../../catalogue/additive.ts";
import type { Formula, Indicator } from "../../catalogue/model.ts";
import { countsBehind, discloses } from "./disclosure.ts";
import type { EvaluationInput, MeasureCell } from "./evaluate.ts";

const indicator = (formula: Formula): Indicator => ({
	id: "essai",
	label: "Essai",
	short: "Essai",
	theme: "formation",
	definition: "",
	formulaText: "",
	universe: "",
	unit: "",
	decimals: 0,
	polarity: "neutral",
	cube: "essai",
	formula,
	thresholds: {},
	additive: flow(),
	sources: [],
	owner: "observatoire",
	notes: [],
	method: "",
});

const cell = (known: number, top?: number): MeasureCell => ({
	measure: "n",
	known,
	rows: 3,
	knownRows: 3,
	censored: 0,
	missing: 0,
	...(top === undefined ? {} : { top }),
});

const hidden = (formula: Formula, input: EvaluationInput, minUnits = 5, maxShare = 100): boolean =>
	discloses(countsBehind(indicator(formula), input), { minUnits, maxShare });

const sum: Formula = { kind: "sum", measure: "n" };
const ratio: Formula = { kind: "ratio", num: ["a"], den: "n", scale: 100 };
const rate = (num: number, den: number): EvaluationInput => ({
	measures: { a: cell(num), n: cell(den) },
	ratio: { num, den, denAll: den },
});

describe("what a figure tells of small groups", () => {
	it("a count is hidden under the threshold, not at it, and zero is zero", () => {
		expect([0, 1, 4, 5, 60].map((n) => hidden(sum, { measures: { n: cell(n) } }))).toEqual([
			false,
			true,
			true,
			false,
			false,
		]);
	});

	it("a rate is hidden with its numerator, its denominator or its complement", () => {
		expect(hidden(ratio, rate(3, 60))).toBe(true);
		expect(hidden(ratio, rate(57, 60))).toBe(true);
		expect(hidden(ratio, rate(0, 4))).toBe(true);
		expect(hidden(ratio, rate(20, 60))).toBe(false);
		expect(hidden(ratio, rate(0, 60))).toBe(false);
		expect(hidden(ratio, rate(60, 60))).toBe(false);
	});

	it("a share is hidden with what is left, a quotient with any of its four counts", () => {
		const share: Formula = { kind: "share", measure: "n", over: "type" };
		expect(hidden(share, { measures: { n: cell(57) }, siblings: cell(60) })).toBe(true);
		expect(hidden(share, { measures: { n: cell(30) }, siblings: cell(60) })).toBe(false);
		const quotient: Formula = { kind: "location-quotient", measure: "n" };
		const location = (local: number) => ({
			measures: {},
			location: {
				local: cell(local),
				localTotal: cell(100),
				reference: cell(1000),
				referenceTotal: cell(9000),
			},
		});
		expect([3, 50, 98].map((n) => hidden(quotient, location(n)))).toEqual([true, false, true]);
	});

	it("one contributor past the share hides the cell, at the share it does not", () => {
		const of = (top: number): boolean => hidden(sum, { measures: { n: cell(100, top) } }, 0, 85);
		expect([84, 85, 86, 100].map(of)).toEqual([false, false, true, true]);
		expect(hidden(sum, { measures: { n: cell(100, 100) } }, 0, 100)).toBe(false);
	});

	it("a rate that exists only as printed tells no count", () => {
		expect(
			countsBehind(indicator({ kind: "published", measure: "n" }), { measures: { n: cell(3) } }),
		).toEqual([]);
	});
});
