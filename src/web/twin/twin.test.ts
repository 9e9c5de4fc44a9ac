import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diffusions } from "../../publication/index.ts";
import type { Publication } from "../../release/index.ts";
import { createServer } from "../index.ts";
import { routes } from "../routes.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { fakeStudies } from "../testing/fake-studies.ts";
import { pageAddress, twinPattern } from "./address.ts";
import { outlineOf } from "./outline.ts";
import type { Twin } from "./twin.ts";

let server: FastifyInstance;
beforeAll(async () => {
	const figures = fakeFigures();
	const studies = await fakeStudies(figures);
	server = createServer({ figures: () => figures, region, diffusions, studies });
});
afterAll(() => server.close());

const first: Publication = {
	n: 1,
	version: "1.0.0",
	release: "essai-1",
	published: "2026-01-14T08:00:00.000Z",
	kind: "ordinaire",
	title: "Première diffusion",
	note: "Tout est nouveau.",
	channel: "operateur",
	changes: { added: 12, removed: 0, revised: 0 },
};
const diffusions: Diffusions = {
	list: () => [first],
	upcoming: async () => [],
	mark: () => "",
	moved: () => undefined,
	changedValues: async () => undefined,
};

/** At least one address of each public route. A route without one fails the test below. */
const pages: Readonly<Record<string, readonly string[]>> = {
	"/": ["/"],
	"/api": ["/api"],
	"/recherche": ["/recherche", "/recherche?q=caen", "/recherche?q=ca&type=territoire", "/recherche?q=zzz"],
	"/territoires": ["/territoires"],
	"/territoires/perimetre": ["/territoires/perimetre"],
	"/territoires/:type": ["/territoires/bassin"],
	"/territoires/:type/:place": [
		"/territoires/zone-emploi/2804-caen",
		"/territoires/region/28-normandie",
		"/territoires/bassin/2802-evreux",
	],
	"/territoires/:type/:place/:theme": [
		"/territoires/zone-emploi/2804-caen/marche-du-travail",
		"/territoires/bassin/2802-evreux/recrutement",
		"/territoires/region/28-normandie/tension",
	],
	"/carte": [
		"/carte",
		"/carte?avec=2022-T3&ind=taux-chomage&per=2023-T3",
		"/carte?ind=projets-recrutement&maille=bassin",
		"/carte?ind=part-projets-difficiles&maille=bassin&tri=nom",
		"/carte?ind=population&maille=epci",
	],
	"/comparer": [
		"/comparer",
		"/comparer?zones=ze2804,ze2814",
		"/comparer?ind=projets-recrutement,part-projets-difficiles&zones=b2802,b2801,b2803",
		"/comparer?ind=part-projets-difficiles&vue=ecart&zones=b2801,b2802",
		"/comparer?vue=evolution&zones=ze2804",
	],
	"/metiers": ["/metiers", "/metiers?q=caen"],
	"/metiers/comparer": [
		"/metiers/comparer",
		"/metiers/comparer?avec=fap2021-S1X40&metier=fap2021-V0X60&territoire=bassin:2801",
		"/metiers/comparer?avec=zzz&metier=fap2021-V0X60",
	],
	"/metiers/:occupation": ["/metiers/fap2021-V0X60-aides-soignants"],
	"/metiers/:occupation/:type/:place": ["/metiers/fap2021-V0X60-aides-soignants/bassin/2801-rouen"],
	"/metiers/en-tension": ["/metiers/en-tension", "/metiers/en-tension?facteur=manque-main-oeuvre&niveau=1"],
	"/metiers/en-tension/:type/:place": ["/metiers/en-tension/departement/14-calvados"],
	"/competences": ["/competences"],
	"/competences/:skill": ["/competences/100414-regles-d-hygiene-et-d-asepsie"],
	"/branches": ["/branches"],
	"/branches/:opco": ["/branches/opco-commerce"],
	"/branches/:opco/:branch": [
		"/branches/opco-commerce/idcc-0706-reprographie",
		"/branches/opco-commerce/idcc-3168-professions-de-la-photographie?cle=idcc",
	],
	"/indicateurs": ["/indicateurs"],
	"/indicateurs/:indicator": ["/indicateurs/taux-chomage", "/indicateurs/projets-recrutement"],
	"/chiffres/:indicator": [
		"/chiffres/projets-recrutement?periode=2024&territoire=bassin:2801",
		"/chiffres/projets-recrutement?periode=2024&territoire=bassin:2802",
	],
	"/donnees": ["/donnees"],
	"/donnees/passages": ["/donnees/passages"],
	"/donnees/tableau": [
		"/donnees/tableau",
		"/donnees/tableau?indicateurs=projets-recrutement&territoires=bassin",
		"/donnees/tableau?indicateurs=projets-recrutement,part-projets-difficiles&territoires=bassin:2801,2802;region:28&sur=fap2021-228:V0X60&totaux=territoire&voir=1",
		"/donnees/tableau?indicateurs=taux-chomage&periodes=all&territoires=zone-emploi&voir=1",
	],
	"/donnees/:source": ["/donnees/bmo-2024"],
	"/publications": ["/publications", "/publications?theme=formation", "/publications?annee=2026&type=etude"],
	"/publications/:study": ["/publications/2026-recruter-autour-de-caen"],
	"/diffusions": ["/diffusions"],
	"/diffusions/:version": ["/diffusions/1.0.0", "/diffusions/1.0.0?nature=revised&theme=emploi"],
	"/calendrier": ["/calendrier", "/calendrier?theme=formation"],
	"/secteurs": ["/secteurs"],
	"/secteurs/:sector": [
		"/secteurs/A-agriculture-sylviculture-et-peche",
		"/secteurs/C-industrie-manufacturiere",
		"/secteurs/U-activites-extra-territoriales",
	],
	"/formations": ["/formations", "/formations?niveau=500&voie=apprentissage"],
	"/formations/:training": [
		"/formations/cfd-50033422-cuisine-cap",
		"/formations/cfd-50033423-boulanger-cap",
		"/formations/mefstat11-24050033422-cap-cuisine-2e-annee",
		"/formations/nsf-334-accueil-hotellerie-tourisme",
		"/formations/rncp-RNCP38430-cap-cuisine",
	],
	"/methodes": ["/methodes"],
	"/methodes/:method": ["/methodes/insertion", "/methodes/secret"],
	"/glossaire": ["/glossaire", "/glossaire?lettre=p&theme=dispositifs"],
	"/glossaire/:term": ["/glossaire/pic", "/glossaire/epci"],
	"/aide": ["/aide", "/aide?role=conseiller"],
	"/aide/visite": ["/aide/visite"],
	"/plan-du-site": ["/plan-du-site"],
	"/accessibilite": ["/accessibilite"],
	"/mentions": ["/mentions"],
};
const all = Object.values(pages).flat();

