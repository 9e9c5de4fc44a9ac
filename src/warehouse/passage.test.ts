import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefError } from "../platform/index.ts";
import { cogPassage } from "./cog-passage.ts";
import { checkedPassage, composed, convertedCounts, type Passage, reversed, vintageOf } from "./passage.ts";

const passage = (from: string, to: string, ...edges: [string, string, number][]): Passage => ({
	from,
	to,
	edges: edges.map(([a, b, ratio]) => ({ from: a, to: b, ratio })),
});
const refused = (act: () => unknown): string => {
	try {
		act();
	} catch (error) {
		if (error instanceof DefError) return error.code;
		throw error;
	}
	return "accepté";
};

/** Rows that add up to 1, from n codes to m. */
const table = (from: string, to: string, olds: readonly string[], news: readonly string[]) =>
	fc
		.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: news.length, maxLength: news.length }), {
			minLength: olds.length,
			maxLength: olds.length,
		})
		.map((rows) =>
			passage(
				from,
				to,
				...rows.flatMap((row, i): [string, string, number][] => {
					const total = row.reduce((a, b) => a + b, 0);
					const weights = total === 0 ? row.map((_, j) => (j === 0 ? 1 : 0)) : row.map((w) => w / total);
					return weights.flatMap((w, j): [string, string, number][] =>
						w > 0 ? [[olds[i] ?? "", news[j] ?? "", w]] : [],
					);
				}),
			),
		);

describe("une table de passage de communes", () => {
	it("fusion : le taux de la commune nouvelle vient des deux sommes (8,8 %), jamais de la moyenne des taux (8,0 %)", () => {
		const merger = passage("2020", "2021", ["A", "N", 1], ["B", "N", 1]);
		const active = convertedCounts(
			merger,
			new Map([
				["A", { value: 1400 }],
				["B", { value: 600 }],
			]),
		);
		const seekers = convertedCounts(
			merger,
			new Map([
				["A", { value: 140 }],
				["B", { value: 36 }],
			]),
		);
		expect(active.counts.get("N")).toEqual({ value: 2000 });
		expect(seekers.counts.get("N")).toEqual({ value: 176 });
		expect((100 * 176) / 2000).toBeCloseTo(8.8, 12);
	});

	it("défusion : 400 se répartit en 300 et 100, estimés", () => {
		const split = passage("2020", "2021", ["N", "A", 0.75], ["N", "B", 0.25]);
		const { counts } = convertedCounts(split, new Map([["N", { value: 400 }]]));
		expect(counts.get("A")).toEqual({ value: 300, status: "E" });
		expect(counts.get("B")).toEqual({ value: 100, status: "E" });
	});

	it("une fusion dont une part est secrète est secrète, sans valeur", () => {
		const merger = passage("2020", "2021", ["A", "N", 1], ["B", "N", 1]);
		const { counts } = convertedCounts(
			merger,
			new Map([
				["A", { value: 1400 }],
				["B", { value: null, status: "SP" }],
			]),
		);
		expect(counts.get("N")).toEqual({ value: null, status: "SP" });
	});

	it("refuse des poids qui ne font pas 1, et met de côté un code inconnu sans le perdre", () => {
		expect(refused(() => checkedPassage(passage("a", "b", ["A", "N", 0.6], ["A", "M", 0.3])))).toBe(
			"table-de-passage",
		);
		expect(refused(() => checkedPassage(passage("a", "b", ["A", "N", 1], ["A", "M", 0])))).toBe(
			"table-de-passage",
		);
		expect(refused(() => composed(passage("a", "b", ["A", "N", 1]), passage("c", "d", ["N", "M", 1])))).toBe(
			"table-de-passage",
		);
		expect(
			convertedCounts(passage("a", "b", ["A", "N", 1]), new Map([["Z9999", { value: 3 }]])).unknown,
		).toEqual(["Z9999"]);
	});

	it("enchaînée, garde des sommes de 1 et le même total qu'en deux pas", () => {
		fc.assert(
			fc.property(
				table("0", "1", ["a", "b", "c"], ["k", "l"]),
				table("1", "2", ["k", "l"], ["x", "y", "z"]),
				fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 3 }),
				(first, second, values) => {
					const both = composed(first, second);
					for (const edges of Map.groupBy(both.edges, (e) => e.from).values())
						expect(edges.reduce((sum, e) => sum + e.ratio, 0)).toBeCloseTo(1, 9);
					const counts = new Map(["a", "b", "c"].map((code, i) => [code, { value: values[i] ?? 0 }]));
					const direct = convertedCounts(both, counts).counts;
					const steps = convertedCounts(second, convertedCounts(first, counts).counts).counts;
					for (const code of ["x", "y", "z"])
						expect(direct.get(code)?.value ?? 0).toBeCloseTo(steps.get(code)?.value ?? 0, 6);
					const total = [...direct.values()].reduce((sum, c) => sum + (c.value ?? 0), 0);
					expect(total).toBeCloseTo(
						values.reduce((a, b) => a + b, 0),
						6,
					);
				},
			),
		);
	});

	it("à rebours, une fusion se répartit selon la masse et devient estimée", () => {
		const merger = passage("2020", "2021", ["A", "N", 1], ["B", "N", 1], ["C", "C", 1]);
		const back = reversed(
			merger,
			new Map([
				["A", 3],
				["B", 1],
				["C", 9],
			]),
		);
		const { counts } = convertedCounts(
			back,
			new Map([
				["N", { value: 400 }],
				["C", { value: 5 }],
			]),
		);
		expect(counts.get("A")).toEqual({ value: 300, status: "E" });
		expect(counts.get("C")).toEqual({ value: 5 });
	});

	it("le millésime d'un fichier est celui qui connaît le plus de ses codes, le plus récent à égalité", () => {
		const vintages = new Map([
			["2021", new Set(["A", "B", "C"])],
			["2023", new Set(["A", "N"])],
			["2022", new Set(["A", "N"])],
		]);
		expect(vintageOf(["A", "N"], vintages)).toEqual({ vintage: "2023", unmatched: [], share: 1 });
		expect(vintageOf(["A", "B", "Z"], vintages)).toMatchObject({ vintage: "2021", unmatched: ["Z"] });
	});

	it("celle du code officiel, de 2023 au millésime courant, mène chaque commune quelque part en entier", () => {
		const official = cogPassage();
		const edges = Map.groupBy(checkedPassage(official).edges, (edge) => edge.from);
		expect(edges.size).toBeGreaterThan(34_900);
		const split = [...edges].filter(([, own]) => own.length > 1);
		expect(split.length).toBeGreaterThan(0);
		expect(split.length).toBeLessThan(50);
	});
});
