import { describe, expect, it } from "vitest";
import { activitySections } from "../nomenclatures/index.ts";
import { filiereById, filiereOfSection, filieres } from "./index.ts";

const repeated = (codes: readonly string[]): readonly string[] =>
	codes.filter((code, at) => codes.indexOf(code) !== at);

describe("the declared filières", () => {
	it("have an id and a label of their own, and something to be read by in each nomenclature", () => {
		expect(repeated(filieres.map(({ id }) => id))).toEqual([]);
		expect(repeated(filieres.map(({ label }) => label))).toEqual([]);
		for (const { id, sections, domains, specialities } of filieres) {
			expect(filiereById(id)?.id).toBe(id);
			for (const codes of [sections, domains, specialities]) expect(codes.length, id).toBeGreaterThan(0);
		}
	});

	it("never share an employer or an occupation: two of them can be put side by side", () => {
		expect(repeated(filieres.flatMap(({ sections }) => sections))).toEqual([]);
		expect(repeated(filieres.flatMap(({ domains }) => domains))).toEqual([]);
	});

	it("are found by a section of the NAF, which is one of the 21", () => {
		const known = activitySections.map(({ code }) => code);
		expect(filieres.flatMap(({ sections }) => sections).every((code) => known.includes(code))).toBe(true);
		expect(filiereOfSection("A")?.id).toBe("agriculture");
		// Public administration serves them all.
		expect(filiereOfSection("O")).toBeUndefined();
	});
});
