import { describe, expect, it } from "vitest";
import { inseeIsThere, inseeTurnover } from "./fixture/insee.ts";
import { type Dimension, treeOf } from "./hierarchy.ts";
import type { Problem } from "./model.ts";
import { type Cell, problemOf, type Tables } from "./table.ts";

const rules = { minUnits: { value: 5, by: "charte" } };

function flat(id: string, ...codes: readonly string[]): Dimension {
	return {
		id,
		total: "T",
		trees: [
			treeOf(
				codes.map((c) => [c]),
				"T",
			),
		],
	};
}

/** Table of one count, cells written `a1,b2 → 3`. */
function counted(dimensions: readonly Dimension[], values: Readonly<Record<string, number>>): Tables {
	const ids = dimensions.map((d) => d.id);
	const cells = Object.entries(values).map(([codes, value]): Cell => {
		const named = codes.split(",").map((code, i) => [ids[i] ?? "", code] as const);
		return { codes: Object.fromEntries(named), value, units: value };
	});
	return { dimensions, tables: [{ dimensions: ids, cells, rules }], count: true };
}

const quantity = ({ quantities }: Problem, id: string) => quantities.find((q) => q.id === id);
const written = ({ equations }: Problem) => equations.map((e) => `${e.total} = ${e.parts.join(" + ")}`);

describe("a table becomes quantities and equations", () => {
	const two = counted([flat("A", "a1", "a2"), flat("B", "b1", "b2")], {
		"a1,b1": 3,
		"a1,b2": 9,
		"a2,b1": 7,
		"a2,b2": 6,
		"a1,T": 12,
		"a2,T": 13,
		"T,b1": 10,
		"T,b2": 15,
		"T,T": 25,
	});

	it("along each dimension", () => {
		const { problem } = problemOf(two);
		expect(problem.quantities).toHaveLength(9);
		expect(written(problem).sort()).toEqual([
			"A=a1 = A=a1|B=b1 + A=a1|B=b2",
			"A=a2 = A=a2|B=b1 + A=a2|B=b2",
			"B=b1 = A=a1|B=b1 + A=a2|B=b1",
			"B=b2 = A=a1|B=b2 + A=a2|B=b2",
			"total = A=a1 + A=a2",
			"total = B=b1 + B=b2",
		]);
	});

	it("with its secrets, their levels and why", () => {
		const { problem, secrets } = problemOf(two);
		expect(quantity(problem, "A=a1|B=b1")).toMatchObject({ primary: "units", lower: 3, upper: 2, cost: 3 });
		expect(quantity(problem, "A=a2|B=b1")).toMatchObject({ lower: 0, upper: 0, cost: 7 });
		expect([...secrets]).toEqual([["A=a1|B=b1", { rule: "units", by: "charte" }]]);
	});

	it("whose whole stays printed, unless it is secret itself", () => {
		expect(quantity(problemOf(two).problem, "total")?.cost).toBe(Number.POSITIVE_INFINITY);
		const small = counted([flat("A", "a1", "a2")], { a1: 1, a2: 2, T: 3 });
		expect(quantity(problemOf(small).problem, "total")).toMatchObject({ primary: "units", cost: 3 });
	});

	it("whatever the order of its cells", () => {
		const [table] = two.tables;
		if (!table) throw new Error("no table");
		const turned = { ...two, tables: [{ ...table, cells: table.cells.toReversed() }] };
		const names = (tables: Tables) => written(problemOf(tables).problem).map((e) => e.split(/ [=+] /).sort());
		expect(names(turned).sort()).toEqual(names(two).sort());
	});
});

