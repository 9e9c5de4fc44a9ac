import { read, utils } from "@e965/xlsx";
import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { extractPath } from "./address.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

const pages = [
	"/territoires/zone-emploi/2804-caen",
	"/territoires/bassin/2802-evreux",
	"/metiers/fap2021-V0X60-aides-soignants",
	"/indicateurs/projets-recrutement",
	"/formations",
];

it("every figure that offers a file gives it, with the cells that its block shows and no hidden value", async () => {
	let offered = 0;
	for (const page of pages) {
		const { document } = parseHTML((await server.inject(page)).body);
		for (const link of document.querySelectorAll("a[href^='/extrait.xlsx']")) {
			const href = link.getAttribute("href") ?? "";
			const answer = await server.inject(href);
			expect(answer.statusCode, href).toBe(200);
			const { SheetNames, Sheets } = read(answer.rawPayload);
			expect(SheetNames).toEqual(["Lisez-moi", "Données"]);
			const rows = Sheets.Données
				? utils.sheet_to_json<Readonly<Record<string, string | number>>>(Sheets.Données)
				: [];
			const block = new URL(href, "http://local").searchParams.get("bloc");
			const shown = document.querySelectorAll(`#${block} a[href^='/chiffres/']`);
			const addresses = new Set([...shown].map((a) => a.getAttribute("href")));
			expect(new Set(rows.map(({ lien }) => String(lien).replace(/^http:\/\/[^/]+/, ""))), href).toEqual(
				addresses,
			);
			expect(rows.every(({ valeur, statut }) => valeur !== undefined || statut !== undefined)).toBe(true);
			expect(JSON.stringify(rows)).not.toContain(String(hiddenValue));
			offered += 1;
		}
	}
	expect(offered).toBeGreaterThan(8);
});

it("what is no figure of a public page has no file", async () => {
	const outside = [
		extractPath("xlsx", "/territoires/zone-emploi/2804-caen", "nulle-part"),
		extractPath("csv", "/espace", "liste"),
		extractPath("csv", "//ailleurs.example/", "liste"),
		extractPath("csv"),
	];
	for (const address of outside) expect((await server.inject(address)).statusCode, address).toBe(404);
});
