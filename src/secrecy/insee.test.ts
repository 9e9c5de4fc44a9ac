import { describe, expect, it } from "vitest";
import { inseeIsThere, inseeTurnover } from "./fixture/insee.ts";
import { audit, suppress } from "./index.ts";
import type { Problem } from "./model.ts";
import { problemOf } from "./table.ts";

/** Insee's published tables of rtauargus (annex B9 of the methods): turnover by activity or place, and by size or legal form. */

const turnover = (...names: Parameters<typeof inseeTurnover>): Problem =>
	problemOf(inseeTurnover(...names)).problem;
const primaries = (problem: Problem, rule: string): number =>
	problem.quantities.filter((q) => q.primary === rule).length;

// Seconds alone on a machine; minutes beside seven others.
describe.skipIf(!inseeIsThere)("Insee's tables (mirror)", { timeout: 300_000 }, () => {
	it("turnover by activity and size: the published secrets, at no more than the published cost", async () => {
		const problem = turnover("act_size");
		expect([problem.quantities.length, problem.equations.length]).toEqual([414, 228]);
		expect([primaries(problem, "units"), primaries(problem, "dominance")]).toEqual([52, 25]);
		const { pattern, audit: attacked } = await suppress(problem);
		expect(attacked.passes).toBe(true);
		expect(pattern.method).toBe("exact");
		expect(pattern.secondary.length).toBeLessThanOrEqual(62);
		expect(pattern.cost).toBeLessThan(32_310_038.6 + 0.1);
		expect((await audit(problem, pattern.hidden, { exact: true })).passes).toBe(true);
	});

	it("turnover by activity and legal form", async () => {
		const { pattern, audit: attacked } = await suppress(turnover("act_cj"));
		expect([attacked.passes, pattern.method]).toEqual([true, "exact"]);
		expect(pattern.cost).toBeCloseTo(97_236_481.9497, 2);
	});

	it.each([
		["sizes", "act_size", "nuts_size", 63_661_484.6],
		["activities", "act_size", "act_cj", 121_061_236.5],
	] as const)("two tables that share the %s, protected together", async (_shared, first, second, most) => {
		const [one, two, both] = [turnover(first), turnover(second), turnover(first, second)];
		expect(both.quantities.length).toBeLessThan(one.quantities.length + two.quantities.length);
		const { pattern, audit: attacked } = await suppress(both);
		expect(attacked.passes).toBe(true);
		expect(pattern.cost).toBeLessThan(most);
		expect(pattern.method).toBe("exact");
		// What is hidden of a margin is hidden in both: each table holds against who reads the two.
		expect((await audit(both, pattern.hidden)).passes).toBe(true);
	});
});
