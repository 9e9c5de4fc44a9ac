import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefError } from "../platform/errors.ts";
import { audit, suppress } from "./index.ts";
import type { Equation, Problem, Quantity } from "./model.ts";

/** A table of whole numbers in two or three dimensions, perhaps with a grouping of its first lines, or a second table. */
interface Shape {
	readonly sides: readonly number[];
	readonly values: readonly number[];
	readonly grouped: boolean;
	readonly topFixed: boolean;
}

function tableOf({ sides, values, grouped, topFixed }: Shape): Problem {
	const cells = new Map<string, number>();
	const keys = sides.reduce<string[][]>(
		(all, side) => all.flatMap((k) => [...Array(side).keys()].map((i) => [...k, `${i}`])),
		[[]],
	);
	for (const [i, key] of keys.entries()) cells.set(key.join("."), values[i % values.length] ?? 0);
	const equations: Equation[] = [];
	for (const axis of sides.keys()) {
		const lines = new Map<string, string[]>();
		for (const id of cells.keys()) {
			const key = id.split(".");
			const total = key.with(axis, "T").join(".");
			lines.set(total, [...(lines.get(total) ?? []), id]);
		}
		for (const [total, parts] of lines) {
			cells.set(
				total,
				parts.reduce((sum, id) => sum + (cells.get(id) ?? 0), 0),
			);
			const half = parts.slice(0, 2);
			if (grouped && axis === 0 && parts.length > 2) {
				const group = `g.${total}`;
				cells.set(
					group,
					half.reduce((sum, id) => sum + (cells.get(id) ?? 0), 0),
				);
				equations.push({ total: group, parts: half }, { total, parts: [group, ...parts.slice(2)] });
			} else equations.push({ total, parts });
		}
	}
	const quantities = [...cells].map(([id, value]): Quantity => {
		const secret = value > 0 && value < 3;
		const top = id.split(".").every((k) => k === "T");
		return {
			id,
			value,
			printed: true,
			...(secret ? { primary: "units" as const } : {}),
			lower: secret ? value : 0,
			upper: secret ? 3 - value : 0,
			cost: top && topFixed && !secret ? Number.POSITIVE_INFINITY : value + 1,
		};
	});
	return { quantities, equations, whole: true };
}

const shapes = (sides: readonly (readonly number[])[]): fc.Arbitrary<Shape> =>
	fc.record({
		sides: fc.constantFrom(...sides),
		values: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 12, maxLength: 12 }),
		grouped: fc.boolean(),
		topFixed: fc.boolean(),
	});

/** Every table of whole numbers that agrees with what is printed: the extremes of each hidden cell. */
function enumerate(
	problem: Problem,
	hidden: ReadonlySet<string>,
): ReadonlyMap<string, readonly [number, number]> {
	const unknown = [...hidden];
	const state = new Map(problem.quantities.map((q) => [q.id, hidden.has(q.id) ? undefined : q.value]));
	const most = Math.max(...problem.quantities.map((q) => q.value));
	const extremes = new Map<string, [number, number]>();
	const agrees = (): boolean =>
		problem.equations.every(({ total, parts }) => {
			const known = parts.map((p) => state.get(p));
			const sum = known.reduce<number>((s, v) => s + (v ?? 0), 0);
			const all = state.get(total);
			if (all !== undefined && sum > all) return false;
			return all === undefined || known.includes(undefined) || sum === all;
		});
	const go = (i: number): void => {
		if (!agrees()) return;
		const id = unknown[i];
		if (id === undefined) {
			for (const u of unknown) {
				const v = state.get(u) ?? 0;
				const [low, high] = extremes.get(u) ?? [v, v];
				extremes.set(u, [Math.min(low, v), Math.max(high, v)]);
			}
			return;
		}
		for (let v = 0; v <= most; v++) {
			state.set(id, v);
			go(i + 1);
		}
		state.set(id, undefined);
	};
	go(0);
	return extremes;
}

async function attempt(problem: Problem, method?: "exact" | "modular" | "hypercube") {
	try {
		return await suppress(problem, method ? { method } : {});
	} catch (error) {
		if (error instanceof DefError && error.code === "secret-impossible") return undefined;
		throw error;
	}
}

const plane = [
	[3, 3],
	[4, 3],
	[3, 4],
] as const;
const any = [...plane, [3, 2, 2], [2, 2, 2], [3, 3, 2]] as const;

describe("the audit", () => {
	it("gives the intervals of an enumeration, in tables of two dimensions whose margins are printed", async () => {
		await fc.assert(
			fc.asyncProperty(shapes(plane), fc.infiniteStream(fc.boolean()), async (shape, coin) => {
				const problem = tableOf({ ...shape, grouped: false });
				const inner = problem.quantities.filter((q) => !q.id.includes("T"));
				const hidden = new Set(
					inner
						.filter(() => coin.next().value)
						.slice(0, 7)
						.map((q) => q.id),
				);
				const truth = enumerate(problem, hidden);
				const { intervals } = await audit(problem, hidden, { exact: true });
				for (const { id, low, high } of intervals.filter((i) => hidden.has(i.id)))
					expect([low, high]).toEqual(truth.get(id));
			}),
			{ numRuns: 40 },
		);
	});

	it("says what an enumeration says of each hidden cell, in three dimensions and groups", async () => {
		await fc.assert(
			fc.asyncProperty(shapes(any), fc.infiniteStream(fc.boolean()), async (shape, coin) => {
				const problem = tableOf(shape);
				const inner = problem.quantities.filter((q) => !q.id.includes("T") || q.id.startsWith("g"));
				const hidden = new Set(
					inner
						.filter(() => coin.next().value)
						.slice(0, 8)
						.map((q) => q.id),
				);
				const truth = enumerate(problem, hidden);
				const { intervals } = await audit(problem, hidden);
				for (const { id, safe, needLow, needHigh } of intervals) {
					const q = problem.quantities.find((other) => other.id === id);
					const [low, high] = truth.get(id) ?? [q?.value ?? 0, q?.value ?? 0];
					const expected = q?.primary === undefined ? high > low : low <= needLow && high >= needHigh;
					expect([id, safe]).toEqual([id, expected]);
				}
			}),
			{ numRuns: 40 },
		);
	});
});

