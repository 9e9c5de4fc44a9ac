import { describe, expect, it } from "vitest";
import { coverageFor, coverageOf, NEED_CV, normal } from "./coverage.ts";
import { rangeOf } from "./range.ts";
import { need, scales, wordOn } from "./scales.ts";
import { variation } from "./supply.ts";

const at = (value: number) => ({ low: value, high: value });
const round = (value: number | undefined, digits: number): number =>
	Number((value ?? Number.NaN).toFixed(digits));

describe("supply against need (methods §6.2 and §6.3)", () => {
	it("gives the worked vector, to the digit", () => {
		const cv = { supply: 0.1, need: 0.25 };
		const made = [
			[83, 120],
			[77, 50],
			[40, 90],
		].map(([supply = 0, want = 0]) => coverageOf(supply, at(want), cv));
		expect(Math.hypot(cv.supply, cv.need)).toBeCloseTo(0.26926, 5);
		expect(made.map((one) => round(one?.ratio, 3))).toEqual([0.692, 1.54, 0.444]);
		expect(made.map((one) => one?.gap)).toEqual([37, -27, 50]);
		expect(made.map((one) => round(one?.below, 4))).toEqual([0.9145, 0.0544, 0.9987]);
		expect(made.map((one) => [round(one?.interval.low, 3), round(one?.interval.high, 3)])).toEqual([
			[0.444, 1.077],
			[0.989, 2.398],
			[0.285, 0.692],
		]);
		expect(made.map((one) => one?.band)).toEqual(["déficit", "surplus", "fort déficit"]);
		// A and B: 1 is inside the interval, so that nothing is settled.
		expect(made.map((one) => one?.sure)).toEqual([false, false, true]);
	});

	it("is widened by the bounds of a need that is partly hidden, and says nothing of a tiny one", () => {
		const cv = { supply: 0.1, need: NEED_CV };
		const exact = coverageOf(60, at(100), cv);
		const wide = coverageOf(60, { low: 80, high: 120 }, cv);
		expect(wide?.ratio).toBe(exact?.ratio);
		expect(wide?.interval.low).toBeLessThan(exact?.interval.low ?? 0);
		expect(wide?.interval.high).toBeGreaterThan(exact?.interval.high ?? 9);
		expect(coverageFor(at(60), at(12), cv)).toMatchObject({ reason: expect.stringContaining("Moins de 30") });
		expect(coverageFor(at(60), { low: 5, high: 90 }, cv)).toMatchObject({
			reason: expect.stringContaining("peut être"),
		});
		expect(coverageFor(at(3), at(500), cv)).toMatchObject({ reason: expect.stringContaining("ailleurs") });
		expect(coverageFor(at(60), at(0), cv)).toEqual({ reason: "Besoin de remplacement nul." });
		expect(coverageFor(at(60), { reason: "Valeur masquée." }, cv)).toEqual({ reason: "Valeur masquée." });
	});

	it("knows the normal law", () => {
		expect([0, 1.96, -1.645].map((x) => round(normal(x), 5))).toEqual([0.5, 0.975, 0.04998]);
		expect(variation([10, 10, 10])).toBe(0);
		expect(variation([8, 12])).toBeCloseTo(0.2, 12);
		expect(variation([0, 0])).toBe(0);
	});
});

describe("a word", () => {
	const cell = (value: number | null, more: object = {}) =>
		({
			territory: { type: "bassin", code: "2801", label: "Rouen" },
			categories: {},
			period: "2024",
			value,
			status: value === null ? "s" : "ok",
			permalink: "/chiffres/x",
			...more,
		}) as const;

	it("is said from its threshold on, for both ends of an interval", () => {
		expect([0, 29, 30, 99.9, 100, 5000].map((value) => wordOn(need, value))).toEqual([
			"faible",
			"faible",
			"moyen",
			"moyen",
			"fort",
			"fort",
		]);
		expect(wordOn(need, 20, 40)).toBeUndefined();
		for (const { words } of scales) {
			expect(words[0]?.from).toBe(0);
			expect(words.map(({ from }) => from)).toEqual(words.map(({ from }) => from).toSorted((a, b) => a - b));
		}
	});

	it("is never said of a hidden or absent cell, whose only word is its reason", () => {
		expect(rangeOf(cell(null, { reason: "Secret statistique." }))).toEqual({ reason: "Secret statistique." });
		expect(rangeOf(undefined)).toMatchObject({ reason: expect.stringContaining("pas un zéro") });
		expect(rangeOf(cell(12, { period: "" }))).toMatchObject({ reason: expect.any(String) });
		// Bounds that the producer prints are published figures.
		expect(rangeOf(cell(null, { low: 132, high: 147 }))).toEqual({ low: 132, high: 147 });
		expect(rangeOf(cell(0))).toEqual(at(0));
	});
});
