import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damageOf, damageSign } from "./mojibake.ts";

describe("damageSign", () => {
	it("is in every damaged text, so that a line without it need not be read cell by cell", () => {
		const pieces = [..."aé?\ufffd\u0085\u0090ÃÂÅâï€“’\u0092©»¿°", "Ã©", "â€™", "Å“", "ï»¿", "m?t"];
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 2 }))), (parts) => {
				const text = parts.join("");
				if (damageOf(text) !== undefined) expect(text).toMatch(damageSign);
			}),
			{ numRuns: 2000 },
		);
	});
});
