import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyIndex } from "./key-index.ts";
import { typedColumn } from "./typed-column.ts";

describe("a column kept small", () => {
	it("gives back every text, also past the number of texts that it numbers", () => {
		for (const different of [10, 16_384, 40_000]) {
			const column = typedColumn({ name: "code", type: "code" });
			const at = (row: number): string | null => (row % 7 === 3 ? null : `é${(row * 31) % different}`);
			for (let row = 0; row < 50_000; row++) column.push(at(row), null);
			let wrong = 0;
			for (let row = 0; row < 50_000; row++) if (column.at(row) !== at(row)) wrong++;
			expect(wrong).toBe(0);
			expect(column.at(50_000)).toBeNull();
			const some = column.only((row) => row % 2 === 0);
			expect([some.length, some.at(24_999)]).toEqual([25_000, at(49_998)]);
		}
	});

	it("keeps numbers apart from their status, and no value from zero", () => {
		const column = typedColumn({ name: "n", type: "number" });
		column.push(0, null);
		column.push(null, "CENS");
		column.push(-0.5, "P");
		expect(column.values).toEqual([0, null, -0.5]);
		expect(column.status).toEqual([null, "CENS", "P"]);
	});
});

describe("rows by their key", () => {
	it("finds the first row of each key as a map of whole keys does", () => {
		const key = fc.tuple(
			fc.option(fc.constantFrom("a", "ab", "b", "1", "11")),
			fc.option(fc.constantFrom(1, 11, 0)),
		);
		fc.assert(
			fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
				const [text, number] = [
					typedColumn({ name: "t", type: "code" }),
					typedColumn({ name: "n", type: "integer" }),
				];
				const index = new KeyIndex([text, number]);
				const known = new Map<string, number>();
				for (const [row, [t, n]] of keys.entries()) {
					text.push(t, null);
					number.push(n, null);
					const whole = `${t ?? ""}|${n ?? ""}`;
					if (!known.has(whole)) known.set(whole, row);
					expect(index.firstOf(row)).toBe(known.get(whole));
				}
			}),
		);
	});

	it("grows past any number of rows", () => {
		const column = typedColumn({ name: "t", type: "code" });
		const index = new KeyIndex([column]);
		for (let row = 0; row < 20_000; row++) {
			column.push(`k${row % 15_000}`, null);
			if (index.firstOf(row) !== row % 15_000) expect.unreachable();
		}
		expect(index.find([column], 17_000)).toBe(2_000);
	});
});