describe("hierarchies", () => {
	const places: Dimension = {
		id: "G",
		total: "R",
		trees: [
			treeOf(
				[
					["D1", "E1", "c1"],
					["D1", "E1", "c2"],
					["D1", "E2", "c3"],
					["D2", "E3", "c4"],
				],
				"R",
			),
			treeOf(
				[
					["Z1", "c1"],
					["Z1", "c2"],
					["Z1", "c3"],
					["Z2", "c4"],
				],
				"R",
			),
		],
		levelFactor: 10,
	};
	const values = { c1: 6, c2: 7, c3: 8, c4: 9, E1: 13, E2: 8, E3: 9, D1: 21, D2: 9, Z1: 21, Z2: 9, R: 30 };

	it("cross when two zonings do", () => {
		const { problem } = problemOf(counted([places], values));
		expect(written(problem)).toContain("G=Z1 = G=c1 + G=c2 + G=c3");
		expect(written(problem)).toContain("G=D1 = G=E1 + G=E2");
		// Chains of single children say that two cells are one.
		expect(written(problem)).toContain("G=D2 = G=E3");
		expect(written(problem).filter((e) => e.startsWith("total = "))).toHaveLength(2);
	});

	it("make the upper levels dearer to hide", () => {
		const { problem } = problemOf(counted([places], values));
		expect(["G=c1", "G=E1", "G=D1", "G=Z1"].map((id) => quantity(problem, id)?.cost)).toEqual([
			6, 130, 2100, 210,
		]);
	});

	it("bind their printed levels through the ones that nobody prints", () => {
		const { E1, E2, E3, ...rest } = values;
		const { problem } = problemOf(counted([places], rest));
		expect(quantity(problem, "G=E1")).toMatchObject({ value: 13, printed: false, cost: 0 });
		expect(written(problem)).toContain("G=E1 = G=c1 + G=c2");
	});

	it("do not name the totals that tell nothing", () => {
		const { problem } = problemOf(counted([places], { c1: 6, c2: 7, c3: 8, c4: 9 }));
		expect(problem.quantities.filter((q) => q.printed)).toHaveLength(4);
		// Only what both zonings bind is left: everything is printed below, so that nothing is told.
		expect(problem.quantities.find((q) => q.id === "G=E1")).toBeDefined();
	});

	it("are refused when a code has two parents or goes round", () => {
		expect(() =>
			treeOf(
				[
					["A", "x"],
					["B", "x"],
				],
				"T",
			),
		).toThrow("à la fois sous « A » et sous « B »");
		const round: Dimension = {
			id: "G",
			total: "T",
			trees: [
				new Map([
					["a", "b"],
					["b", "a"],
				]),
			],
		};
		expect(() => problemOf(counted([round], { a: 1 }))).toThrow("tourne en rond");
	});
});

describe("cells", () => {
	const one = (cell: Partial<Cell>, other: Partial<Tables> = {}) => {
		const declared: Tables = {
			...counted([flat("A", "a1", "a2")], { a2: 20, T: 40 }),
			...other,
		};
		const [table] = declared.tables;
		if (!table) throw new Error("no table");
		const full: Cell = { codes: { A: "a1" }, value: 20, units: 20, ...cell };
		const { problem } = problemOf({ ...declared, tables: [{ ...table, cells: [full, ...table.cells] }] });
		return quantity(problem, "A=a1");
	};

	it.each<[string, Partial<Cell>, Partial<Tables>, object]>([
		["cost their value", {}, {}, { cost: 20 }],
		["cost one each", {}, { weight: "one" }, { cost: 1 }],
		["cost the logarithm of their value", {}, { weight: "log" }, { cost: Math.log(21) }],
		["cost a little when they are zero", { value: 0, units: 0 }, {}, { cost: 1 }],
		["cost less when they were hidden before", { before: "hidden" }, {}, { cost: 6 }],
		["stay printed when they were", { before: "printed" }, {}, { cost: Number.POSITIVE_INFINITY }],
		["keep their only respondent", { sole: "siren" }, {}, { sole: "siren" }],
		[
			"that cannot hold anything are known to all",
			{ value: 0, units: 0, structural: true },
			{},
			{ low: 0, high: 0, cost: Number.POSITIVE_INFINITY },
		],
		[
			"may be printed nowhere",
			{ printed: false, units: 2 },
			{},
			{ printed: false, primary: "units", cost: 0 },
		],
	])("%s", (_, cell, tables, expected) => {
		expect(one(cell, tables)).toMatchObject(expected);
	});

	it.each<[string, Partial<Cell>]>([
		["vaut -1 : le secret ne se calcule que", { value: -1 }],
		["n'a pas de valeur", { value: Number.NaN }],
		["le code « a9 » n'est pas dans la hiérarchie « A »", { codes: { A: "a9" } }],
		["une dimension « B » que le tableau ne croise pas", { codes: { A: "a1", B: "b1" } }],
		["y figure deux fois", { codes: { A: "a2" } }],
		["ne peut rien contenir et vaut 20", { structural: true }],
	])("are refused: %s", (message, cell) => {
		expect(() => one(cell)).toThrow(message);
	});
});

