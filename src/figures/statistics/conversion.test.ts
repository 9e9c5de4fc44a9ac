import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertedZones, type Ground, sharesOf } from "./conversion.ts";

const ground: readonly Ground[] = [
	{ from: "bassin", to: "z1", masses: { emplois: 70, habitants: 64 } },
	{ from: "bassin", to: "z2", masses: { emplois: 30, habitants: 36 } },
];
const exact = (value: number) => ({ low: value, high: value });

describe("la conversion pondérée d'un zonage à l'autre", () => {
	it("§9.4 : 400 projets donnent 280 et 120 ; l'autre masse en donne 256, écart de 8,6 % : publié", () => {
		const found = convertedZones(ground, new Map([["bassin", exact(400)]]), "emplois", ["habitants"]);
		expect(found.get("z1")).toMatchObject({ value: 280, match: 1 });
		expect(found.get("z1")?.spread).toBeCloseTo(24 / 280, 12);
		expect(found.get("z2")?.low).toBeCloseTo(120, 12);
		// 24 on 120: past a tenth, the smaller part is not published.
		expect(found.get("z2")?.value).toBeNull();
	});

	it("une valeur masquée donne un intervalle, jamais un point", () => {
		const found = convertedZones(ground, new Map([["bassin", { low: 10, high: 20 }]]), "emplois", []);
		expect(found.get("z1")).toMatchObject({ value: null, low: 7, high: 14 });
	});

	it("dit la part du terrain dont l'origine a une valeur", () => {
		const more: Ground[] = [...ground, { from: "autre", to: "z1", masses: { emplois: 30 } }];
		const found = convertedZones(more, new Map([["bassin", exact(400)]]), "emplois", []);
		expect(found.get("z1")?.match).toBeCloseTo(0.7, 12);
	});

	it("garde le volume, et les poids de chaque origine font 1", () => {
		const units = fc.array(
			fc.record({
				from: fc.constantFrom("a", "b", "c"),
				to: fc.constantFrom("x", "y", "z"),
				masses: fc.record({ m: fc.integer({ min: 1, max: 1000 }) }),
			}),
			{ minLength: 1, maxLength: 30 },
		);
		fc.assert(
			fc.property(
				units,
				fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 3 }),
				(terrain, amounts) => {
					const values = new Map(["a", "b", "c"].map((code, i) => [code, exact(amounts[i] ?? 0)]));
					for (const shares of sharesOf(terrain, "m").values())
						expect([...shares.values()].reduce((s, w) => s + w, 0)).toBeCloseTo(1, 9);
					const total = [...convertedZones(terrain, values, "m", []).values()].reduce((s, v) => s + v.low, 0);
					const present = [...values].filter(([code]) => terrain.some((unit) => unit.from === code));
					expect(total).toBeCloseTo(
						present.reduce((s, [, v]) => s + v.low, 0),
						6,
					);
				},
			),
		);
	});
});
