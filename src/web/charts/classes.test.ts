import { describe, expect, it } from "vitest";
import { classesOf } from "./classes.ts";

const years = (count: number, places: number): readonly number[] =>
	Array.from({ length: count * places }, (_, index) => 5 + index / 10);

describe("classes of a map", () => {
	it("are as many as its places ask for, however many periods they serve", () => {
		expect(classesOf(years(1, 5), 1).bounds).toHaveLength(4);
		expect(classesOf(years(10, 5), 1, false, 5).bounds).toHaveLength(4);
		expect(classesOf(years(10, 24), 1, false, 24).bounds).toHaveLength(6);
	});
	it("hold every value once, the printed bounds deciding", () => {
		const values = years(3, 20);
		const { bounds, of } = classesOf(values, 1, false, 20);
		for (const value of values) {
			const index = of(value);
			expect(value).toBeGreaterThanOrEqual((bounds[index - 1] ?? Number.NaN) - 1e-9);
			expect(value).toBeLessThanOrEqual((bounds[index] ?? Number.NaN) + 1e-9);
		}
	});
	it("of a published scale are its levels", () => {
		expect([1, 2.2, 5].map(classesOf([], 0, true).of)).toEqual([1, 2, 5]);
	});
});
