import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeDurations, quantile } from "./durations.ts";

describe("quantile", () => {
	it("est une valeur mesurée, et le rang le plus proche", () => {
		expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
		expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
		expect(quantile([7], 0.99)).toBe(7);
	});
	it("laisse au plus la part annoncée au-dessus de lui", () => {
		const sorted = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(sorted, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
				const ordered = values.toSorted((a, b) => a - b);
				const q = quantile(ordered, share);
				expect(ordered.filter((v) => v > q).length / ordered.length).toBeLessThanOrEqual(1 - share + 1e-9);
			}),
		);
	});
	it("se tait sans mesure", () => {
		expect(describeDurations("vide", { milliseconds: [], errors: 0, seconds: 1 })).toContain("—");
	});
});
