import { describe, expect, it } from "vitest";
import { termById } from "../glossary/index.ts";
import { indicatorById, indicators } from "../indicators/index.ts";
import { methodById, methodGroups, methods, methodsOf } from "./index.ts";

describe("the pages of method", () => {
	it("are one for each thing that is done, under groups that have some", () => {
		expect(methodById.size).toBe(methods.length);
		expect([...new Set(methods.map(({ group }) => group))].toSorted()).toEqual(
			methodGroups.map(({ id }) => id).toSorted(),
		);
	});

	it("cover every indicator, and name only pages that exist", () => {
		for (const indicator of indicators) {
			const own = methodsOf(indicator);
			expect(own.length, indicator.id).toBeGreaterThan(0);
			for (const id of own) expect(methodById.has(id), `${indicator.id} → ${id}`).toBe(true);
		}
	});

	it("follow from the entry of the indicator", () => {
		const of = (id: string) => {
			const indicator = indicatorById.get(id);
			return indicator ? methodsOf(indicator) : [];
		};
		expect(of("taux-emploi-6-mois")).toEqual([
			"insertion",
			"quadrant",
			"confiance-et-seuils",
			"sommes-et-taux",
		]);
		expect(of("projets-recrutement")[0]).toBe("valeurs-masquees");
		expect(of("niveau-tension")[0]).toBe("tension");
		expect(of("evolution-population")[0]).toBe("evolutions");
		expect(of("etablissements-employeurs")).toEqual(["secteur-et-branche", "secret", "sommes-et-taux"]);
		expect(of("taux-rupture-alternance")).toEqual(["secret", "confiance-et-seuils", "sommes-et-taux"]);
	});

	it("say something in every part, and lead to terms that exist", () => {
		for (const { id, parts, terms, summary, limits } of methods) {
			expect(summary, id).toMatch(/\.$/);
			for (const { title, texts, list } of parts)
				expect(texts.length + (list?.length ?? 0), `${id} : ${title}`).toBeGreaterThan(0);
			for (const text of [...parts.flatMap((part) => part.texts), ...(limits ?? [])])
				expect(text, id).toMatch(/[.:]$/);
			for (const term of terms) expect(termById.has(term), `${id} → ${term}`).toBe(true);
		}
	});
});
