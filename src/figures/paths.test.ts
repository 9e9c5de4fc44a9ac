import { describe, expect, it } from "vitest";
import { branchName, branchPath } from "./paths.ts";

describe("the name of a branch", () => {
	it.each([
		["Convention collective nationale des industries textiles", "Industries textiles"],
		["Convention collective nationale du personnel de la reprographie", "Reprographie"],
		["Convention collective nationale de l'industrie pharmaceutique", "Industrie pharmaceutique"],
		["Convention collective de la banque", "Banque"],
		[
			"Convention collective nationale du personnel au sol des entreprises de transport aérien",
			"Personnel au sol des entreprises de transport aérien",
		],
		["Entreprises agricoles de déshydratation", "Entreprises agricoles de déshydratation"],
		["Convention collective nationale des hôtels, cafés, restaurants (HCR)", "Hôtels, cafés, restaurants"],
	])("« %s » is read « %s »", (title, name) => {
		expect(branchName(title)).toBe(name);
	});

	it("is in its address after its number, kept with its zeros", () => {
		expect(branchPath("OPCO 2i", "0018", "Convention collective nationale des industries textiles")).toBe(
			"/branches/opco-2i/idcc-0018-industries-textiles",
		);
	});
});
