import { expect, it } from "vitest";
import { isTerritoryType } from "../nomenclatures/index.ts";
import { sourceById } from "../sources/index.ts";
import { charterModels, clausesFor } from "./index.ts";

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

it("a model proposes for a data set the clauses written for it, and the others for any other", () => {
	for (const model of charterModels) {
		const named = model.clauses.flatMap((clause) => clause.sources ?? []);
		for (const id of named) expect(sourceById(id)?.sharing, id).toBe("charter");
		for (const id of new Set([...named, "opco-contrats"])) {
			const proposed = clausesFor(model, id);
			expect(proposed.length, `${model.id} ${id}`).toBeGreaterThan(0);
			for (const { sources } of proposed) expect(sources?.includes(id) ?? true).toBe(true);
		}
	}
	const opco = charterModels.find(({ id }) => id === "opco");
	expect(opco && clausesFor(opco, "etablissements-effectifs").map(({ minUnits }) => minUnits)).toEqual([
		3, 3,
	]);
	expect(opco && clausesFor(opco, "opco-contrats")).toHaveLength(3);
});

it("no clause is softer than the producer's own rule where it was written for the data set", () => {
	for (const model of charterModels)
		for (const { sources = [], minUnits, maxShare } of model.clauses)
			for (const id of sources) {
				const { secrecy } = sourceById(id) ?? {};
				expect(minUnits, `${model.id} ${id}`).toBeGreaterThanOrEqual(secrecy?.minUnits ?? 0);
				expect(maxShare, `${model.id} ${id}`).toBeLessThanOrEqual(secrecy?.maxShare ?? 100);
			}
});
