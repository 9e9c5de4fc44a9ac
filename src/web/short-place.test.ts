import { describe, expect, it } from "vitest";
import { readShortPlace, shortPlace } from "./short-place.ts";

describe("places in an address", () => {
	it.each([
		["ze2804", "zone-emploi", "2804"],
		["d2A", "departement", "2A"],
		["r28", "region", "28"],
		["fr", "france", "FR"],
		["c14118", "commune", "14118"],
		["clCLPE2801A", "comite-local", "CLPE2801A"],
		["e200065597", "epci", "200065597"],
		["a141", "arrondissement", "141"],
		["b2801", "bassin", "2801"],
		["pz2817", "partie-zone", "2817"],
	] as const)("%s is read as it is written", (text, type, code) => {
		expect(readShortPlace(text)).toEqual({ type, code });
		expect(shortPlace({ type, code })).toBe(text);
	});
	it.each(["", "x12", "ze", "d14;drop", "fr28", "2804"])("%s names no place", (text) => {
		expect(readShortPlace(text)).toBeUndefined();
	});
});
