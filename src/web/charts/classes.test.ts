import { describe, expect, it } from "vitest";
import { classesOf } from "./classes.ts";

const years = (count: number, places: number): readonly number[] =>
	Array.from({ length: count * places }, (_, index) => 5 + index / 10);

describe("classes of a map", () => {
	it("are as many as its places ask for, however many periods they serve", () => {
		expect(classesOf(years(1, 5), 1).bounds).toHaveLength(4);
		expect(classesOf(years(1, 5), 1, false, years(10, 5)).bounds).toHaveLength(4);
		expect(classesOf(years(1, 24), 1, false, years(10, 24)).bounds).toHaveLength(6);
	});
	it("hold every value once, the printed bounds deciding", () => {
		const values = years(3, 20);
		const { bounds, of } = classesOf(values.slice(0, 20), 1, false, values);
		for (const value of values) {
			const index = of(value);
			expect(value).toBeGreaterThanOrEqual((bounds[index - 1] ?? Number.NaN) - 1e-9);
			expect(value).toBeLessThanOrEqual((bounds[index] ?? Number.NaN) + 1e-9);
		}
	});
	it("part the newest period evenly, and the other periods only move the ends", () => {
		const older = [12.5, 13.1, 9.9];
		const newest = years(1, 20);
		const { bounds, of } = classesOf(newest, 1, false, [...older, ...newest]);
		expect(bounds.slice(0, -1)).toEqual(classesOf(newest, 1).bounds.slice(0, -1));
		expect(bounds.at(-1)).toBe(13.1);
		const sizes = [1, 2, 3, 4, 5].map((one) => newest.filter((value) => of(value) === one).length);
		expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
	});
	it("of a published scale are its levels", () => {
		expect([1, 2.2, 5].map(classesOf([], 0, true).of)).toEqual([1, 2, 5]);
	});
});
