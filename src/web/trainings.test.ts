import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

const figures = fakeFigures();
let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function page(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return parseHTML(body).document;
}

const rowsOf = (document: Document, table: string): readonly (readonly string[])[] =>
	[...document.querySelectorAll(`${table} tbody tr`)].map((row) =>
		[...row.querySelectorAll("th, td")].map((cell) => flat(cell.textContent)),
	);
const kitchen = "/formations/cfd-50033422-cuisine-cap";

describe("a training", () => {
	it("gives each rate with its interval, route by route, under its own diploma or year of course", async () => {
		const rows = rowsOf(await page(kitchen), "#devenir-tableau");
		const [, school, apprenticeship] = rows.find(([name]) => name === "Taux d’emploi à 6 mois") ?? [];
		expect(school).toContain("62,5 % de 55,1 à 69,4");
		expect(apprenticeship).toContain("52,0 % de 43,0 à 61,0");
	});

	it("gives the interval to programs too", async () => {
		const twin = (await server.inject(`${kitchen}.json`)).json();
		const told = twin.figures.filter(({ margin }: { margin?: unknown }) => margin !== undefined);
		expect(told.map(({ margin }: { margin: unknown }) => margin)).toContainEqual({ low: 55.1, high: 69.4 });
	});

	it("gives no interval, no number and its reason to a rate that is not published", async () => {
		const document = await page("/formations/cfd-50033423-boulanger-cap");
		const rows = rowsOf(document, "#devenir-tableau");
		const [, cell] = rows.find(([name]) => name === "Taux d’emploi à 6 mois") ?? [];
		expect(cell).toMatch(/^ns/);
		expect(cell).not.toMatch(/ de \d+,\d/);
		expect(document.toString()).not.toContain(String(hiddenValue));
		expect(flat(document.querySelector("#devenir .legend")?.textContent)).toContain("ns : non significatif");
	});

	it("shows its places in the region, then by département, and hides what is hidden", async () => {
		const document = await page(kitchen);
		const rows = rowsOf(document, "#ou-24050033422-tableau");
		expect(rows.find(([name]) => name === "Calvados")?.[1]).toBe("96");
		expect(rows.find(([name]) => name === "Orne")?.[1]).toMatch(/^s/);
	});

	it("says in words where it stands by each route, and that it cannot tell when its axis lies in its interval", async () => {
		const document = await page(kitchen);
		const lines = [...document.querySelectorAll("section[aria-labelledby=devenir-titre] li")].map((li) =>
			flat(li.textContent),
		);
		expect(lines.find((line) => line.startsWith("Voie scolaire"))).toContain(
			"Emploi au-dessus, poursuite en dessous",
		);
		expect(lines.find((line) => line.startsWith("Apprentissage"))).toContain("On ne peut pas trancher");
	});

	it("explains every part that it has not", async () => {
		const document = await page("/formations/rncp-RNCP38430-cap-cuisine");
		const absent = [...document.querySelectorAll("main .absent")].map((p) => flat(p.textContent));
		expect(absent).toHaveLength(5);
		for (const text of absent) expect(text).toMatch(/nd\)|aucune source|Aucun registre/);
		for (const p of document.querySelectorAll("main .absent")) expect(p.querySelector("a")).not.toBeNull();
	});

	it("has one address, and none where the code is unknown", async () => {
		for (const url of ["/formations/cfd-50033422", "/formations/cfd-50033422-autre"])
			expect((await server.inject(url)).headers.location).toBe(kitchen);
		for (const url of ["/formations/cfd-99999999", "/formations/cuisine", "/formations/uai-0140017D"])
			expect((await server.inject(url)).statusCode, url).toBe(404);
	});
});

describe("the comparison of trainings", () => {
	const comparison = "/formations?niveau=500&voie=apprentissage";

	it("draws only what has two rates, and lists the rest with the reason", async () => {
		const document = await page(comparison);
		expect(document.querySelectorAll("#quadrant svg.chart circle")).toHaveLength(1);
		const rows = rowsOf(document, "#quadrant-tableau");
		expect(rows.map(([name, , , place]) => [name?.replace(/ \d+$/, ""), place])).toEqual([
			["Ensemble de la région (axes)", "Les deux traits du dessin"],
			["Cuisine (CAP)", "On ne peut pas trancher"],
			["Boulanger (CAP)", "Hors quadrant : un taux n’est pas publié"],
		]);
		expect(document.toString()).not.toContain(String(hiddenValue));
	});

	it("tells what cannot be told by the shape of the dot, not its colour", async () => {
		const document = await page(comparison);
		expect(document.querySelector("#quadrant svg.chart circle")?.getAttribute("class")).toBe("dot");
		const school = await page("/formations?niveau=500&voie=scolaire");
		expect(school.querySelector("#quadrant svg.chart circle")?.getAttribute("class")).toBe("dot sure");
	});

	it("takes its axes from the figures room, added up over the courses compared", async () => {
		// What was made once is kept: a release that nobody has read.
		const fresh = fakeFigures();
		const own = createServer({ figures: () => fresh, region });
		await own.inject(comparison);
		await own.inject(kitchen);
		await own.close();
		const sums = fresh.queries.filter(({ together }) => together?.includes("about"));
		const apprenticeship = sums.filter(({ categories }) => categories?.voie === "apprentissage");
		expect(apprenticeship.map(({ indicator }) => indicator)).toEqual([
			"taux-emploi-6-mois",
			"taux-poursuite-etudes",
		]);
		for (const { about, periods } of apprenticeship) {
			expect(about).toEqual({
				codes: [
					{ level: "cfd", code: "50033422" },
					{ level: "cfd", code: "50033423" },
				],
			});
			expect(periods).toEqual(["2020_2021"]);
		}
	});

	it("falls back on the largest diploma for a choice that means nothing", async () => {
		const document = await page("/formations?niveau=zzz&voie=%3Cb%3E");
		expect(document.querySelector("select option[selected]")?.getAttribute("value")).toBe("500");
	});
});
