import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { regionOf } from "../../catalogue/regions/index.ts";
import { DeploymentTable } from "./components/deployment.tsx";
import { activitySections } from "./declared.ts";
import { createServer } from "./index.ts";
import { sectorPath } from "./sectors.ts";
import { fakeFigures, hiddenValue } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

const figures = fakeFigures();
let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region: regionOf("28", "Normandie", ["14", "61"]) });
});
afterAll(() => server.close());

async function page(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return parseHTML(body).document;
}

const agriculture = "/secteurs/A-agriculture-sylviculture-et-peche";

describe("a sector", () => {
	it("warns that the activity counts too many people before it shows any figure", async () => {
		const document = await page(agriculture);
		const main = document.querySelector("main");
		const [first] = [...(main?.querySelectorAll(".notice, .figure-block, table") ?? [])];
		expect(flat(first?.textContent)).toContain("Périmètre calculé par code d’activité (NAF).");
		expect([...(first?.querySelectorAll("a") ?? [])].map((a) => a.getAttribute("href"))).toEqual([
			"/branches",
			"/methodes/secteur-et-branche",
		]);
	});

	it("shows its employees by département, the hidden one by its sign and no number", async () => {
		const document = await page(agriculture);
		const rows = [...document.querySelectorAll("#par-departement-tableau tbody tr")].map((row) =>
			flat(row.textContent),
		);
		expect(rows.find((row) => row.startsWith("Calvados"))).toContain("3 170");
		expect(rows.find((row) => row.startsWith("Orne"))).not.toMatch(/\d/);
		expect(document.toString()).not.toContain(String(hiddenValue));
	});

	it("tells why it has no figure, and where to go", async () => {
		const document = await page("/secteurs/P-enseignement");
		const absent = document.querySelector("section[aria-labelledby=etablissements] .absent");
		expect(flat(absent?.textContent)).toContain("donnée non disponible (nd). Donnée non disponible.");
		expect(absent?.querySelector("a[href='/indicateurs/effectif-salarie']")).not.toBeNull();
	});

	it("is found by any of its codes, and has one address", async () => {
		for (const url of ["/secteurs/A", "/secteurs/a-autre-nom", "/secteurs/01.11Z", "/secteurs/01"]) {
			const { statusCode, headers } = await server.inject(url);
			expect([statusCode, headers.location], url).toEqual([301, agriculture]);
		}
		for (const url of ["/secteurs/Z", "/secteurs/00.00Z", "/secteurs/-"])
			expect((await server.inject(url)).statusCode, url).toBe(404);
	});

	it("has a page for every section, with what the sources do not say", async () => {
		for (const section of activitySections) {
			const document = await page(sectorPath(section));
			expect(flat(document.querySelector("main")?.textContent)).toContain("Ce que les sources ne disent pas");
		}
	});
});

describe("the roll-out by filière", () => {
	it("says that agriculture was tried, then validated by the Crefop, and that the others were planned", async () => {
		const rows = [...(await page("/secteurs")).querySelectorAll("#deploiement tbody tr")].map((row) =>
			[...row.querySelectorAll("th, td")].map((cell) => flat(cell.textContent)),
		);
		expect(rows[0]).toEqual([
			"Agriculture",
			"Validée par le Crefop",
			"Preuve de concept (POC), 2022-2023 ; Validée par le Crefop ; Généralisée : prévue en 2024",
		]);
		expect(rows[1]?.[1]).toBe("À venir, d’après ce document");
	});

	it("is not invented for a region that declares none", () => {
		const html = render(h(DeploymentTable, { region: regionOf("53", "Bretagne", []) }));
		expect(html).not.toContain("<table");
		expect(flat(html)).toContain("n’est pas déclaré pour la Bretagne");
	});
});
