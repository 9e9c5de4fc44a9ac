import { describe, expect, it } from "vitest";
import { changeInterval, closure, closureTolerance, holds } from "./interval.ts";

describe("rounded figures (annex C)", () => {
	it("C-20: five parts rounded to 10 leave a total 30 of slack, and no more", () => {
		const sum = [120, 230, 50, 80, 10].reduce((a, b) => a + b, 0);
		const tolerance = closureTolerance(5, 10);
		expect([sum, tolerance]).toEqual([490, 30]);
		expect(closure(sum, 510, tolerance)).toBe("clean");
		expect(closure(sum, 530, tolerance)).toBe("off");
		expect(closure(sum, 490 + 91, tolerance)).toBe("far");
	});

	it("C-20: counts close exactly or not at all", () => {
		expect(closure(276_150, 276_150, closureTolerance(3, 0))).toBe("clean");
		expect(closure(276_151, 276_150, closureTolerance(3, 0))).toBe("far");
	});

	it("C-30: 1 200 to 1 260, rounded to 10, is between 4,15 % and 5,86 %", () => {
		const interval = changeInterval(1200, 1260, 10);
		expect(interval.low).toBeCloseTo(4.15, 2);
		expect(interval.high).toBeCloseTo(5.86, 2);
		expect([5.4, 6.2, 4.0].map((e) => holds(interval, e))).toEqual([true, false, false]);
	});
});
