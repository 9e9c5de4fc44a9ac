import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ledger } from "./ledger.ts";
import { parseNumber } from "./number.ts";
import { NumberColumn } from "./number-column.ts";

const place = (): { line: number } => ({ line: 2 });

describe("parseNumber", () => {
	it("reads numbers as they are typed in French and in English", () => {
		const cases: readonly [string, number][] = [
			["12", 12],
			["7,5", 7.5],
			["-0.25", -0.25],
			["−3", -3],
			["1 234", 1234],
			["1\u00a0234,5", 1234.5],
			["12\u202f345\u202f678", 12_345_678],
			["1.234,5", 1234.5],
			["1,234,567", 1_234_567],
			[" 42 ", 42],
			["1,5E-3", 0.0015],
			[",5", 0.5],
		];
		for (const [text, value] of cases) expect(parseNumber(text)?.value, text).toBe(value);
	});

	it("never invents a number", () => {
		for (const text of [
			"*",
			"s",
			"",
			"-",
			"n.d.",
			"12 34",
			"12%",
			"1,2,3",
			"0x10",
			"Infinity",
			"NaN",
			"12,",
			".",
			"1e",
			"<5",
			"(3)",
			"VRAI",
			"1.2.3",
		]) {
			expect(parseNumber(text), text).toBeNull();
		}
	});

	it("finds again any number printed by the French or English formatter", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -99_999_999, max: 99_999_999 }),
				fc.integer({ min: 0, max: 99 }),
				(whole, cents) => {
					const n = Number(`${whole}.${String(cents).padStart(2, "0")}`);
					const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
					for (const locale of ["fr-FR", "en-GB"])
						expect(parseNumber(n.toLocaleString(locale, options))?.value).toBeCloseTo(n, 6);
				},
			),
		);
	});

	it("gives the very number that is written, up to fifteen figures", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^-?\d{1,9}([.,]\d{1,6})?$/), (text) => {
				expect(parseNumber(text)?.value).toBe(Number(text.replace(",", ".")) + 0);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("NumberColumn", () => {
	const field = { name: "met", type: "integer", min: 0 } as const;

	it("reads a BMO star as hidden, never as 0 nor 1, whatever the blanks around it", () => {
		const blanks = fc.string({ unit: fc.constantFrom(" ", "\u00a0", "\u202f", "\t"), maxLength: 3 });
		fc.assert(
			fc.property(blanks, blanks, (before, after) => {
				const ledger = new Ledger();
				const read = new NumberColumn(field, { "*": "CENS" }, undefined, ledger).read(
					`${before}*${after}`,
					place,
				);
				expect(read).toEqual({ value: null, status: "CENS" });
				expect(ledger.findings()).toEqual([]);
			}),
		);
	});

	it("refuses every text that is neither a number nor a declared sign, and gives it no value", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), (text) => {
				fc.pre(text.trim() !== "" && text.trim() !== "*" && parseNumber(text) === null);
				fc.pre(!/^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/.test(text));
				const ledger = new Ledger();
				const read = new NumberColumn(field, { "*": "CENS" }, undefined, ledger).read(text, place);
				expect(read.value).toBeNull();
				if (read.status === "CENS") return;
				expect(ledger.findings()[0]).toMatchObject({ rule: "C-11", severity: "blocking" });
			}),
		);
	});

	it("keeps a value with the sign that qualifies it, and refuses that sign alone", () => {
		const ledger = new Ledger();
		const column = new NumberColumn({ name: "taux", type: "number" }, { p: "P", s: "SP" }, ",", ledger);
		expect(column.read("7,2 (p)", place)).toEqual({ value: 7.2, status: "P" });
		expect(column.read("S", place)).toEqual({ value: null, status: "SP" });
		expect(column.read("p", place).value).toBeNull();
		expect(ledger.findings().map((f) => f.rule)).toEqual(["C-11"]);
	});

	it("accepts a column wholly written with the other decimal sign and refuses a mixture", () => {
		const run = (cells: readonly string[]): { values: (number | null)[]; severities: string[] } => {
			const ledger = new Ledger();
			const column = new NumberColumn({ name: "taux", type: "number" }, {}, ".", ledger);
			const values = cells.map((c) => column.read(c, place).value);
			column.close();
			return { values, severities: ledger.findings().map((f) => `${f.rule} ${f.severity}`) };
		};
		expect(run(["7,5", "12", "8,25"])).toEqual({ values: [7.5, 12, 8.25], severities: ["C-02 info"] });
		expect(run(["7,5", "8.25"]).severities).toEqual(["C-02 blocking"]);
		expect(run(["1,234", "5,678"]).severities, "thousands or decimals?").toEqual(["C-02 blocking"]);
		expect(run(["1 234", "56"])).toEqual({ values: [1234, 56], severities: ["C-02 info"] });
	});

	it("holds a negative count and a broken one", () => {
		const ledger = new Ledger();
		const column = new NumberColumn(field, {}, undefined, ledger);
		expect(column.read(-3, place).held).toBe("C-10");
		expect(column.read(2.5, place).held).toBe("C-10");
		expect(column.read(28.0, place)).toEqual({ value: 28, status: null });
	});
});
