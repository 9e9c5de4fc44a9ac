import { describe, expect, it } from "vitest";
import { compareAddress, readCompare } from "./address.ts";

const back = (state: Readonly<Record<string, string>>): string =>
	compareAddress(readCompare(state, "28"), "28");

describe("address of a comparison", () => {
	it("has sorted keys and leaves the defaults out", () => {
		expect(back({ zones: "ze2804,ze2814", ref: "r28,fr", vue: "valeur", ind: "taux-chomage" })).toBe(
			"/comparer?ind=taux-chomage&zones=ze2804,ze2814",
		);
		expect(back({})).toBe("/comparer");
	});
	it("keeps the order of the places: the first is the one that is read", () => {
		expect(back({ zones: "ze2814,ze2804,ze2814" })).toBe("/comparer?zones=ze2814,ze2804");
	});
	it("says that there is no reference, and which one comes first", () => {
		expect(back({ ref: "aucune" })).toBe("/comparer?ref=aucune");
		expect(back({ ref: "fr" })).toBe("/comparer?ref=fr");
		expect(back({ ok: "1" })).toBe("/comparer?ref=aucune");
		expect(back({ ref: "fr,r28" })).toBe("/comparer?ref=fr,r28");
	});
	it("leaves out what it does not understand, and twelve indicators are the most", () => {
		expect(back({ zones: "zz1,ze2804", ind: "inconnu,taux-chomage", vue: "autre" })).toBe(
			"/comparer?ind=taux-chomage&zones=ze2804",
		);
	});
});
