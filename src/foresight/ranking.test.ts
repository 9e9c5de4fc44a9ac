import { expect, test } from "vitest";
import { overlap, ranked } from "./ranking.ts";

const cv = { supply: 0.1, need: 0.25 };
/** Vector of the methods, §6.3: A, B and C with their supply and need. */
const vector = [
	{ key: "A", supply: 83, need: { low: 120, high: 120 }, cv, tension: 5 },
	{ key: "B", supply: 77, need: { low: 50, high: 50 }, cv, tension: 3 },
	{ key: "C", supply: 40, need: { low: 90, high: 90 }, cv, tension: 4 },
];

test("the score is the product of its three components, exactly as declared", () => {
	const [first, second, last] = ranked(vector);
	expect([first?.key, second?.key, last?.key]).toEqual(["C", "A", "B"]);
	expect(first?.below).toBeCloseTo(0.9987, 4);
	expect(second?.below).toBeCloseTo(0.9145, 4);
	expect(first?.shareOfGap).toBeCloseTo(50 / 87, 10);
	expect(second?.shareOfGap).toBeCloseTo(37 / 87, 10);
	expect(first?.score).toBeCloseTo(0.9987 * (50 / 87) * 0.9, 4);
	expect(second?.score).toBeCloseTo(0.9145 * (37 / 87) * 1, 4);
	expect(last).toMatchObject({ shareOfGap: 0, score: 0, rank: 3 });
});

test("the interval of ranks holds the rank, and the same inputs give the same ranks", () => {
	const once = ranked(vector);
	for (const { rank, between } of once) {
		expect(between.low).toBeLessThanOrEqual(rank);
		expect(between.high).toBeGreaterThanOrEqual(rank);
	}
	expect(ranked(vector)).toEqual(once);
});

test("two occupations that nothing tells apart are tied, and the greater need comes first among equal scores", () => {
	const twins = ["a", "b", "c"].map((key) => ({
		key,
		supply: 100,
		need: { low: 200, high: 200 },
		cv,
		tension: 4,
	}));
	expect(ranked(twins).every(({ tied }) => tied)).toBe(true);
	const covered = [
		{ key: "small", supply: 900, need: { low: 100, high: 100 }, cv, tension: 5 },
		{ key: "great", supply: 900, need: { low: 300, high: 300 }, cv, tension: 1 },
	];
	expect(ranked(covered).map(({ key }) => key)).toEqual(["great", "small"]);
});

test("two intervals of ranks overlap by the ranks that both hold", () => {
	expect(overlap({ low: 1, high: 10 }, { low: 1, high: 9 })).toBeCloseTo(0.9, 10);
	expect(overlap({ low: 1, high: 2 }, { low: 3, high: 4 })).toBe(0);
	expect(overlap({ low: 5, high: 5 }, { low: 5, high: 5 })).toBe(1);
});
