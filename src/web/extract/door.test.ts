import { read, utils } from "@e965/xlsx";
import type { FastifyInstance } from "fastify";
import { strFromU8, unzipSync } from "fflate";
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

it("every figure leaves as slides: its message, its source, its table in the notes, its drawing when it is a series or bars, no hidden value", async () => {
	const plain = (xml: string): string =>
		xml
			.replaceAll(/<[^>]*>/g, "")
			.replaceAll("&apos;", "'")
			.replaceAll("&amp;", "&");
	const kinds = new Map<string, string>();
	for (const page of pages) {
		const { document } = parseHTML((await server.inject(page)).body);
		for (const link of document.querySelectorAll("a[href^='/extrait.pptx']")) {
			const href = link.getAttribute("href") ?? "";
			const block = new URL(href, "http://local").searchParams.get("bloc") ?? "";
			const answer = await server.inject(href);
			expect(answer.statusCode, href).toBe(200);
			const parts = new Map(
				Object.entries(unzipSync(answer.rawPayload)).map(([name, part]) => [name, strFromU8(part)]),
			);
			const first = parts.get("ppt/slides/slide1.xml") ?? "";
			expect(plain(first)).toContain(document.querySelector(`#${block} h3`)?.textContent);
			expect(first).toMatch(/Sources?\s: /);
			const notes = plain(parts.get("ppt/notesSlides/notesSlide1.xml") ?? "");
			expect(notes, href).toContain(`${page}#${block}`);
			for (const cell of document.querySelectorAll(`#${block} tbody th`))
				expect(notes, href).toContain(cell.firstChild?.textContent?.trim());
			expect([...parts.values()].join()).not.toContain(String(hiddenValue));
			const [, chart = "table"] = /<c:(line|bar)Chart>/.exec(parts.get("ppt/charts/chart1.xml") ?? "") ?? [];
			expect(first.includes("<a:tbl>"), href).toBe(chart === "table");
			kinds.set(`${page}#${block}`, chart);
		}
	}
	expect(kinds.get("/territoires/zone-emploi/2804-caen#serie-taux-chomage")).toBe("line");
	expect(kinds.get("/indicateurs/projets-recrutement#par-bassin")).toBe("bar");
	expect(kinds.get("/territoires/bassin/2802-evreux#derniers-recrutement")).toBe("table");
});

it("what is no figure of a public page has no file", async () => {
	const outside = [
		extractPath("xlsx", "/territoires/zone-emploi/2804-caen", "nulle-part"),
		extractPath("csv", "/espace", "liste"),
		extractPath("csv", "//ailleurs.example/", "liste"),
		extractPath("csv"),
		extractPath("pptx", "/metiers", "liste"),
	];
	for (const address of outside) expect((await server.inject(address)).statusCode, address).toBe(404);
});
