import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ranksOf } from "./rank.ts";

const positions = (values: readonly (number | null)[], decimals = 1) =>
	ranksOf(values, decimals).map((place) => place?.position);

describe("rank", () => {
	it("gives equal values the same place and skips the next", () => {
		expect(positions([7, 9, 7, 5])).toEqual([2, 1, 2, 4]);
		expect(ranksOf([7, 9, 7, 5], 1).map((place) => place?.tied)).toEqual([true, false, true, false]);
	});
	it("calls equal what reads the same once rounded", () => {
		expect(positions([7.04, 6.96, 6.94])).toEqual([1, 1, 3]);
		expect(positions([7.04, 6.96, 6.94], 2)).toEqual([1, 2, 3]);
	});
	it("leaves what is not there without a place, and ranks the others as if it did not exist", () => {
		expect(positions([null, 3, null, 8])).toEqual([undefined, 2, undefined, 1]);
		expect(ranksOf([null, 3, null, 8], 0)[1]?.total).toBe(2);
	});
	it("depends neither on the order of the values nor on what is hidden", () => {
		const value = fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10);
		fc.assert(
			fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), fc.nat(30), (values, gap) => {
				const at = gap % (values.length + 1);
				const withGap = [...values.slice(0, at), null, ...values.slice(at)];
				const found = ranksOf(values, 1);
				expect(ranksOf(withGap, 1).filter((place) => place !== undefined)).toEqual(found);
				expect(ranksOf(values.toReversed(), 1).toReversed()).toEqual(found);
				expect(found.some((place) => place?.position === 1)).toBe(true);
			}),
		);
	});
});
