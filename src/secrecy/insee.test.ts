import { describe, expect, it } from "vitest";
import { inseeIsThere, inseeTurnover, type TurnoverTable } from "./fixture/insee.ts";
import { treeOf } from "./hierarchy.ts";
import { audit, suppress } from "./index.ts";
import type { Problem } from "./model.ts";
import { problemOf, type Tables } from "./table.ts";

/** Insee's published tables of rtauargus (annex B9 of the methods): turnover by activity or place, and by size or legal form. */

const turnover = (...names: readonly TurnoverTable[]): Problem => problemOf(inseeTurnover(...names)).problem;
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

describe("the three linked tables of Insee's manual (annex B11)", () => {
	const flat = (id: string, ...codes: readonly string[]) => ({
		id,
		total: "total",
		trees: [
			treeOf(
				codes.map((code) => [code]),
				"total",
			),
		],
	});
	const printed = {
		sex: { region: { nord: [16, 20, 36], sud: [19, 12, 31], total: [35, 32, 67] } },
		waste: {
			sex: { femme: [8, 27, 35], homme: [22, 17, 32], total: [30, 37, 67] },
			region: { nord: [10, 26, 36], sud: [20, 11, 31], total: [30, 37, 67] },
		},
	};
	const columns = { sex: ["femme", "homme", "total"], waste: ["polluante", "propre", "total"] };
	const tables = (falseCell: number): Tables => ({
		dimensions: [
			flat("region", "nord", "sud"),
			flat("sex", "femme", "homme"),
			flat("waste", "polluante", "propre"),
		],
		tables: Object.entries(printed).flatMap(([column, crossed]) =>
			Object.entries(crossed).map(([row, lines]) => ({
				dimensions: [row, column],
				rules: { minUnits: { value: 9, by: "essai" } },
				cells: Object.entries(lines as Readonly<Record<string, readonly number[]>>).flatMap(
					([code, values]) =>
						values.map((given, i) => {
							const value = given === 17 ? falseCell : given;
							const at = columns[column as keyof typeof columns][i] ?? "";
							return { codes: { [row]: code, [column]: at }, value, units: value };
						}),
				),
			})),
		),
		count: true,
	});

	it("are refused with the false cell of T0_2: what does not add up protects nothing", async () => {
		await expect(suppress(problemOf(tables(17)).problem)).rejects.toMatchObject({
			code: "secret-incoherent",
		});
		await expect(audit(problemOf(tables(17)).problem, [])).rejects.toMatchObject({
			code: "secret-incoherent",
		});
	});

	it("are protected together once it is 10", async () => {
		const { problem } = problemOf(tables(10));
		expect(problem.quantities.flatMap((q) => (q.primary ? [q.id] : []))).toEqual([
			"sex=femme|waste=polluante",
		]);
		const { pattern, audit: attacked } = await suppress(problem);
		expect([attacked.passes, pattern.secondary]).toEqual([
			true,
			["sex=femme|waste=propre", "sex=homme|waste=polluante", "sex=homme|waste=propre"],
		]);
	});
});
