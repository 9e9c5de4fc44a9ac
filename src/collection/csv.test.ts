import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessDelimiter, readCsv } from "./csv.ts";

describe("readCsv", () => {
	it("gives the physical line of each row across quoted newlines, blank lines and mixed line ends", () => {
		const text = 'a;b\r\n1;"x\r\ny\nz"\n\n2;é\r\n3;w\r4;v\n"5";u';
		expect(readCsv(text, ";").rows.map((r) => [r.line, r.cells[0]])).toEqual([
			[1, "a"],
			[2, "1"],
			[6, "2"],
			[7, "3"],
			[8, "4"],
			[9, "5"],
		]);
	});

	it("leaves doubled apostrophes, stray quotes and blanks around quotes as a reader expects them", () => {
		const rows = readCsv('a;b;c\nConduite d\'\'engins;l"eau; "x ""y""" \n', ";").rows;
		expect(rows[1]?.cells).toEqual(["Conduite d''engins", 'l"eau', 'x "y"']);
	});

	it("names the line of a quote that is never closed", () => {
		expect(readCsv('a;b\n1;2\n3;"x\n4;5\n', ";").openQuoteLine).toBe(3);
	});

	it("finds again every cell written with any line end", () => {
		const cell = fc.string({
			unit: fc.constantFrom("a", "é", "'", ";", '"', "\n", "\r\n", "5"),
			maxLength: 6,
		});
		fc.assert(
			fc.property(
				fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
				fc.constantFrom("\n", "\r\n"),
				(pairs, end) => {
					const write = (c: string): string => `"${c.replaceAll('"', '""')}"`;
					const text = pairs.map(([a, b]) => `k;${write(a)};${write(b)}${end}`).join("");
					const read = readCsv(text, ";").rows;
					expect(read.map((r) => r.cells.slice(1).map((c) => c ?? ""))).toEqual(pairs.map((p) => [...p]));
					let line = 1;
					for (const [i, [a, b]] of pairs.entries()) {
						expect(read[i]?.line).toBe(line);
						line += 1 + `${a};${b}`.split(/\r\n|\n|\r/).length - 1;
					}
				},
			),
		);
	});

	it("guesses the delimiter from the regularity of the columns", () => {
		expect(guessDelimiter("a,b;c,d\n1,2;3,4\n5,6;7,8\n9,1;2,3\n")).toBe(",");
		expect(guessDelimiter("code;libelle\n1;Caen, Bayeux\n2;Vire\n3;Flers\n")).toBe(";");
		expect(guessDelimiter("sep=|\na|b\n1|2\n")).toBe("|");
		expect(guessDelimiter("a\tb\n1\t2,5\n3\t4,5\n5\t6\n")).toBe("\t");
	});
});
