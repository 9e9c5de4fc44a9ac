import { describe, expect, it } from "vitest";
import { hasRightKey, isNir } from "./control-key.ts";

describe("the key of a code", () => {
	it("of a SIRET follows Luhn, but for the post offices", () => {
		// Published by the firms themselves; the last one is a post office, whose digits add up to a multiple of five.
		for (const good of [
			"77937827200016",
			"77568013501139",
			"19040492100016",
			"35600000000048",
			"35600000049837",
		]) {
			expect(hasRightKey("siret", good), good).toBe(true);
		}
		for (const bad of ["77937827200017", "7793782720001", "35600000049838", "7793782720001X"]) {
			expect(hasRightKey("siret", bad), bad).toBe(false);
		}
	});

	it("of a UAI is the letter of the remainder by 23", () => {
		for (const good of ["0062205P", "0010001W"]) expect(hasRightKey("uai", good), good).toBe(true);
		for (const bad of ["0062205Q", "0062206P", "062205P"]) expect(hasRightKey("uai", bad), bad).toBe(false);
	});

	it("of a NIR is what lacks to the remainder by 97, Corsica being read as figures (methods § 13.2)", () => {
		expect(isNir("255081416802538")).toBe(true);
		expect(isNir("2 55 08 14 168 025 38")).toBe(true);
		expect(isNir("255081416802539")).toBe(false);
		const corsica = (place: string): string => `185052${place}004018`;
		const key = (digits: string): string => String(97 - Number(BigInt(digits) % 97n)).padStart(2, "0");
		expect(isNir(`18505${"2A"}004018${key("1850519004018")}`)).toBe(true);
		expect(isNir(`18505${"2B"}004018${key("1850518004018")}`)).toBe(true);
		expect(isNir(corsica("A"))).toBe(false);
	});
});
