import { describe, expect, it, test } from "vitest";
import { DefError } from "../platform/index.ts";
import { cellKey, type NoiseTable, noiseTable, perturbed, recordKey } from "./cell-key.ts";
import { onlyWay } from "./protection-way.ts";

/** The handbook's example, its rows 1 and 2 completed (methods §8.9). */
const handbook: NoiseTable = [
	{ count: 0, steps: [{ noise: 0, upTo: 1 }] },
	{
		count: 1,
		steps: [
			{ noise: -1, upTo: 0.3 },
			{ noise: 0, upTo: 0.6 },
			{ noise: 1, upTo: 1 },
		],
	},
	{
		count: 2,
		steps: [
			{ noise: -1, upTo: 0.3 },
			{ noise: 0, upTo: 0.7 },
			{ noise: 1, upTo: 1 },
		],
	},
	{
		count: 3,
		steps: [
			{ noise: -1, upTo: 0.3 },
			{ noise: 0, upTo: 0.7 },
			{ noise: 1, upTo: 1 },
		],
	},
];

describe("the handbook's example", () => {
	it("adds the keys of the persons and keeps what is after the point", () => {
		expect(cellKey([0.9, 0.3, 0.6])).toBeCloseTo(0.8, 11);
	});

	test.each([
		[3, 0.8, 4],
		[1, 0.2, 0],
		[1, 0.7, 2],
		[2, 0.85, 3],
		[0, 0.5, 0],
		[3, 0.3, 2],
		[3, 0.7, 3],
		[3, 0, 2],
		[900, 0.8, 901],
	])("prints %i under the key %f as %i", (count, key, printed) => {
		expect(perturbed(count, key, handbook)).toBe(printed);
	});
});

describe("a generated table", () => {
	const cases = [
		{ largest: 5, variance: 2 },
		{ largest: 4, variance: 1 },
		{ largest: 6, variance: 4, least: 3 },
		{ largest: 10, variance: 6 },
	];

	test.each(cases)("is unbiased, of the variance asked, and never prints what must not be: %o", (request) => {
		const { largest, variance, least = 1 } = request;
		for (const { count, steps } of noiseTable(request).slice(1)) {
			const chances = steps.map((s, i) => ({ v: s.noise, p: s.upTo - (steps[i - 1]?.upTo ?? 0) }));
			const mean = (of: (v: number) => number) => chances.reduce((sum, { v, p }) => sum + p * of(v), 0);
			expect(mean(() => 1)).toBeCloseTo(1, 12);
			expect(mean((v) => v)).toBeCloseTo(0, 8);
			expect(mean((v) => v * v)).toBeCloseTo(variance, 8);
			for (const { v, p } of chances) {
				expect(p).toBeGreaterThanOrEqual(0);
				expect(Math.abs(v)).toBeLessThanOrEqual(largest);
				expect(count + v === 0 || count + v >= least).toBe(true);
			}
		}
	});

	it("is the most even one: what is as far is as likely, and nearer is likelier", () => {
		const { steps } = noiseTable({ largest: 5, variance: 2 }).at(-1) ?? { steps: [] };
		const chances = steps.map((s, i) => s.upTo - (steps[i - 1]?.upTo ?? 0));
		for (let i = 0; i < 5; i++) {
			expect(chances[i]).toBeCloseTo(chances[10 - i] ?? 0, 10);
			expect(chances[i]).toBeLessThan(chances[i + 1] ?? 0);
		}
	});

	test.each([
		{ largest: 2, variance: 5 },
		{ largest: 5, variance: 1, least: 3 },
		{ largest: 0, variance: 1 },
	])("is refused when no noise can be such: %o", (request) => {
		expect(() => noiseTable(request)).toThrow("Aucun bruit");
	});
});

describe("persons who are counted together", () => {
	const table = noiseTable({ largest: 5, variance: 2 });
	const people = Array.from({ length: 4000 }, (_, i) => ({ id: `p${i}`, key: recordKey("graine", `p${i}`) }));

	it("have the same noise in every table, in whatever order they come, and from one year to the next", () => {
		const cell = people.slice(100, 137).map((p) => p.key);
		expect(cellKey(cell.toReversed())).toBe(cellKey(cell));
		expect(cellKey(people.slice(100, 137).map((p) => recordKey("graine", p.id)))).toBe(cellKey(cell));
		expect(recordKey("autre graine", "p1")).not.toBe(recordKey("graine", "p1"));
	});

	it("are printed without bias, zero staying zero", () => {
		let [sum, square, cells] = [0, 0, 0];
		for (let from = 0; from + 3 <= people.length; from += 1) {
			const count = 1 + (from % 3);
			const printed = perturbed(count, cellKey(people.slice(from, from + count).map((p) => p.key)), table);
			expect(printed).toBeGreaterThanOrEqual(0);
			sum += printed - count;
			square += (printed - count) ** 2;
			cells++;
		}
		// Four standard errors.
		expect(Math.abs(sum / cells)).toBeLessThan(4 * Math.sqrt(2 / cells));
		expect(Math.abs(square / cells - 2)).toBeLessThan(0.3);
		expect(perturbed(0, cellKey([]), table)).toBe(0);
	});
});

describe("one cube, one way of protecting it", () => {
	it("is refused when two are asked, in words", () => {
		expect(() => onlyWay("entrees", ["suppression", "cell-key"])).toThrow(DefError);
		expect(() => onlyWay("entrees", ["suppression", "cell-key"])).toThrow("masquage et perturbation");
	});

	it("is the one asked, be it by several sources", () => {
		expect(onlyWay("entrees", ["suppression", "suppression"])).toBe("suppression");
		expect(onlyWay("entrees", [])).toBeUndefined();
	});
});
