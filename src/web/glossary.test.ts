import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { methods, termById, terms } from "./declared.ts";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function page(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return parseHTML(body).document;
}

const termsOf = (document: Document): readonly string[] =>
	[...document.querySelectorAll("dl.terms dt a")].map((link) => flat(link.textContent));

describe("the glossary", () => {
	it("lists every term once, in French order, under its letter", async () => {
		const shown = termsOf(await page("/glossaire"));
		expect(shown).toHaveLength(terms.length);
		expect(shown.indexOf("Épide")).toBeGreaterThan(shown.indexOf("EPCI"));
		expect(shown.indexOf("Épide")).toBeLessThan(shown.indexOf("FAP"));
	});

	it("is narrowed by theme and by letter, which the page names; what does not exist narrows nothing", async () => {
		const document = await page("/glossaire?lettre=c&theme=acteurs");
		const shown = termsOf(document);
		expect(shown.length).toBeGreaterThan(2);
		for (const term of shown) expect(term).toMatch(/^C/);
		expect(shown).not.toContain("COG");
		expect(flat(document.querySelector("[role=status]")?.textContent)).toContain(
			"Acteurs et instances, lettre C",
		);
		expect(termsOf(await page("/glossaire?lettre=%3C&theme=rien"))).toHaveLength(terms.length);
	});

	it("gives each meaning of an acronym its own heading", async () => {
		const document = await page("/glossaire/pic");
		expect([...document.querySelectorAll("main h2")].map((h) => flat(h.textContent)).slice(0, 2)).toEqual([
			"Sens 1 : Plan d’investissement dans les compétences",
			"Sens 2 : Point information conseil",
		]);
	});

	it("leads from every term to others, to figures or to a search: no dead end", async () => {
		for (const { id } of terms) {
			const links = [...(await page(`/glossaire/${id}`)).querySelectorAll("main a")];
			expect(links.length, id).toBeGreaterThan(2);
		}
	});

	it("is a spreadsheet too, one line for each meaning", async () => {
		const { body, headers } = await server.inject("/glossaire.csv");
		expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
		const lines = body.trim().split("\r\n");
		expect(lines).toHaveLength(1 + terms.flatMap(({ senses }) => senses).length);
		expect(lines.filter((line) => line.startsWith("pic;"))).toHaveLength(2);
	});

	it("says what is not in it, and where the list is", async () => {
		const { statusCode, body } = await server.inject("/glossaire/zzz");
		expect(statusCode).toBe(404);
		expect(flat(body)).toContain("Consultez la liste des termes");
	});
});

describe("the methods", () => {
	it("have a page each, that leads to what it bears on", async () => {
		for (const { id, title } of methods) {
			const document = await page(`/methodes/${id}`);
			expect(flat(document.querySelector("h1")?.textContent)).toBe(title.replaceAll("'", "’"));
		}
		const document = await page("/methodes/insertion");
		expect(document.querySelector("a[href='/indicateurs/taux-emploi-6-mois']")).not.toBeNull();
		expect(document.querySelector("a[href='/glossaire/inserjeunes']")).not.toBeNull();
	});

	it("are told from the indicator and from each block of figures", async () => {
		const indicator = await page("/indicateurs/projets-recrutement");
		expect(indicator.querySelectorAll("a[href='/methodes/valeurs-masquees']").length).toBeGreaterThan(1);
		expect(indicator.querySelector(".figure-block a[href='/methodes/valeurs-masquees']")).not.toBeNull();
	});

	it("lead to terms under the names that they have today", () => {
		for (const { terms: named } of methods) for (const id of named) expect(termById.has(id)).toBe(true);
	});
});