describe("suppression", () => {
	for (const method of ["exact", "modular", "hypercube"] as const)
		it(`always passes the audit and prints what must be (${method})`, async () => {
			await fc.assert(
				fc.asyncProperty(shapes(any), async (shape) => {
					const problem = tableOf(shape);
					const result = await attempt(problem, method);
					if (result === undefined) return;
					expect(result.audit.passes).toBe(true);
					expect((await audit(problem, result.pattern.hidden)).passes).toBe(true);
					for (const q of problem.quantities) {
						if (q.cost === Number.POSITIVE_INFINITY) expect(result.pattern.hidden).not.toContain(q.id);
						if (q.primary !== undefined) expect(result.pattern.hidden).toContain(q.id);
					}
				}),
				{
					numRuns: 12,
					// Where the solver was once led astray by the basis of the question before.
					examples: [
						[
							{
								sides: [3, 4],
								values: [3, 3, 0, 2, 0, 2, 2, 3, 1, 0, 2, 0],
								grouped: true,
								topFixed: true,
							},
						],
					],
				},
			);
		});

	it("does not depend on the order of quantities and equations, and is the same twice", async () => {
		await fc.assert(
			fc.asyncProperty(shapes(any), async (shape) => {
				const problem = tableOf(shape);
				const other = {
					...problem,
					quantities: problem.quantities.toReversed(),
					equations: problem.equations.toReversed().map((e) => ({ ...e, parts: e.parts.toReversed() })),
				};
				const [a, b, c] = [await attempt(problem), await attempt(other), await attempt(problem)];
				expect(b?.pattern).toEqual(a?.pattern);
				expect(c?.pattern).toEqual(a?.pattern);
			}),
			{ numRuns: 6 },
		);
	});

	it("costs no more when exact than by pieces, and by pieces than one secret after the other", async () => {
		await fc.assert(
			fc.asyncProperty(shapes(any), async (shape) => {
				const problem = tableOf(shape);
				const [exact, modular, hypercube] = [
					await attempt(problem, "exact"),
					await attempt(problem, "modular"),
					await attempt(problem, "hypercube"),
				];
				if (!exact || !modular || !hypercube) return;
				expect(exact.pattern.cost).toBeLessThanOrEqual(modular.pattern.cost);
				expect(modular.pattern.cost).toBeLessThanOrEqual(hypercube.pattern.cost);
			}),
			{ numRuns: 8 },
		);
	});
});

/** Places × sexes and places × ages of the same persons: two tables that share the line of places, and nothing else. */
function linkedTables(counts: readonly number[]): {
	readonly both: Problem;
	readonly apart: readonly Problem[];
} {
	const [places, sides] = [
		["a", "b", "c"],
		["x", "y"],
	];
	const persons = places.flatMap((place, p) =>
		sides.flatMap((sex, s) =>
			sides.map((age, t) => ({ place, sex, age, n: counts[4 * p + 2 * s + t] ?? 0 })),
		),
	);
	const apart = (["sex", "age"] as const).map((axis): Problem => {
		const cells = new Map<string, number>();
		for (const person of persons)
			for (const place of [person.place, "T"])
				for (const side of [`${axis}-${person[axis]}`, "T"])
					cells.set(`${place} ${side}`, (cells.get(`${place} ${side}`) ?? 0) + person.n);
		const cross = sides.map((side) => `${axis}-${side}`);
		return {
			quantities: [...cells].map(([id, value]): Quantity => {
				const secret = value > 0 && value < 3;
				const levels = { lower: secret ? value : 0, upper: secret ? 3 - value : 0 };
				return {
					id,
					value,
					printed: true,
					...(secret ? { primary: "units" } : {}),
					...levels,
					cost: value + 1,
				};
			}),
			equations: [
				...[...places, "T"].map((place) => ({
					total: `${place} T`,
					parts: cross.map((c) => `${place} ${c}`),
				})),
				...[...cross, "T"].map((c) => ({ total: `T ${c}`, parts: places.map((place) => `${place} ${c}`) })),
			],
			whole: true,
		};
	});
	const known = new Map(apart.flatMap(({ quantities }) => quantities.map((q) => [q.id, q] as const)));
	const both = {
		quantities: [...known.values()],
		equations: apart.flatMap((one) => one.equations),
		whole: true,
	};
	return { both, apart };
}

describe("two linked tables", () => {
	it("are safe together, and each of them against who reads only one", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
				async (counts) => {
					const { both, apart } = linkedTables(counts);
					const result = await attempt(both);
					if (result === undefined) return;
					const { hidden } = result.pattern;
					expect((await audit(both, hidden)).passes).toBe(true);
					for (const one of apart) {
						const own = hidden.filter((id) => one.quantities.some((q) => q.id === id));
						expect((await audit(one, own)).passes).toBe(true);
					}
				},
			),
			{ numRuns: 5 },
		);
	});
});