async function documentOf(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return parseHTML(body).document;
}

/** From the link that the page itself gives. */
async function twinOf(document: Document): Promise<Twin> {
	const href = document.querySelector("link[rel=alternate][type='application/json']")?.getAttribute("href");
	const answer = await server.inject(href ?? "");
	expect(answer.statusCode, href ?? "").toBe(200);
	expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
	return answer.json();
}

const blanks = /\s/gu;
const shownText = (element: Element): string => {
	const copy = element.cloneNode(true) as Element;
	for (const hidden of copy.querySelectorAll(".visually-hidden, svg")) hidden.remove();
	return (copy.textContent ?? "").replaceAll(blanks, "");
};

describe("every public page has its machine form", () => {
	it("no route of the site is left out", () => {
		expect(Object.keys(pages).toSorted()).toEqual(routes.map(({ pattern }) => pattern).toSorted());
	});

	it.each(all)(
		"%s: every number of its tables is in it, and nothing that the page does not say",
		async (url) => {
			const document = await documentOf(url);
			const twin = await twinOf(document);
			expect(twin.title).not.toBe("");
			expect(twin.address).toBe(url);
			expect(twin.release.id).toBe("essai-1");
			const told = twin.sections.flatMap((section) => section.tables);
			const tables = [...document.querySelectorAll("main table")];
			expect(told.map((table) => table.id)).toEqual(tables.map((table) => table.id));
			for (const [index, table] of tables.entries()) {
				const rows = told[index]?.rows ?? [];
				const cells = rows.flatMap((row) => row.cells.map(({ text }) => text.replaceAll(blanks, "")));
				expect(cells).toEqual([...table.querySelectorAll("tbody td")].map(shownText));
				const headers = [...table.querySelectorAll("thead th")].map(shownText);
				expect(told[index]?.columns.map((text) => text.replaceAll(blanks, ""))).toEqual(headers);
			}
			const words = shownText(document.querySelector("main") ?? document.body);
			for (const { title, texts, facts } of twin.sections)
				for (const text of [title, ...texts, ...facts.map(({ value }) => value)])
					expect(words).toContain(text.replaceAll(blanks, ""));
		},
	);

	it.each(all)(
		"%s: every figure shown is there with its status, reason, source and address, no other is",
		async (url) => {
			const document = await documentOf(url);
			const twin = await twinOf(document);
			const links = [...document.querySelectorAll("main a[href^='/chiffres/']")].map((link) =>
				(link.getAttribute("href") ?? "").replace(/#.*$/, ""),
			);
			const own = url.startsWith("/chiffres/") ? [decodeURIComponent(url)] : [];
			const shown = [...new Set([...links.filter((href) => !/[?&]page=/.test(href)), ...own])];
			expect(twin.figures.map(({ permalink }) => decodeURIComponent(permalink)).toSorted()).toEqual(
				shown.map((href) => decodeURIComponent(href)).toSorted(),
			);
			for (const figure of twin.figures) {
				expect(twin.sources.map(({ source }) => source)).toEqual(expect.arrayContaining([...figure.sources]));
				if (["s", "nd", "ns", "so"].includes(figure.status)) {
					expect(figure.value).toBeNull();
					expect(figure.reason).toMatch(/\.$/);
				}
			}
		},
	);

	it.each(all)("%s: a hidden value is nowhere in it", async (url) => {
		const { body } = await server.inject(
			twinPattern(url.split("?")[0] ?? "") + (url.includes("?") ? `?${url.split("?")[1]}` : ""),
		);
		expect(body.replaceAll(blanks, "")).not.toContain(String(hiddenValue));
	});
});

describe("addresses of machine forms", () => {
	it("lead for ever to that of the page as it is called today", async () => {
		const answer = await server.inject("/territoires/zone-emploi/2804-autre-nom.json");
		expect([answer.statusCode, answer.headers.location]).toEqual([
			301,
			"/territoires/zone-emploi/2804-caen.json",
		]);
	});

	it("say in JSON what does not exist", async () => {
		const answer = await server.inject("/indicateurs/inconnu.json");
		expect(answer.statusCode).toBe(404);
		expect(answer.headers["content-type"]).toContain("application/problem+json");
		expect(answer.json()).toMatchObject({ status: 404, type: "urn:def:probleme:indicateur-inconnu" });
	});

	it("are kept apart from those of pages, and nothing that was asked beside the page stays in them", async () => {
		const first = await server.inject("/indicateurs/taux-chomage.json?suivi=quelqu-un");
		const second = await server.inject("/indicateurs/taux-chomage.json");
		expect(second.body).toBe(first.body);
		expect(second.body).not.toContain("quelqu-un");
		expect((await server.inject("/indicateurs/taux-chomage?suivi=quelqu-un")).body).not.toContain(
			"quelqu-un",
		);
		expect((await server.inject("/indicateurs/taux-chomage")).headers["content-type"]).toContain("html");
	});

	it.each(["/", "/donnees", "/recherche?q=a.json", "/chiffres/x?periode=2024"])(
		"%s is found again from its machine form",
		(url) => {
			const [path = "", query] = url.split("?");
			expect(pageAddress(twinPattern(path) + (query === undefined ? "" : `?${query}`))).toBe(url);
		},
	);
});

it("reads markup as a reader sees it: drawings, forms and what is only said aloud left aside, entities read", () => {
	const html = `<main><h1>A &amp; B</h1><svg><title>12</title></svg><p>Un <b>deux</b><br/>trois</p>
		<form><p>4</p></form><ul><li>a<p>b</p></li></ul><dl><dt>Nom</dt><dd>5 &lt; 6</dd></dl>
		<article id="bloc"><h3>Bloc</h3><h4>Dessin</h4><table id="t"><caption>C</caption><thead><tr><th scope="col">X</th><th scope="col"></th></tr></thead>
		<tbody><tr><th scope="row">x</th><td><a href="/chiffres/i?a=1&amp;b=2">7<sup>e</sup><span class="visually-hidden">estimé</span></a></td></tr></tbody></table></article>
		<p>après</p></main>`;
	expect(outlineOf(html)).toEqual([
		{
			level: 1,
			title: "A & B",
			texts: ["Un deux trois", "a", "b"],
			facts: [{ name: "Nom", value: "5 < 6" }],
			tables: [],
			figures: [],
		},
		{
			id: "bloc",
			level: 3,
			title: "Bloc",
			texts: ["Dessin"],
			facts: [],
			tables: [
				{
					id: "t",
					caption: "C",
					columns: ["X", ""],
					rows: [{ header: "x", cells: [{ text: "7 e", figure: "/chiffres/i?a=1&b=2" }] }],
				},
			],
			figures: ["/chiffres/i?a=1&b=2"],
		},
		{ level: 0, title: "", texts: ["après"], facts: [], tables: [], figures: [] },
	]);
});
