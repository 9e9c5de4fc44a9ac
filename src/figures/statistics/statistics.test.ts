/** Worked vectors of methods §0.6, §1, §2.7, §3, §5.1–5.2. */

import { describe, expect, it } from "vitest";
import { tensionClass } from "../../../catalogue/tension.ts";
import { isNarrow, middle, SUM_TOLERANCE, shareBounds } from "./censored.ts";
import { annualGrowth, contribution, indexBase100, percentChange, pointChange } from "./change.ts";
import { dissimilarity, gini, theil } from "./distribution.ts";
import { outcomes } from "./insertion.ts";
import { isPublishable, locationQuotient } from "./location-quotient.ts";
import { movingAverage2x12, movingAverage3 } from "./moving-average.ts";
import { affirmedQuadrant, quadrant } from "./quadrant.ts";
import { aggregateTension, imputeTension, tensionComposite } from "./tension.ts";
import { localUnemploymentRate } from "./unemployment.ts";
import { wilson } from "./wilson.ts";

describe("wilson", () => {
	it.each([
		[24, 40, 0.446, 0.7365],
		[57, 110, 0.4258, 0.6094],
	])("%d of %d", (x, n, low, high) => {
		expect(wilson(x, n)?.low).toBeCloseTo(low, 4);
		expect(wilson(x, n)?.high).toBeCloseTo(high, 4);
	});
	it("has no interval without trials", () => expect(wilson(0, 0)).toBeNull());
});

