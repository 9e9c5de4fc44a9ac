import { describe, expect, it } from "vitest";
import { standardScores } from "./standard-score.ts";

describe("standard score", () => {
	it("is the distance to the mean in standard deviations of the population", () => {
		// Mean 5, deviation 2: the textbook example.
		expect(standardScores([2, 4, 4, 4, 5, 5, 7, 9], 5)).toEqual([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
	});
	it("does not see what is hidden", () => {
		expect(standardScores([2, 4, null, 4, 4, 5, 5, 7, 9], 5)[8]).toBe(2);
		expect(standardScores([2, null], 1)[1]).toBeNull();
	});
	it("says nothing of too few values or of equal ones", () => {
		expect(standardScores([1, 9, null], 3)).toEqual([null, null, null]);
		expect(standardScores([0.1 + 0.2, 0.3, 0.3], 3)).toEqual([null, null, null]);
	});
});
