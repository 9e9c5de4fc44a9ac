import { describe, expect, it } from "vitest";
import { type Dimension, treeOf } from "./hierarchy.ts";
import { audit, type PrimaryRules, primaryOf, suppress } from "./index.ts";
import { type Cell, problemOf, type Tables } from "./table.ts";

/**
 * Published truth: the tables on which the R package sdcTable tests itself (its data set `microdata1` and its tests of
 * `primarySuppression`, `protectTable`, `attack`, `protectLinkedTables`). The numbers only; none of its code.
 */

const by = "essai";

function flat(id: string, codes: readonly string[]): Dimension {
	const lines = codes.map((code) => [code]);
	return { id, total: "T", trees: [treeOf(lines, "T")] };
}

/** Region, sex, persons, sum of `val`, its two largest parts: the fifteen cells that the 100 lines of `microdata1` make. */
const microdata1 = [
	["T", "T", 100, 1284, 280, 19],
	["T", "m", 55, 802, 280, 18],
	["T", "f", 45, 482, 19, 18],
	["A", "T", 20, 198, 18, 15],
	["A", "m", 18, 178, 18, 15],
	["A", "f", 2, 20, 11, 9],
	["B", "T", 33, 344, 18, 16],
	["B", "m", 14, 140, 15, 14],
	["B", "f", 19, 204, 18, 16],
	["C", "T", 22, 224, 19, 18],
	["C", "m", 12, 118, 18, 12],
	["C", "f", 10, 106, 19, 12],
	["D", "T", 25, 518, 280, 18],
	["D", "m", 11, 366, 280, 11],
	["D", "f", 14, 152, 18, 16],
] as const;

describe("the fifteen cells of sdcTable", () => {
	it.each<[string, PrimaryRules, readonly number[]]>([
		["two persons at most", { minUnits: { value: 3, by } }, [6]],
		["two of them over 75 %", { maxPair: { value: 75, by } }, [6, 14]],
		["70 % of the first", { pPercent: { value: 70, by } }, [6, 14]],
	])("the published secrets: %s", (_, rules, ranks) => {
		const secret = microdata1.map(([, , units, value, top1, top2]) =>
			primaryOf({ units, value, top1, top2 }, rules),
		);
		expect(secret.flatMap((one, i) => (one ? [i + 1] : []))).toEqual(ranks);
	});

	const persons: Tables = {
		dimensions: [flat("region", ["A", "B", "C", "D"]), flat("sex", ["m", "f"])],
		tables: [
			{
				dimensions: ["region", "sex"],
				rules: { minUnits: { value: 3, by } },
				cells: microdata1.map(([region, sex, units]) => ({ codes: { region, sex }, value: units, units })),
			},
		],
		count: true,
	};

	it.each(["exact", "modular", "hypercube"] as const)("the published pattern (%s)", async (method) => {
		const { problem } = problemOf(persons);
		const { pattern, audit: attacked } = await suppress(problem, { method });
		// Cells 5, 6, 11 and 12: their Gaussian method hides D instead of C, safe too, for 43 rather than 40.
		expect(pattern.secondary).toEqual(["region=A|sex=m", "region=C|sex=f", "region=C|sex=m"]);
		expect(pattern.cost).toBe(40);
		expect(attacked.passes).toBe(true);
	});
});

