import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { apportion, total } from "./apportion.ts";
import { csv } from "./csv.ts";
import { encode } from "./encoding.ts";
import { randomOf } from "./random.ts";
import { workbook } from "./workbook.ts";

describe("writers of the samples", () => {
	it("parts add up to the total, in whole steps, whatever the weights", () => {
		const random = randomOf("test");
		for (let i = 0; i < 200; i++) {
			const step = random.pick([1, 10, 100]);
			const sum = random.whole(0, 5000) * step;
			const parts = apportion(
				sum,
				Array.from({ length: random.whole(1, 40) }, () => random.skewed()),
				step,
			);
			expect(total(parts)).toBe(sum);
			expect(parts.every((part) => part >= 0 && part % step === 0)).toBe(true);
		}
	});

	it("the same purpose draws the same numbers, another purpose others", () => {
		const draw = (purpose: string): number[] => {
			const random = randomOf(purpose);
			return Array.from({ length: 5 }, () => random.whole(0, 1_000_000));
		};
		expect(draw("a")).toEqual(draw("a"));
		expect(draw("a")).not.toEqual(draw("b"));
	});

	it("a sign that the encoding lacks is refused, never replaced", () => {
		expect([...encode("1 € à œuvre", "windows-1252")]).toEqual([
			0x31, 0x20, 0x80, 0x20, 0xe0, 0x20, 0x9c, 0x75, 0x76, 0x72, 0x65,
		]);
		expect(() => encode("œuvre", "iso-8859-1")).toThrow(/œ/);
	});

	it("texts come back from a csv as they were written, quotes and delimiters included", () => {
		const bytes = csv(
			["a", "b"],
			[
				["x;y", 'dit "oui"'],
				[null, 1.5],
			],
			{
				encoding: "utf-8",
				delimiter: ";",
				decimal: ",",
				missing: "NA",
			},
		);
		expect(new TextDecoder().decode(bytes)).toBe('a;b\n"x;y";"dit ""oui"""\nNA;1,5\n');
	});

	it("a workbook opens with its sheets, its blanks and its types", () => {
		const book = XLSX.read(workbook([{ name: "Feuille 1 & 2", rows: [[null, "é <b>"], [], ["0051", 7.5]] }]));
		expect(book.SheetNames).toEqual(["Feuille 1 & 2"]);
		const sheet = book.Sheets["Feuille 1 & 2"];
		expect([sheet?.["!ref"], sheet?.B1?.v, sheet?.A3?.v, sheet?.B3?.v]).toEqual([
			"A1:B3",
			"é <b>",
			"0051",
			7.5,
		]);
	});
});
