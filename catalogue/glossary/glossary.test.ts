import { describe, expect, it } from "vitest";
import { indicatorById } from "../indicators/index.ts";
import { methodById } from "../methods/index.ts";
import { termById, terms, termThemes } from "./index.ts";

const texts = terms.flatMap(({ id, senses }) =>
	senses.flatMap(({ sentence, more, example }) =>
		[sentence, more, example].flatMap((text) => (text === undefined ? [] : [[id, text] as const])),
	),
);

describe("the glossary", () => {
	it("explains sixty terms or more, each once, each under a theme that has some", () => {
		expect(terms.length).toBeGreaterThanOrEqual(60);
		expect(termById.size).toBe(terms.length);
		const used = new Set(terms.map(({ theme }) => theme));
		expect([...used].toSorted()).toEqual(termThemes.map(({ id }) => id).toSorted());
		for (const { id } of terms) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
	});

	it("gives every meaning of an acronym that has several", () => {
		const senses = (id: string) => termById.get(id)?.senses.map(({ expansion }) => expansion);
		expect(senses("pic")).toEqual([
			"Plan d'investissement dans les compétences",
			"Point information conseil",
		]);
		for (const id of ["mef", "cep", "iae"]) expect(senses(id)).toHaveLength(2);
	});

	it("leads only to terms, indicators and methods that exist, and never to itself", () => {
		for (const term of terms) {
			for (const id of term.see ?? []) {
				expect(termById.has(id), `${term.id} → ${id}`).toBe(true);
				expect(id).not.toBe(term.id);
			}
			for (const id of term.indicators ?? []) expect(indicatorById.has(id), `${term.id} → ${id}`).toBe(true);
			for (const id of term.methods ?? []) expect(methodById.has(id), `${term.id} → ${id}`).toBe(true);
		}
	});

	it("writes whole sentences, each of its own", () => {
		for (const [id, text] of texts) expect(text, id).toMatch(/^[\p{Lu}«\d].*[.…»]$/su);
		const all = texts.map(([, text]) => text);
		expect(new Set(all).size).toBe(all.length);
	});
});
