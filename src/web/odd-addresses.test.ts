import { request } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { Fragment, h } from "preact";
import { render } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DefError } from "../platform/errors.ts";
import { createServer } from "./index.ts";
import { notFoundPage } from "./pages/errors.tsx";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function page(url: string, status = 200): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(status);
	return parseHTML(body).document;
}
const told = (document: Document): string => flat(document.querySelector("main .notice")?.textContent);

describe("an address that is not quite one of the site", () => {
	it.each([
		["/METIERS", "/metiers"],
		["/glossaire/PIC", "/glossaire/pic"],
		["/Territoires/Zone-Emploi/2804-CAEN?x=Y", "/territoires/zone-emploi/2804-caen?x=Y"],
	])("%s leads to %s", async (typed, meant) => {
		const { statusCode, headers } = await server.inject(typed);
		expect([statusCode, headers.location]).toEqual([301, meant]);
	});

	it("in capitals that lead nowhere either is not found, once", async () => {
		await page("/NULLE-PART", 404);
		await page("/glossaire/NULLE-PART", 404);
	});

	it("that leads nowhere has its words in the search field, and a link to each list that it names", async () => {
		const document = await page("/formations/cap-boulanger-du-soir", 404);
		expect(document.querySelector("#recherche-erreur")?.getAttribute("value")).toBe("cap boulanger du soir");
		expect(document.querySelector("main p a[href='/formations']")).not.toBeNull();
		expect(flat((await page("/donnees/rien", 404)).querySelector("main p")?.textContent)).toContain(
			"Le jeu de données « rien » n’existe pas",
		);
	});

	it("names as a link only what is an address, not a folder of the code", () => {
		const links = (code: "jeu-inconnu" | "source-inconnue"): readonly (string | null)[] => {
			const { body } = notFoundPage(new DefError(code, { dataSet: "x", file: "x" }));
			const { document } = parseHTML(render(h(Fragment, null, body)));
			return [...(document.querySelector("p")?.querySelectorAll("a") ?? [])].map((a) =>
				a.getAttribute("href"),
			);
		};
		expect(links("source-inconnue")).toEqual([]);
		expect(links("jeu-inconnu")).toEqual(["/donnees", "/api/v1/datasets"]);
	});

	it.each([
		["/glossaire?lettre=zz", "zz"],
		["/glossaire?theme=rien", "rien"],
		["/calendrier?theme=rien", "rien"],
		["/aide?role=rien", "rien"],
		["/metiers/en-tension?facteur=rien", "rien"],
		["/metiers/en-tension?niveau=9", "9"],
		["/formations?voie=rien", "rien"],
		["/donnees/passages?passage=rien", "rien"],
		["/territoires/zone-emploi/2804-caen/marche-du-travail?per=1850", "1850"],
		["/carte?ind=rien", "rien"],
		["/comparer?ind=taux-chomage&zones=ze9999", "zone-emploi:9999"],
		["/comparer?ind=rien&zones=ze2804", "rien"],
		["/donnees/tableau?indicateurs=rien", "rien"],
		["/donnees/tableau?indicateurs=taux-chomage&periodes=1850&territoires=zone-emploi", "1850"],
	])("%s says that there is no %s", async (url, value) => {
		expect(told(await page(url))).toContain(`Cette adresse demande ce que la page n’a pas : « ${value} »`);
	});

	it("says nothing of what it does have", async () => {
		for (const url of ["/glossaire?theme=territoires", "/carte?ind=taux-chomage&maille=zone-emploi"])
			expect(told(await page(url)), url).toBe("");
	});

	it("too long to be read is answered by a page, in French", async () => {
		await server.listen({ port: 0, host: "127.0.0.1" });
		const { port } = server.server.address() as AddressInfo;
		const answer = await new Promise<readonly [number | undefined, string]>((done, fail) => {
			const asked = request({ port, path: `/recherche?q=${"a".repeat(70_000)}` }, (response) => {
				let body = "";
				response.setEncoding("utf8").on("data", (chunk: string) => {
					body += chunk;
				});
				response.on("end", () => done([response.statusCode, body]));
			});
			asked.on("error", fail).end();
		});
		expect(answer[0]).toBe(431);
		expect(answer[1]).toContain("<h1>Adresse trop longue</h1>");
	});
});

describe("a list that is typed", () => {
	const link = (document: Document, text: string): string =>
		[...document.querySelectorAll(".notice a")]
			.find((one) => flat(one.textContent).startsWith(text))
			?.getAttribute("href") ?? "";

	it("is kept, with one click to mend each mistake and one to go on without them", async () => {
		const typed = "/donnees/tableau?indicateurs=taux-chomage&codes=zone-emploi%3A2804%0ALisieuxx";
		const document = await page(typed);
		expect(flat(document.querySelector("#codes")?.textContent)).toBe("zone-emploi:2804 Lisieuxx");
		const mended = await server.inject(link(document, "Caen"));
		expect(mended.headers.location).toContain("territoires=zone-emploi:2804");
		const without = await server.inject(link(document, "Continuer avec l’autre"));
		expect(without.headers.location).toBe(
			"/donnees/tableau?colonnes=ventilation,indicateur,periode&indicateurs=taux-chomage&lignes=territoire,sur&territoires=zone-emploi:2804",
		);
	});

	it("makes a perimeter of names as of codes, however long", async () => {
		const named = await server.inject("/territoires/perimetre?codes=Calvados%2C%20Orne");
		expect(named.headers.location).toBe("/territoires/perimetre?membres=departement%3A14%2Cdepartement%3A61");
		const many = Array.from({ length: 60 }, () => "zone-emploi:2804").join(",");
		expect(
			flat((await page(`/territoires/perimetre?membres=${many},zone-emploi:2814`)).body.textContent),
		).toContain("2 territoires");
		const unknown = await page("/territoires/perimetre?membres=epci:9,zone-emploi:2804");
		expect(told(unknown)).toContain("1 territoire inconnu : epci:9");
	});
});
