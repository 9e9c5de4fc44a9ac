import { describe, expect, it } from "vitest";
import { newLevelsOf, qualificationLevels } from "../nomenclatures/index.ts";
import { regionNames, regionOf, regions } from "./index.ts";

describe("regions", () => {
	it("are eighteen, each with the article French wants", () => {
		expect(regionNames.length).toBe(18);
		const of = (code: string): string => regionOf(code, "", []).ofName;
		expect([of("28"), of("32"), of("44"), of("76"), of("93")]).toEqual([
			"de Normandie",
			"des Hauts-de-France",
			"du Grand Est",
			"d'Occitanie",
			"de Provence-Alpes-Côte d'Azur",
		]);
	});

	it("say the same in their own declaration and in the table of names", () => {
		for (const r of regions) {
			const name = regionNames.find((n) => n.code === r.code);
			expect([r.name, r.ofName]).toEqual([name?.name, name?.ofName]);
		}
	});
});

describe("levels of qualification", () => {
	it("lead the old scale to the new one without reading the Roman figure as a number", () => {
		expect(newLevelsOf("V")).toEqual([3]);
		expect(newLevelsOf("III")).toEqual([5]);
		expect(newLevelsOf("I")).toEqual([7, 8]);
		expect(qualificationLevels.map((q) => q.level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});
});