describe("several tables", () => {
	const dimensions = [flat("A", "a1", "a2"), flat("B", "b1", "b2"), flat("C", "c1", "c2")];
	const table = (second: string, codes: readonly string[], first: number, minUnits: number) => ({
		dimensions: ["A", second],
		rules: { minUnits: { value: minUnits, by: `tableau ${second}` } },
		cells: [
			{ codes: { A: "a1", [second]: codes[0] ?? "" }, value: first, units: first },
			{ codes: { A: "a1", [second]: codes[1] ?? "" }, value: 10 - first, units: 10 - first },
			{ codes: { A: "a1" }, value: 10, units: 10 },
		],
	});
	const tables = [table("B", ["b1", "b2"], 6, 3), table("C", ["c1", "c2"], 7, 11)];

	it("share the cells that have the same codes, under the strictest of their rules", () => {
		const { problem, secrets } = problemOf({ dimensions, tables, count: true });
		expect(problem.quantities.filter((q) => q.printed)).toHaveLength(5);
		expect(written(problem)).toContain("A=a1 = A=a1|B=b1 + A=a1|B=b2");
		expect(written(problem)).toContain("A=a1 = A=a1|C=c1 + A=a1|C=c2");
		expect(secrets.get("A=a1")).toEqual({ rule: "units", by: "tableau C" });
		expect(secrets.has("A=a1|B=b1")).toBe(false);
	});

	it("of two measures share nothing", () => {
		const [first, second] = tables;
		if (!first || !second) throw new Error("no table");
		const { problem } = problemOf({ dimensions, tables: [first, { ...second, measure: "h" }], count: true });
		expect(problem.quantities.filter((q) => q.printed)).toHaveLength(6);
	});

	it("that give one cell two values are refused", () => {
		const [first, second] = tables;
		if (!first || !second) throw new Error("no table");
		const [a, b] = second.cells;
		if (!a || !b) throw new Error("no cell");
		const wrong = { ...second, cells: [a, b, { codes: { A: "a1" }, value: 11, units: 11 }] };
		expect(() => problemOf({ dimensions, tables: [first, wrong], count: true })).toThrow(
			"vaut 10 dans un tableau et 11 dans un autre",
		);
	});
});

describe.skipIf(!inseeIsThere)("INSEE's tables (fichiers réels absents : ../shared/data)", () => {
	const secretsOf = (problem: Problem) => {
		const rules = problem.quantities.map((q) => q.primary);
		return [rules.filter((r) => r === "units").length, rules.filter((r) => r === "dominance").length];
	};

	it("have the cells, equations and secrets that are published (methods §8.3)", () => {
		const { problem } = problemOf(inseeTurnover("act_size"));
		expect(problem.quantities).toHaveLength(414);
		expect(problem.equations).toHaveLength(228);
		expect(secretsOf(problem)).toEqual([52, 25]);
		expect(problem.quantities.every((q) => q.printed)).toBe(true);
	});

	it("are linked by activity and by size", () => {
		const apart = problemOf(inseeTurnover("act_cj")).problem;
		const { problem } = problemOf(inseeTurnover("act_size", "act_cj"));
		expect(apart.quantities).toHaveLength(406);
		// 113 activities are in both tables.
		expect(problem.quantities).toHaveLength(414 + 406 - 113);
		expect(problemOf(inseeTurnover("nuts_size")).problem.quantities).toHaveLength(460);
	});
});
