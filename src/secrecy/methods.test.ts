import { describe, expect, it } from "vitest";
import { audit, suppress } from "./index.ts";
import type { Equation, Problem, Quantity } from "./model.ts";

/** Published truth: methods §8.2, §8.4 and §8.6 (handbook on disclosure control, Insee's guide). */

function cell(id: string, value: number, more: Partial<Quantity> = {}): Quantity {
	return { id, value, printed: true, lower: 0, upper: 0, cost: value, ...more };
}

function sum(total: string, ...parts: string[]): Equation {
	return { total, parts };
}

const geurts: Problem = {
	whole: true,
	quantities: [
		cell("X11", 5),
		cell("X12", 2),
		cell("X21", 1),
		cell("X22", 2),
		cell("L1", 7),
		cell("L2", 3),
		cell("C1", 6),
		cell("C2", 4),
	],
	equations: [
		sum("L1", "X11", "X12"),
		sum("L2", "X21", "X22"),
		sum("C1", "X11", "X21"),
		sum("C2", "X12", "X22"),
	],
};

describe("the attacker's intervals are those published", () => {
	it("in Geurts' table", async () => {
		const { intervals } = await audit(geurts, ["X11", "X12", "X21", "X22"], { exact: true });
		expect(intervals.map((i) => [i.id, i.low, i.high])).toEqual([
			["X11", 3, 6],
			["X12", 1, 4],
			["X21", 0, 3],
			["X22", 0, 3],
		]);
	});

	it("by subtraction when one is alone in its line", async () => {
		const { passes, intervals } = await audit(geurts, ["X11"]);
		expect(passes).toBe(false);
		expect(intervals[0]).toMatchObject({ low: 5, high: 5, safe: false, attack: "linear" });
	});
});

/** Insee's example: primary 02×tr1 (2 units) and 06×tr2 (one contributor above 85 %), 10 % on each side. */
const insee: Problem = {
	whole: false,
	quantities: [
		cell("01.tr1", 100),
		cell("01.tr2", 50),
		cell("01", 150),
		cell("02.tr1", 30, { primary: "units", lower: 3, upper: 3 }),
		cell("02.tr2", 20),
		cell("02", 50),
		cell("06.tr1", 60),
		cell("06.tr2", 40, { primary: "dominance", lower: 4, upper: 4 }),
		cell("06", 100),
		cell("tr1", 190),
		cell("tr2", 110),
		cell("T", 300),
	],
	equations: [
		sum("01", "01.tr1", "01.tr2"),
		sum("02", "02.tr1", "02.tr2"),
		sum("06", "06.tr1", "06.tr2"),
		sum("tr1", "01.tr1", "02.tr1", "06.tr1"),
		sum("tr2", "01.tr2", "02.tr2", "06.tr2"),
		sum("T", "tr1", "tr2"),
		sum("T", "01", "02", "06"),
	],
};

describe("Insee's worked example (methods §8.4)", () => {
	it("hides the published cells, at the published cost and intervals", async () => {
		const { pattern, audit: proof } = await suppress(insee);
		expect(pattern.secondary).toEqual(["02.tr2", "06.tr1"]);
		expect(pattern.cost).toBe(80);
		expect(proof.passes).toBe(true);
		const { intervals } = await audit(insee, pattern.hidden, { exact: true });
		expect(intervals.map((i) => [i.id, i.low, i.high])).toEqual([
			["02.tr1", 0, 50],
			["02.tr2", 0, 50],
			["06.tr1", 40, 90],
			["06.tr2", 10, 60],
		]);
	});

	it("fails with the two primary cells alone", async () => {
		const { passes, intervals } = await audit(insee, ["02.tr1", "06.tr2"]);
		expect(passes).toBe(false);
		expect(intervals.map((i) => i.low)).toEqual([30, 40]);
	});
});

/** Trainees by commune, EPCI, département, and zones d'emploi that cut an EPCI (methods §8.6). */
function trainees(cost: (value: number, level: number) => number, zones: boolean): Problem {
	const at = (id: string, value: number, level: number): Quantity =>
		cell(id, value, {
			cost: level === 4 ? Number.POSITIVE_INFINITY : cost(value, level),
			...(value < 5
				? { primary: "units" as const, lower: value, upper: Math.max(5 - value, Math.ceil(value / 10)) }
				: {}),
		});
	const communes = [40, 30, 25, 12, 3, 14, 30, 18].map((v, i) => at(`c${i + 1}`, v, 1));
	const above = [
		at("E1", 95, 2),
		at("E2", 15, 2),
		at("E3", 62, 2),
		at("D1", 110, 3),
		at("D2", 62, 3),
		at("R", 172, 4),
	];
	return {
		whole: true,
		quantities: [...communes, ...above, ...(zones ? [at("Z1", 107, 2), at("Z2", 65, 2)] : [])],
		equations: [
			sum("E1", "c1", "c2", "c3"),
			sum("E2", "c4", "c5"),
			sum("E3", "c6", "c7", "c8"),
			sum("D1", "E1", "E2"),
			sum("D2", "E3"),
			sum("R", "D1", "D2"),
			...(zones
				? [sum("Z1", "c1", "c2", "c3", "c4"), sum("Z2", "c5", "c6", "c7", "c8"), sum("R", "Z1", "Z2")]
				: []),
		],
	};
}

describe("communes, EPCI and zones that cross (methods §8.6)", () => {
	const weightings: [string, (value: number, level: number) => number, number][] = [
		["value", (value) => value, 184],
		["unit", () => 1, 3],
		["level", (value, level) => value * 10 ** (level - 1), 12 + 10 * (107 + 65)],
	];

	it("needs one more commune without the zones", async () => {
		const { pattern } = await suppress(trainees((value) => value, false));
		expect(pattern).toMatchObject({ hidden: ["c4", "c5"], cost: 12 });
		const { intervals } = await audit(
			trainees((value) => value, false),
			pattern.hidden,
			{ exact: true },
		);
		expect(intervals.map((i) => [i.low, i.high])).toEqual([
			[0, 15],
			[0, 15],
		]);
	});

	it("is opened by the zones", async () => {
		const { passes, intervals } = await audit(
			trainees((value) => value, true),
			["c4", "c5"],
		);
		expect(passes).toBe(false);
		expect(intervals.map((i) => [i.low, i.high])).toEqual([
			[12, 12],
			[3, 3],
		]);
	});

	for (const [name, cost, total] of weightings)
		it(`hides two zones as well, whatever the weights (${name})`, async () => {
			const problem = trainees(cost, true);
			const { pattern } = await suppress(problem);
			expect(pattern.hidden).toEqual(["Z1", "Z2", "c4", "c5"]);
			expect(pattern.cost).toBe(total);
			const { intervals } = await audit(problem, pattern.hidden, { exact: true });
			expect(intervals.map((i) => [i.low, i.high])).toEqual([
				[95, 110],
				[62, 77],
				[0, 15],
				[0, 15],
			]);
		});

	it("is opened when the zones are printed and one commune alone is hidden", async () => {
		expect(
			(
				await audit(
					trainees((value) => value, true),
					["c5"],
				)
			).passes,
		).toBe(false);
	});

	it("is opened when a parent is hidden without its only child", async () => {
		const problem = trainees((value) => value, false);
		const { intervals } = await audit(problem, ["c4", "c5", "E3"], { exact: true });
		expect(intervals.find((i) => i.id === "E3")).toMatchObject({ low: 62, high: 62, safe: false });
	});
});
