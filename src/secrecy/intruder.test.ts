/**
 * An intruder who has only the published tables and patience: every sum and difference of up to three printed cells, then linear
 * programmes. The search is written apart from the code that protects.
 */
import { describe, expect, it, test } from "vitest";
import { audit } from "./audit.ts";
import { zones } from "./fixture/worked-tables.ts";
import type { Equation, Problem, Quantity } from "./model.ts";
import { primaryOf } from "./primary.ts";
import { suppress } from "./suppress.ts";
import { type Cell, problemOf, type Tables } from "./table.ts";

const threshold = 5;
const communes = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
const [places] = zones.dimensions;
if (!places) throw new Error("no dimension");

/** Trainees by place (bodies and employment areas cross) and by sex, small numbers among large ones. */
function cube(seed: number): Tables {
	let state = seed;
	const draw = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	const leaves = communes.flatMap((G) =>
		["F", "H"].map((S) => ({ G, S, n: Math.floor(draw() < 0.3 ? 6 * draw() : 60 * draw()) })),
	);
	const cells: Cell[] = [];
	for (const G of [...new Set(places?.trees.flatMap((t) => [...t.keys(), ...t.values()]))]) {
		for (const S of ["F", "H", "T"]) {
			const value = leaves
				.filter((leaf) => isIn(leaf.G, G) && (S === "T" || S === leaf.S))
				.reduce((sum, leaf) => sum + leaf.n, 0);
			cells.push({ codes: { G, S }, value, units: value });
		}
	}
	const sexes = {
		id: "S",
		total: "T",
		trees: [
			new Map([
				["F", "T"],
				["H", "T"],
			]),
		],
	};
	const rules = { minUnits: { value: threshold, by: "charte" } };
	return {
		dimensions: places ? [places, sexes] : [],
		tables: [{ dimensions: ["G", "S"], cells, rules }],
		count: true,
	};
}

function isIn(commune: string, place: string): boolean {
	return (places?.trees ?? []).some((tree) => {
		let up: string | undefined = commune;
		while (up !== undefined && up !== place) up = tree.get(up);
		return up === place;
	});
}

/** Each cell as the people it counts: one digit by leaf, in base 7, so that sums and differences of three cells stay distinct. */
function peopleOf({ codes }: Cell): number {
	let people = 0;
	for (const [i, commune] of communes.entries()) {
		for (const [j, sex] of ["F", "H"].entries()) {
			const sexes = codes.S === undefined || codes.S === "T" || codes.S === sex;
			if (sexes && isIn(commune, codes.G ?? "R")) people += 7 ** (2 * i + j);
		}
	}
	return people;
}

/** Every hidden cell that up to three printed ones give. */
function found(tables: Tables, hidden: ReadonlySet<string>): ReadonlySet<string> {
	const cells = tables.tables[0]?.cells ?? [];
	const { problem } = problemOf(tables);
	const named = cells.map((cell, i) => ({ id: problem.quantities[i]?.id ?? "", people: peopleOf(cell) }));
	const targets = new Map(named.filter((c) => hidden.has(c.id)).map((c) => [c.people, c.id]));
	const printed = [...new Set(named.filter((c) => !hidden.has(c.id)).map((c) => c.people))];
	const seen = new Set<string>();
	const look = (people: number) => {
		const id = targets.get(people) ?? targets.get(-people);
		if (id !== undefined) seen.add(id);
	};
	for (const [i, a] of printed.entries()) {
		look(a);
		for (const [j, b] of printed.slice(i + 1).entries()) {
			for (const two of [a + b, a - b]) {
				look(two);
				for (const c of printed.slice(i + j + 2)) {
					look(two + c);
					look(two - c);
				}
			}
		}
	}
	return seen;
}

describe("a demonstration cube, protected", () => {
	test.each([11, 29, 2026])(
		"gives up nothing to sums, differences and linear programmes (seed %i)",
		async (seed) => {
			const tables = cube(seed);
			const { problem } = problemOf(tables);
			const primaries = problem.quantities.filter((q) => q.primary).map((q) => q.id);
			expect(primaries.length).toBeGreaterThan(1);
			const { pattern } = await suppress(problem);
			expect(pattern.hidden).toEqual(expect.arrayContaining(primaries));
			expect(pattern.secondary.length).toBeGreaterThan(0);
			expect([...found(tables, new Set(pattern.hidden))]).toEqual([]);
			expect((await audit(problem, pattern.hidden)).passes).toBe(true);
			// The same intruder finds them when only they are hidden: the search is worth something.
			expect(found(tables, new Set(primaries)).size).toBeGreaterThan(0);
		},
	);
});

describe("patterns that do not hold (methods §8.6) are opened", () => {
	const hide = async (...ids: readonly string[]) => {
		const hidden = ids.map((id) => `G=${id}`);
		const { problem } = problemOf(zones);
		return { sums: [...found(zones, new Set(hidden))].sort(), audit: await audit(problem, hidden) };
	};

	it("(a) the commune alone", async () => {
		const { sums, audit } = await hide("c5");
		expect(sums).toEqual(["G=c5"]);
		expect(audit.passes).toBe(false);
	});

	it("the communes that the hierarchy asks for, when employment areas are printed too", async () => {
		const { sums, audit } = await hide("c4", "c5");
		expect(sums).toEqual(["G=c4", "G=c5"]);
		expect(audit.intervals.find((i) => i.id === "G=c5")).toMatchObject({ low: 3, high: 3, safe: false });
	});

	it("(b) a cell that a chain of single children prints under another name", async () => {
		const { sums, audit } = await hide("c4", "c5", "Z1", "Z2", "E3");
		expect(sums).toEqual(["G=E3"]);
		expect(audit.passes).toBe(false);
	});

	it("and the published one holds, for 184 trainees", async () => {
		const { pattern } = await suppress(problemOf(zones).problem);
		expect(pattern.hidden.toSorted()).toEqual(["G=Z1", "G=Z2", "G=c4", "G=c5"]);
		expect(pattern.cost).toBe(184);
		const { sums, audit } = await hide("c4", "c5", "Z1", "Z2");
		expect(sums).toEqual([]);
		expect(audit.passes).toBe(true);
	});
});

