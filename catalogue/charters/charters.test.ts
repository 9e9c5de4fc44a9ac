import { expect, it } from "vitest";
import { isTerritoryType } from "../nomenclatures/index.ts";
import { charterModels } from "./index.ts";

it("there is one model for each category of signatory that is named, and none for the one that is not", () => {
	expect(charterModels.map(({ id }) => id)).toEqual([
		"france-travail",
		"arml",
		"transitions-pro",
		"opco",
		"branches",
	]);
});

it.each(charterModels)("model $id holds clauses that a charter may hold", (model) => {
	expect(model.clauses.length).toBeGreaterThan(0);
	for (const clause of model.clauses) {
		expect(isTerritoryType(clause.finest)).toBe(true);
		expect(clause.use !== "diffusion" || clause.recipients.includes("public")).toBe(true);
		// No model proposes to show a cell of one or two units, nor to keep files for ever.
		expect(clause.minUnits).toBeGreaterThanOrEqual(3);
		expect(clause.maxShare).toBeLessThanOrEqual(100);
		expect(clause.retentionMonths).toBeLessThanOrEqual(24);
	}
	for (const text of [
		model.title,
		model.purpose,
		model.categories,
		model.legalBasis,
		model.security,
		model.text,
	])
		expect(text).not.toBe("");
});
