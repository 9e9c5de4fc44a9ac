import { describe, expect, it, test } from "vitest";
import type { Equation } from "./model.ts";
import { atRandom, controlled, conventional } from "./rounding.ts";

/** The handbook's table (methods §8.8): lines A, B, C and their total, two columns and theirs; base 5. */
const names = ["A1", "A2", "A", "B1", "B2", "B", "C1", "C2", "C", "T1", "T2", "T"];
const table = [1, 0, 1, 3, 3, 6, 12, 20, 32, 16, 23, 39];
const equations: readonly Equation[] = [
	...["A", "B", "C", "T"].map((line) => ({ total: line, parts: [`${line}1`, `${line}2`] })),
	...["1", "2", ""].map((c) => ({ total: `T${c}`, parts: [`A${c}`, `B${c}`, `C${c}`] })),
];
const values = new Map(names.map((name, i) => [name, table[i] ?? 0]));
const optima = [
	[0, 0, 0, 5, 5, 10, 10, 20, 30, 15, 25, 40],
	[0, 0, 0, 0, 5, 5, 15, 20, 35, 15, 25, 40],
];
const distance = (rounded: readonly number[]) =>
	rounded.reduce((sum, r, i) => sum + Math.abs(r - (table[i] ?? 0)), 0);
const addsUp = (rounded: ReadonlyMap<string, number>) =>
	equations.every((e) => e.parts.reduce((s, p) => s + (rounded.get(p) ?? 0), 0) === rounded.get(e.total));

describe("controlled rounding of the handbook's table", () => {
	it("adds up, as near as possible: one of the two best", async () => {
		const rounded = await controlled({ values, equations, base: 5 });
		expect(addsUp(rounded)).toBe(true);
		expect(distance([...rounded.values()])).toBe(18);
		expect(optima).toContainEqual([...rounded.values()]);
	});

	it("has these two best ones and no other, and the printed one is but allowed", () => {
		const choices = table.map((v) => [...new Set([5 * Math.floor(v / 5), 5 * Math.ceil(v / 5)])]);
		let found: number[][] = [[]];
		for (const choice of choices) found = found.flatMap((start) => choice.map((r) => [...start, r]));
		const allowed = found.filter((r) => addsUp(new Map(names.map((name, i) => [name, r[i] ?? 0]))));
		const best = allowed.filter((r) => distance(r) === 18);
		expect(Math.min(...allowed.map(distance))).toBe(18);
		expect(best).toHaveLength(2);
		expect(best).toEqual(expect.arrayContaining(optima));
		const printed = [5, 0, 5, 0, 5, 5, 10, 20, 30, 15, 25, 40];
		expect(allowed).toContainEqual(printed);
		expect(distance(printed)).toBe(22);
	});

	it("is refused when nothing adds up, unless it may go a step further", async () => {
		// Two cells of 1 and their total of 10, as a producer's rounding leaves them.
		const stuck = {
			values: new Map([
				["t", 10],
				["a", 1],
				["b", 1],
			]),
			equations: [{ total: "t", parts: ["a", "b"] }],
			base: 5,
		};
		expect([...(await controlled(stuck)).values()]).toEqual([10, 5, 5]);
		const worse = { ...stuck, values: new Map([...stuck.values, ["t", 15]]) };
		await expect(controlled(worse)).rejects.toThrow("Aucun arrondi à 5");
		const [t, a, b] = (await controlled({ ...worse, steps: 1 })).values();
		expect(t).toBe((a ?? 0) + (b ?? 0));
	});

	it("is refused when a total is not described", async () => {
		const unknown = { values, equations: [{ total: "Z", parts: ["A"] }], base: 5 };
		await expect(controlled(unknown)).rejects.toThrow("« Z » n'est pas décrite");
	});
});

describe("rounding that does not add up", () => {
	it("goes to the nearest multiple: the handbook prints 35 for 32, which is not", () => {
		expect(table.map((v) => conventional(v, 5))).toEqual([0, 0, 0, 5, 5, 5, 10, 20, 30, 15, 25, 40]);
		expect(conventional(12.5, 5)).toBe(15);
	});

	test.each([0, 1, 3, 12, 20])("at random is unbiased: %i", (value) => {
		const draws = Array.from({ length: 1000 }, (_, i) => atRandom(value, 5, i / 1000));
		expect(draws.reduce((s, r) => s + r, 0) / draws.length).toBeCloseTo(value, 9);
		expect(new Set(draws).size).toBe(value % 5 === 0 ? 1 : 2);
	});
});
