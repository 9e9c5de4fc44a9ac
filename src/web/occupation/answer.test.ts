import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figures, SearchHit } from "../../figures/index.ts";
import { createServer } from "../index.ts";
import { ofName } from "../region-name.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { aroundText } from "./words.ts";

const page = "/metiers/fap2021-V0X60-aides-soignants";
const hit = (kind: SearchHit["kind"], path: string): SearchHit => ({
	kind,
	label: path,
	kindLabel: "",
	code: "V0X60",
	path,
});
/** Finds two things of two kinds for one spelling, and knows another word for it. */
const figures: Figures = {
	...fakeFigures(),
	search: (query) => ({
		query,
		exact: 0,
		placed: [],
		hits: query === "aide soignante" ? [hit("formation", "/formations/x"), hit("metier", page)] : [],
		...(query === "aide soigante" ? { suggestion: "aide soignante" } : {}),
	}),
};
let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function mainOf(path: string): Promise<Element> {
	const { body, statusCode } = await server.inject(path);
	expect(statusCode, path).toBe(200);
	const main = parseHTML(body).document.querySelector("main");
	if (!main) throw new Error(path);
	return main;
}

describe("the answer of an occupation", () => {
	it("comes before everything else, in the words of the publication, with its level, its year and its origin", async () => {
		const main = await mainOf(page);
		const [first] = main.querySelectorAll("section");
		expect(first?.getAttribute("aria-labelledby")).toBe("en-bref");
		const sentence = first?.querySelector(".answer-sentence");
		expect(flat(sentence?.textContent)).toMatch(
			/^En Normandie, la tension de recrutement est élevée pour la famille « Aides-soignants \(2009\) », dont relève ce métier \(niveau 4 sur 5, \d{4}\)\./,
		);
		expect(sentence?.querySelector("a")?.getAttribute("href")).toMatch(/^\/chiffres\/niveau-tension\?/);
	});

	it("says where a figure is from when the place has none of its own", async () => {
		const main = await mainOf(`${page}/bassin/2801-rouen`);
		expect(flat(main.querySelector(".answer-sentence")?.textContent)).toContain(
			"Aucun niveau n’est publié pour Rouen.",
		);
	});

	it("says of each thing that is not published that it is not", async () => {
		const main = await mainOf("/metiers/fap2021-S1X40-cuisiniers");
		const facts = flat(main.querySelector(".answer-facts")?.textContent);
		for (const blank of ["Aucune source reçue", "Aucun registre", "Aucune mobilité"])
			expect(facts).toContain(blank);
	});

	it.each([
		["Flers", "de Flers"],
		["Le Havre", "du Havre"],
		["Les Andelys", "des Andelys"],
		["Évreux", "d’Évreux"],
		["L’Aigle", "de L’Aigle"],
	])("speaks French of %s", (label, said) => {
		expect(ofName(label)).toBe(said);
		expect(aroundText({ type: "bassin", code: "1", label, path: "" }, region)).toBe(`autour ${said}`);
	});
});

describe("searching an occupation", () => {
	it("leads to occupations alone, as typed or nearly", async () => {
		for (const typed of ["aide soignante", "aide soigante"]) {
			const main = await mainOf(`/metiers?q=${encodeURIComponent(typed)}`);
			const links = [...main.querySelectorAll("ul.found a")].map((a) => a.getAttribute("href"));
			expect(links, typed).toEqual([page]);
		}
		const nearly = await mainOf("/metiers?q=aide+soigante");
		expect(flat(nearly.querySelector("[role=status]")?.textContent)).toContain("Rien ne s’écrit");
	});

	it("says what to do when nothing is found, and escapes what was typed", async () => {
		const main = await mainOf(`/metiers?q=${encodeURIComponent("<b>zzzz</b>")}`);
		expect(flat(main.textContent)).toContain("Aucun métier pour « <b>zzzz</b> »");
		expect(main.querySelector("a[href^='/recherche?q=']")).not.toBeNull();
	});
});