describe("a table where each line and column hides two cells and one of them is told", () => {
	const lines = { w: [30, 47, 64, 89], x: [90, 124, 5, 31], y: [92, 100, 59, 85], z: [800, 991, 651, 685] };
	const given = new Set(["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"]);
	const columns = ["a", "b", "c", "d"];
	const inner = Object.entries(lines).flatMap(([line, values]) =>
		values.map((value, i) => ({ line, column: columns[i] ?? "", value })),
	);
	const sum = (of: typeof inner): number => of.reduce((all, { value }) => all + value, 0);
	const cell = (line: string, column: string, value: number): Cell => ({
		codes: { line, column },
		value,
		units: given.has(`${line}${column}`) ? 1 : 100,
	});
	const { problem } = problemOf({
		dimensions: [flat("line", Object.keys(lines)), flat("column", columns)],
		tables: [
			{
				dimensions: ["line", "column"],
				rules: { minUnits: { value: 3, by } },
				cells: [
					...inner.map(({ line, column, value }) => cell(line, column, value)),
					...Object.keys(lines).map((l) => cell(l, "T", sum(inner.filter(({ line }) => line === l)))),
					...columns.map((c) => cell("T", c, sum(inner.filter(({ column }) => column === c)))),
					cell("T", "T", sum(inner)),
				],
			},
		],
		count: true,
		manual: 0,
	});
	const secrets = problem.quantities.flatMap((q) => (q.primary ? [q.id] : []));
	const wb = "column=b|line=w";

	it("is opened by linear programmes, at the published value", async () => {
		expect(secrets).toHaveLength(9);
		const { intervals, passes } = await audit(problem, secrets, { exact: true });
		expect(passes).toBe(false);
		expect(intervals.filter(({ safe }) => !safe)).toEqual([
			expect.objectContaining({ id: wb, low: 47, high: 47 }),
		]);
	});

	it("is closed by one more cell, and cheaper than the published one", async () => {
		const { pattern } = await suppress(problem);
		expect([pattern.secondary, pattern.cost]).toEqual([["column=d|line=x"], 31]);
		expect((await audit(problem, pattern.hidden)).passes).toBe(true);
	});

	it("has the published bounds once their cell is hidden", async () => {
		const { intervals, passes } = await audit(problem, [...secrets, "column=b|line=x"], { exact: true });
		expect(passes).toBe(true);
		expect(intervals.find(({ id }) => id === wb)).toMatchObject({ low: 0, high: 141 });
	});
});

describe("two linked tables, each safe alone", () => {
	const counts = { A: 2, B: 2, I: 8, J: 8, K: 3, L: 3, M: 3, N: 7 };
	const county = { one: ["A", "B", "I", "J"], two: ["K", "L", "M", "N"] };
	const group = { big: ["L", "M"], small: ["A", "B", "I", "J", "K", "N"] };
	const tree = (of: Readonly<Record<string, readonly string[]>>) =>
		treeOf(
			Object.entries(of).flatMap(([parent, codes]) => codes.map((code) => [parent, code])),
			"T",
		);
	const sum = (codes: readonly string[]): number =>
		codes.reduce((all, code) => all + (new Map(Object.entries(counts)).get(code) ?? 0), 0);
	const tables = (...zonings: readonly Readonly<Record<string, readonly string[]>>[]): Tables => ({
		dimensions: [{ id: "place", total: "T", trees: zonings.map(tree) }],
		tables: zonings.map((of) => ({
			dimensions: ["place"],
			rules: { minUnits: { value: 4, by } },
			cells: [
				...Object.entries(counts).map(([place, n]) => [place, n] as const),
				...Object.entries(of).map(([place, codes]) => [place, sum(codes)] as const),
				["T", sum(Object.keys(counts))] as const,
			].map(([place, value]) => ({ codes: { place }, value, units: value })),
		})),
		count: true,
	});
	const small = ["A", "B", "K", "L", "M"].map((code) => `place=${code}`);

	it.each([
		["counties", county],
		["groups", group],
	])("%s alone need no more than their secrets", async (_, zoning) => {
		expect((await suppress(problemOf(tables(zoning)).problem)).pattern.hidden).toEqual(small);
	});

	it("together they tell K, and N alone must be hidden besides", async () => {
		const { problem } = problemOf(tables(county, group));
		const opened = (await audit(problem, small, { exact: true })).intervals.filter(({ safe }) => !safe);
		expect(opened).toEqual([expect.objectContaining({ id: "place=K", low: 3, high: 3 })]);
		const { pattern } = await suppress(problem);
		expect(pattern.secondary).toEqual(["place=N"]);
		expect((await audit(problem, pattern.hidden)).passes).toBe(true);
	});
});
