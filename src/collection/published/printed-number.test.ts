import { describe, expect, it } from "vitest";
import { parsePrinted } from "./printed-number.ts";

const vectors: readonly (readonly [string, number | null, string | null])[] = [
	["3 420 995", 3_420_995, null],
	["12 465,5", 12_465.5, null],
	["940,1", 940.1, null],
	["993 520 495, 00", 993_520_495, "stray-space"],
	["1 544 505 613", 1_544_505_613, null],
	["30 70 000", null, "invalid-grouping"],
	["24 703 452 652", null, "two-numbers"],
	["-0.03%", -0.03, "dot-decimal"],
	["-9,48%", -9.48, null],
	["0,7 %", 0.7, null],
	["%", null, "empty-value"],
	["Non renseigné", null, "missing"],
	["-", null, "missing"],
	["38,9M€", 38_900_000, null],
	["7,15 M€", 7_150_000, null],
	["2,7 milliards d'euros", 2_700_000_000, null],
	["près de 512 000 euros", 512_000, null],
	["plus de 9 500", 9500, null],
	["+ 20 %", 20, null],
	["652,02 euros", 652.02, null],
	["CINQ", null, null],
];

describe("printed numbers", () => {
	it.each(vectors)("« %s » is read as %s, with the word %s", (text, value, flag) => {
		const read = parsePrinted(text);
		expect(read.value).toBe(value);
		expect(read.flags).toEqual(flag === null ? [] : [flag]);
	});

	it("blanks of any kind separate thousands", () => {
		for (const blank of [" ", "\u00a0", "\u202f"]) expect(parsePrinted(`12${blank}340`).value).toBe(12_340);
	});

	it("the last printed digit gives the rounding step", () => {
		expect(parsePrinted("7,15 M€").step).toBe(10_000);
		expect(parsePrinted("35 M€").step).toBe(1_000_000);
		expect(parsePrinted("8,3%").step).toBe(0.1);
	});

	it("a hedged figure says that it is one", () => {
		const hedged = ["Près de 35 M€", "plus de 250", "proche des 100 %", "35 M€"].map(
			(text) => parsePrinted(text).approximate,
		);
		expect(hedged).toEqual([true, true, true, false]);
	});
});