describe("attacks across publications (methods §8.7)", () => {
	const quantity = (id: string, value: number, more: Partial<Quantity> = {}): Quantity => ({
		id,
		value,
		printed: true,
		lower: 0,
		upper: 0,
		cost: value,
		...more,
	});
	const out = { cost: Number.POSITIVE_INFINITY };
	const secret = { primary: "difference", lower: 3, upper: 2 } as const;
	const problem = (quantities: readonly Quantity[], ...equations: readonly Equation[]): Problem => ({
		quantities,
		equations,
		whole: true,
	});

	test.each<[string, string, string]>([
		["(1) 15-29 years, then 16-29", "15-29", "16-29"],
		["(2) a body of three communes, then of two", "EPCI 2023", "EPCI 2024"],
		["(8) a month, then the month revised", "mars", "mars révisé"],
	])("%s: the second figure is hidden, since the first one is out", async (_, before, after) => {
		const rest = quantity("rest", 3, { ...secret, printed: false, cost: 0 });
		const both = problem([quantity(before, 57, out), quantity(after, 54), rest], {
			total: before,
			parts: [after, "rest"],
		});
		expect((await audit(both, [])).passes).toBe(false);
		expect((await suppress(both)).pattern.hidden).toEqual([after]);
		const { quantities, equations } = both;
		const tooLate = problem(
			quantities.map((q) => ({ ...q, cost: Number.POSITIVE_INFINITY })),
			...equations,
		);
		await expect(suppress(tooLate)).rejects.toThrow("Aucun masquage ne protège");
	});

	it("(4) a rate and its number of persons tell who is in it and who is not", () => {
		const rules = { minUnits: { value: 5, by: "charte" } };
		expect(primaryOf({ value: 2, units: 2, whole: 3 }, rules)?.rule).toBe("units");
		expect(primaryOf({ value: 28, units: 28, whole: 30 }, rules)?.rule).toBe("complement");
	});

	it("(5) one star in a department is its total less the others", async () => {
		const star = { ...secret, primary: "units" } as const;
		const dept = problem(
			[quantity("D", 100, out), quantity("b1", 60, out), quantity("b2", 37), quantity("b3", 3, star)],
			{ total: "D", parts: ["b1", "b2", "b3"] },
		);
		expect((await audit(dept, ["b3"])).intervals[0]).toMatchObject({ low: 3, high: 3, safe: false });
		expect((await suppress(dept)).pattern.hidden.toSorted()).toEqual(["b2", "b3"]);
	});

	it("(6) a rounded copy of a secret tells it too well: hiding it is of no use, and that is said", async () => {
		// Rounded to 5 beside: the attacker knows 3 to 7 of it, where 0 to 5 must stay possible.
		const cell = quantity("a", 3, { ...secret, primary: "units", low: 3, high: 7 });
		const near = quantity("a", 3, { ...secret, primary: "units", low: 2, high: 4 });
		for (const known of [cell, near]) {
			const both = problem([known, quantity("b", 50), quantity("t", 53)], { total: "t", parts: ["a", "b"] });
			const [interval] = (await audit(both, ["a", "b"])).intervals;
			expect(interval).toMatchObject({ id: "a", needLow: 0, needHigh: 5, safe: false, attack: "linear" });
			for (const method of ["exact", "modular", "hypercube"] as const)
				await expect(suppress(both, { method })).rejects.toThrow("Aucun masquage ne protège « a »");
		}
		// A rounding that leaves room enough opens nothing.
		const wide = quantity("a", 3, { ...secret, primary: "units", low: 0, high: 9 });
		const safe = problem([wide, quantity("b", 50), quantity("t", 53)], { total: "t", parts: ["a", "b"] });
		expect((await audit(safe, (await suppress(safe)).pattern.hidden)).passes).toBe(true);
	});

	it("(7) an evolution whose start is known gives the cell: hiding it is of no use, and that is said", async () => {
		const cell = quantity("a", 3, { ...secret, primary: "units", low: 3, high: 3 });
		const told = problem([cell, quantity("b", 50), quantity("t", 53)], { total: "t", parts: ["a", "b"] });
		expect((await audit(told, ["a", "b"])).passes).toBe(false);
		await expect(suppress(told)).rejects.toThrow("Aucun masquage ne protège « a »");
	});

	it("one respondent alone in a cell reads the other one of its line, unless both are theirs", async () => {
		const sole = { ...secret, primary: "units", lower: 1, upper: 1 } as const;
		const line = (whose: string) =>
			problem(
				[
					quantity("a", 4, { ...sole, sole: "x" }),
					quantity("b", 4, { ...sole, sole: whose }),
					quantity("t", 8, out),
				],
				{ total: "t", parts: ["a", "b"] },
			);
		const other = await audit(line("y"), ["a", "b"]);
		expect(other.intervals.map((i) => i.attack)).toEqual(["singleton", "singleton"]);
		expect((await audit(line("x"), ["a", "b"])).passes).toBe(true);
	});
});
