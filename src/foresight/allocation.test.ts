import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, chained, sharesOf, type Weights } from "./allocation.ts";
import { sharedOut } from "./sharing.ts";

const row = (...pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, number> => new Map(pairs);

/** Worked vector of methods §6: three trainings, three occupations, three families. */
const aims: Weights = new Map([
	["c1", sharesOf(["r1", "r2"])],
	["c2", sharesOf(["r2"])],
	["c3", sharesOf(["r3"])],
]);
const families: Weights = new Map([
	["r1", row(["A", 1])],
	["r2", row(["A", 0.3], ["B", 0.7])],
	["r3", row(["C", 1])],
]);
const places = row(["c1", 100], ["c2", 60], ["c3", 40]);

describe("an offer is allocated without double counting", () => {
	it("gives the worked vector of the methods, to the digit", () => {
		const weights = chained(aims, families);
		expect([...(weights.get("c1") ?? [])]).toEqual([
			["A", 0.65],
			["B", 0.35],
		]);
		const { parts, outside, total } = allocate(places, weights);
		expect(["A", "B", "C"].map((family) => parts.get(family))).toEqual([83, 77, 40]);
		expect([outside, total]).toEqual([0, 200]);
	});

	it("refuses to count a training whole for each occupation it leads to", () => {
		const naive: Weights = new Map([
			["c1", row(["A", 1], ["B", 1])],
			["c2", row(["A", 1], ["B", 1])],
			["c3", row(["C", 1])],
		]);
		expect(() => allocate(places, naive)).toThrow("plus que 1");
		const full = [...naive].reduce(
			(sum, [course, targets]) => sum + targets.size * (places.get(course) ?? 0),
			0,
		);
		expect(full).toBe(360);
		expect(() => allocate(places, new Map([["c1", row(["A", -0.5])]]))).toThrow("poids");
	});

	it("keeps apart what leads to no occupation, or to one that no family knows", () => {
		const weights = chained(new Map([["c1", sharesOf(["r1", "lost"])]]), families);
		const { parts, outside } = allocate(places, weights);
		expect(parts).toEqual(row(["A", 50]));
		expect(outside).toBe(150);
	});

	it("shares by size only where every size is known", () => {
		expect(sharesOf(["a", "b"], row(["a", 30], ["b", 10]))).toEqual(row(["a", 0.75], ["b", 0.25]));
		expect(sharesOf(["a", "b"], row(["a", 30]))).toEqual(row(["a", 0.5], ["b", 0.5]));
		expect(sharesOf(["a", "a"])).toEqual(row(["a", 1]));
	});

	it("gives out exactly what there is, whatever the numbers and the links", () => {
		const quantity = fc.double({ min: 0, max: 1e6, noNaN: true });
		const links = fc.array(fc.constantFrom("r1", "r2", "r3", "r4"), { maxLength: 4 });
		fc.assert(
			fc.property(fc.array(fc.tuple(quantity, links), { maxLength: 12 }), (courses) => {
				const quantities = new Map(courses.map(([q], i) => [`c${i}`, q]));
				const first: Weights = new Map(
					courses.flatMap(([, to], i) => (to.length === 0 ? [] : [[`c${i}`, sharesOf(to)]])),
				);
				const { parts, outside, total } = allocate(quantities, chained(first, families));
				const given = [...parts.values()].reduce((sum, part) => sum + part, outside);
				const there = courses.reduce((sum, [q]) => sum + q, 0);
				expect(total).toBeCloseTo(there, 6);
				expect(Math.abs(given - there)).toBeLessThanOrEqual(1e-9 * Math.max(1, there));
			}),
			{ numRuns: 200 },
		);
	});
});

describe("a bassin served by several départements", () => {
	const known = (place: string, need: number) => ({ place, label: place, need: { low: need, high: need } });

	it("receives its part of each, and the parts make the whole", () => {
		const parts = sharedOut([
			{ departement: "14", pupils: 30, needs: [known("inside", 100), known("between", 50)] },
			{ departement: "61", pupils: 40, needs: [known("between", 50), known("far", 150)] },
		]);
		expect(parts).toEqual(row(["inside", 20], ["between", 20], ["far", 30]));
	});

	it("has no part that can be told when the need of one of them is not published", () => {
		const hidden = { place: "b", label: "Falaise", need: { reason: "Valeur masquée." } };
		expect(sharedOut([{ departement: "14", pupils: 30, needs: [known("a", 10), hidden] }])).toEqual({
			reason: "le besoin n’est pas publié pour Falaise",
		});
	});
});
