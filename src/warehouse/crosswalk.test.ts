import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefError } from "../platform/index.ts";
import { type Crosswalk, chained, checkedCrosswalk, entropies, recoded } from "./crosswalk.ts";

const walk = (from: string, to: string, ...edges: [string, string, number][]): Crosswalk => ({
	from,
	to,
	edges: edges.map(([a, b, weight]) => ({ from: a, to: b, weight })),
});
const refused = (act: () => unknown): string => {
	try {
		act();
	} catch (error) {
		if (error instanceof DefError) return `${error.code} ${error.message}`;
		throw error;
	}
	return "accepté";
};
const values = (x: ReturnType<typeof recoded>): Record<string, number> =>
	Object.fromEntries([...x.counts].map(([code, { value }]) => [code, value]));

describe("un passage entre nomenclatures", () => {
	const fap = walk("a", "b", ["a", "b", 0.6], ["a", "c", 0.4], ["d", "b", 1]);

	it("§10 : 500 actifs se partagent en 300 et 200, et un taux vient de ses deux termes convertis (12,0 %)", () => {
		const workers = recoded(
			fap,
			new Map([
				["a", 500],
				["d", 200],
			]),
		);
		const seekers = recoded(
			fap,
			new Map([
				["a", 50],
				["d", 30],
			]),
		);
		expect(values(recoded(fap, new Map([["a", 500]])))).toEqual({ b: 300, c: 200 });
		expect((100 * (seekers.counts.get("b")?.value ?? 0)) / (workers.counts.get("b")?.value ?? 1)).toBeCloseTo(
			12,
			12,
		);
	});

	it("§10 : les poids d'une chaîne se multiplient et gardent le chemin", () => {
		const first = walk("rncp", "rome", ["c", "r1", 0.5], ["c", "r2", 0.5]);
		const second = walk("rome", "fap", ["r1", "A", 1], ["r2", "A", 0.3], ["r2", "B", 0.7]);
		const both = chained(first, second);
		expect(both.edges).toEqual([
			{ from: "c", to: "A", weight: 0.65, path: ["r1", "r2"] },
			{ from: "c", to: "B", weight: 0.35, path: ["r2"] },
		]);
	});

	it("§6.1 : une place est comptée une fois quel que soit le nombre de codes de la fiche (200, jamais 360)", () => {
		const a = walk(
			"certification",
			"rome",
			["c1", "r1", 0.5],
			["c1", "r2", 0.5],
			["c2", "r2", 1],
			["c3", "r3", 1],
		);
		const b = walk("rome", "fap", ["r1", "A", 1], ["r2", "A", 0.3], ["r2", "B", 0.7], ["r3", "C", 1]);
		const supply = recoded(
			chained(a, b),
			new Map([
				["c1", 100],
				["c2", 60],
				["c3", 40],
			]),
		);
		const found = values(supply);
		expect(found.A).toBeCloseTo(83, 9);
		expect(found.B).toBeCloseTo(77, 9);
		expect(found.C).toBeCloseTo(40, 9);
		const naive = walk(
			"certification",
			"fap",
			["c1", "A", 1],
			["c1", "B", 1],
			["c2", "A", 1],
			["c2", "B", 1],
			["c3", "C", 1],
		);
		expect(refused(() => recoded(naive, new Map([["c1", 100]])))).toMatch(/^table-de-passage/);
	});

	it("refuse des poids de somme 0,9", () => {
		expect(refused(() => checkedCrosswalk(walk("a", "b", ["x", "y", 0.6], ["x", "z", 0.3])))).toMatch(
			/0\.[89].*pas 1/,
		);
	});

	it("garde de côté un code inconnu, et bloque au-delà de 0,5 % de l'effectif", () => {
		const light = recoded(
			fap,
			new Map([
				["d", 9990],
				["Z9999", 10],
			]),
		);
		expect(light.unknown).toEqual(["Z9999"]);
		expect(light.match).toBeCloseTo(0.999, 12);
		expect(
			refused(() =>
				recoded(
					fap,
					new Map([
						["d", 990],
						["Z9999", 10],
					]),
				),
			),
		).toContain("Z9999");
	});

	it("estime au-delà de 20 % d'effectif ambigu, rompt la série au-delà de 50 %", () => {
		const split = walk("a", "b", ["a", "b", 0.5], ["a", "c", 0.5], ["d", "b", 1]);
		const status = (a: number, d: number) =>
			recoded(
				split,
				new Map([
					["a", a],
					["d", d],
				]),
			).counts.get("b")?.status;
		expect([status(40, 80), status(40, 79), status(200, 100), status(202, 100)]).toEqual([
			"ok",
			"e",
			"e",
			"break",
		]);
	});

	it("a une entropie nulle quand chaque code a un seul héritier", () => {
		expect(entropies(fap).get("d")).toBeCloseTo(0, 12);
		expect(entropies(walk("a", "b", ["a", "b", 0.5], ["a", "c", 0.5])).get("a")).toBeCloseTo(Math.LN2, 12);
	});

	it("garde le total, dans n'importe quel ordre des codes", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (a, d) => {
				const one = values(
					recoded(
						fap,
						new Map([
							["a", a],
							["d", d],
						]),
					),
				);
				const other = values(
					recoded(
						fap,
						new Map([
							["d", d],
							["a", a],
						]),
					),
				);
				expect((one.b ?? 0) + (one.c ?? 0)).toBeCloseTo(a + d, 6);
				expect(one.b ?? 0).toBeCloseTo(other.b ?? 0, 6);
			}),
		);
	});
});