describe("changes", () => {
	it("matches the vectors", () => {
		expect(percentChange(11_870, 12_340)).toBeCloseTo(3.96, 2);
		expect(pointChange(6.6, 7.1)).toBeCloseTo(0.5, 9);
		expect(indexBase100(11_870, 12_340)).toBeCloseTo(103.96, 2);
		expect(annualGrowth(100, 120, 5)).toBeCloseTo(3.714, 3);
	});
	it("from zero has none", () => {
		expect([percentChange(0, 5), indexBase100(0, 5), annualGrowth(0, 5, 2), contribution(1, 2, 0)]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});
	it("contributions sum to the change of the whole", () => {
		const parts = [
			[40, 50],
			[60, 55],
		] as const;
		const total = parts.reduce((sum, [from, to]) => sum + (contribution(from, to, 100) ?? 0), 0);
		expect(total).toBeCloseTo(percentChange(100, 105) ?? Number.NaN, 9);
	});
});

describe("moving averages", () => {
	it("order 3 loses both ends", () => {
		const [first, second, third, last] = movingAverage3([102, 98, 105, 110]);
		expect([first, last]).toEqual([null, null]);
		expect(second).toBeCloseTo(101.667, 3);
		expect(third).toBeCloseTo(104.333, 3);
	});
	it("2×12 loses six points at each end", () => {
		const trend = movingAverage2x12([102, 98, 105, 110, 107, 103, 99, 95, 101, 108, 112, 104, 100]);
		expect(trend[6]).toBeCloseTo(103.583, 3);
		expect(trend.filter((value) => value !== null)).toHaveLength(1);
	});
	it("a hole blanks every window that holds it", () => {
		expect(movingAverage3([1, null, 3, 4, 5])).toEqual([null, null, null, 4, null]);
	});
});

describe("unemployment", () => {
	it("shares the national unemployed by sex: 7.778 %", () => {
		const rate = localUnemploymentRate(
			[
				{ nationalUnemployed: 1_200_000, nationalSeekers: 1_500_000, localSeekers: 5_200 },
				{ nationalUnemployed: 1_100_000, nationalSeekers: 1_450_000, localSeekers: 4_800 },
			],
			92_500,
		);
		expect(rate).toBeCloseTo(7.778, 3);
	});
});

describe("distributions", () => {
	it("location quotient", () => {
		const result = locationQuotient({
			local: 4_500,
			localTotal: 60_000,
			reference: 120_000,
			referenceTotal: 2_500_000,
		});
		expect(result?.quotient).toBeCloseTo(1.5625, 4);
		expect(result?.z).toBeCloseTo(30.9, 1);
		expect(isPublishable(99, 30, 100)).toBe(false);
		expect(locationQuotient({ local: 0, localTotal: 0, reference: 1, referenceTotal: 1 })).toBeNull();
	});
	it("Duncan, Gini, Theil", () => {
		expect(dissimilarity([120, 60, 20], [300, 400, 300])).toBeCloseTo(0.3, 9);
		expect(gini([0, 10, 10, 30, 50])).toBeCloseTo(0.48, 9);
		expect(gini([10, 20, 30, 40])).toBeCloseTo(0.25, 9);
		expect(theil([10, 20, 30, 40])).toBeCloseTo(0.1064, 4);
		expect(gini([0, 0])).toBeNull();
		expect(() => gini([-1, 2])).toThrow(RangeError);
	});
});

describe("tension", () => {
	const reference = { mean: [0.85, 0.42, 0.45], spread: [0.5, 0.1, 0.15] } as const;
	it.each([
		[[1.85, 0.55, 0.72], 1.76, 5],
		[[1.0, 0.44, 0.5], 0.2967, 4],
		[[0.85, 0.42, 0.45], 0, 3],
		[[0.6, 0.4, 0.38], -0.4233, 2],
		[[0.3, 0.3, 0.2], -1.4033, 1],
	] as const)("components %o", (values, tension, level) => {
		const result = tensionComposite(values, reference);
		expect(result).toBeCloseTo(tension, 4);
		expect(tensionClass(result)).toBe(level);
	});
	it.each([
		[0.19197, 4],
		[0.63153, 5],
		[-0.18017, 3],
		[0.10246, 3],
		[-0.87887, 1],
		[0.14023, 4],
		[-0.23735, 3],
		[-0.0242, 3],
		[1.41, 5],
	])("Normandie 2019: %d is class %d", (tension, level) => expect(tensionClass(tension)).toBe(level));
	it("aggregates by employment, where both terms are known", () => {
		const farm = [
			{ employment: 36_500, tension: 0.054345 },
			{ employment: 147_300, tension: -0.2707897 },
			{ employment: 65_200, tension: -0.2259137 },
			{ employment: null, tension: 5 },
		];
		expect(aggregateTension(farm)).toBeCloseTo(-0.21138, 5);
		const builders = [
			{ employment: 33_100, tension: 1.7464606 },
			{ employment: 90_300, tension: 1.5621757 },
		];
		expect(aggregateTension(builders)).toBeCloseTo(1.61161, 5);
	});
	it("imputes the family here before the same occupation above", () => {
		const parentHere = { tension: 1.449461106367872, published: true };
		expect(imputeTension({ parentHere, sameAbove: 0.2 })).toBe(1.449461106367872);
		expect(imputeTension({ parentHere: { ...parentHere, published: false }, sameAbove: 0.2 })).toBe(0.2);
		expect(imputeTension({})).toBeNull();
	});
});

describe("hidden parts (§3)", () => {
	it("met ∈ [166,169], xmet ∈ [68,74], share ∈ [40.2, 44.6] %", () => {
		const bounds = shareBounds({ low: 68, high: 74 }, { low: 166, high: 169 }, 100);
		expect(bounds?.low).toBeCloseTo(40.24, 2);
		expect(bounds?.high).toBeCloseTo(44.58, 2);
		expect(middle({ low: 166, high: 169 })).toBe(167.5);
		expect(isNarrow({ low: 166, high: 169 }, SUM_TOLERANCE)).toBe(true);
		expect(isNarrow({ low: 68, high: 74 }, SUM_TOLERANCE)).toBe(false);
	});
});

describe("training to employment", () => {
	it("rounds half-even and leaves the rest to other situations (§5.1)", () => {
		expect(outcomes(200, 41, 103)).toEqual({ employed: 20, studying: 52, other: 28 });
	});
	it("places courses against pooled axes; ties go up; a missing rate stands aside (§5.2)", () => {
		const axes = { employment: (100 * 55) / 107, study: (100 * 95) / 220 };
		expect(axes.employment).toBeCloseTo(51.4, 2);
		expect(axes.study).toBeCloseTo(43.18, 2);
		expect(quadrant({ employment: 60, study: 55 }, axes)).toBe("Q1");
		expect(quadrant({ employment: (100 * 28) / 62, study: (100 * 28) / 90 }, axes)).toBe("Q4");
		expect(quadrant({ employment: null, study: 40 }, axes)).toBe("hors-quadrant");
		expect(quadrant(axes, axes)).toBe("Q1");
	});

	it("affirms a place only where both axes lie outside the interval of the course", () => {
		const axes = { employment: 50, study: 40 };
		const course = { employment: 62.5, study: 30 };
		const sure = { employmentMargin: { low: 55, high: 69 }, studyMargin: { low: 25, high: 36 } };
		expect(affirmedQuadrant({ ...course, ...sure }, axes)).toBe("Q2");
		expect(affirmedQuadrant({ ...course, ...sure, studyMargin: { low: 25, high: 41 } }, axes)).toBe(
			"incertain",
		);
		expect(affirmedQuadrant({ ...course, ...sure, employmentMargin: { low: 50, high: 70 } }, axes)).toBe(
			"incertain",
		);
		expect(affirmedQuadrant(course, axes)).toBe("incertain");
		expect(affirmedQuadrant({ ...sure, employment: null, study: 30 }, axes)).toBe("hors-quadrant");
		expect(affirmedQuadrant({ ...course, ...sure }, { employment: null, study: 40 })).toBe("hors-quadrant");
	});
});
