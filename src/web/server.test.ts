import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figures } from "../figures/model.ts";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "./testing/fake-figures.ts";

const incidents: string[] = [];
function serverOn(figures: () => Figures): FastifyInstance {
	return createServer({ figures, region, onError: (_error, reference) => incidents.push(reference) });
}

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = serverOn(() => figures);
});
afterAll(() => server.close());

const pages = [
	"/",
	"/recherche",
	"/recherche?q=caen",
	"/recherche?q=zzz",
	"/territoires",
	"/territoires/bassin",
	"/territoires/zone-emploi/2804-caen",
	"/territoires/region/28-normandie",
	"/territoires/bassin/2802-evreux",
	"/metiers",
	"/metiers/fap2021-V0X60-aides-soignants",
	"/metiers/fap2021-V0X60-aides-soignants/bassin/2801-rouen",
	"/indicateurs",
	"/indicateurs/taux-chomage",
	"/indicateurs/projets-recrutement",
	"/chiffres/projets-recrutement?periode=2024&territoire=bassin:2801",
	"/donnees",
	"/donnees/bmo-2024",
	"/donnees/passages",
	"/api",
	"/accessibilite",
	"/mentions",
];

async function documentOf(url: string): Promise<Document> {
	const answer = await server.inject(url);
	expect(answer.statusCode, url).toBe(200);
	return parseHTML(answer.body).document;
}

describe("every page", () => {
	it.each(pages)("%s is a French document with one h1, landmarks and unique ids", async (url) => {
		const document = await documentOf(url);
		expect(document.documentElement.getAttribute("lang")).toBe("fr");
		expect(document.querySelectorAll("h1")).toHaveLength(1);
		expect(document.querySelectorAll("main")).toHaveLength(1);
		const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		for (const link of document.querySelectorAll("a[href^='#']")) {
			expect(ids).toContain(link.getAttribute("href")?.slice(1));
		}
	});

	it.each(pages)(
		"%s carries no script but those of the site, no inline style and no address of elsewhere to load",
		async (url) => {
			const document = await documentOf(url);
			expect(
				document.querySelectorAll("script:not([src^='/script/']), style, [style], iframe, [onclick]"),
			).toHaveLength(0);
			for (const element of document.querySelectorAll("[src], link[href]")) {
				expect(element.getAttribute("src") ?? element.getAttribute("href")).toMatch(/^\//);
			}
		},
	);

	it.each(pages)("%s gives every table a caption and scoped headers", async (url) => {
		const document = await documentOf(url);
		for (const table of document.querySelectorAll("table")) {
			expect(table.querySelector("caption")?.textContent).not.toBe("");
			for (const header of table.querySelectorAll("th"))
				expect(header.getAttribute("scope")).toMatch(/^(col|row)$/);
		}
	});

	it("never holds the value of a hidden cell, in text or in an attribute, even when it is left on the cell", async () => {
		for (const url of [...pages, "/chiffres/projets-recrutement?periode=2024&territoire=bassin:2802"]) {
			expect((await server.inject(url)).body.replaceAll(/[\s\u202f]/g, ""), url).not.toContain(
				String(hiddenValue),
			);
		}
	});

	it("has the strict headers, errors and files included", async () => {
		for (const url of [...pages, "/nulle-part", "/sante", "/robots.txt", "/favicon.svg"]) {
			const { headers } = await server.inject(url);
			expect(headers["content-security-policy"], url).toContain("default-src 'none'");
			expect(headers["content-security-policy"], url).not.toContain("unsafe");
			expect(headers["x-content-type-options"], url).toBe("nosniff");
		}
	});
});

describe("addresses", () => {
	it.each([
		["/territoires/zone-emploi/2804", "/territoires/zone-emploi/2804-caen"],
		["/territoires/zone-emploi/2804-autre-nom", "/territoires/zone-emploi/2804-caen"],
		["/metiers/fap2021-V0X60", "/metiers/fap2021-V0X60-aides-soignants"],
		["/metiers/fap2021-V0X60-x/bassin/2801", "/metiers/fap2021-V0X60-aides-soignants/bassin/2801-rouen"],
		["/territoires/", "/territoires"],
		["/recherche/?q=caen", "/recherche?q=caen"],
	])("%s leads for ever to %s", async (url, wanted) => {
		const answer = await server.inject(url);
		expect(answer.statusCode).toBe(301);
		expect(answer.headers.location).toBe(wanted);
	});

	it("never sends to another host", async () => {
		const answer = await server.inject("//ailleurs.example/");
		expect(answer.headers.location ?? "/").toMatch(/^\/(?!\/)/);
	});

	it.each([
		"/nulle-part",
		"/territoires/zone-emploi/9999-nulle-part",
		"/territoires/planete",
		"/metiers/fap2021-ZZZZZ-rien",
		"/metiers/rien",
		"/metiers/fap2021-V0X60-aides-soignants/bassin/9999",
		"/indicateurs/inconnu",
		"/donnees/inconnu",
		"/chiffres/inconnu?periode=2024&territoire=bassin:2801",
		"/chiffres/projets-recrutement",
		"/style/ancien.css",
	])("%s says in French that it does not exist", async (url) => {
		const answer = await server.inject(url);
		expect(answer.statusCode).toBe(404);
		const { document } = parseHTML(answer.body);
		expect(document.querySelector("h1")?.textContent).toBe("Page introuvable");
		expect(document.querySelector("main form[action='/recherche']")).not.toBeNull();
	});

	it("answers a malformed address with a French 400", async () => {
		const answer = await server.inject("/territoires/%E0%A4%A");
		expect(answer.statusCode).toBe(400);
		expect(answer.body).toContain("Adresse incorrecte");
	});

	it("answers HEAD like GET, without the body", async () => {
		const head = await server.inject({ method: "HEAD", url: "/territoires" });
		expect(head.statusCode).toBe(200);
		expect(head.body).toBe("");
		expect(head.headers.etag).toBe((await server.inject("/territoires")).headers.etag);
	});

	it("ignores unknown query keys", async () => {
		const plain = await server.inject("/territoires");
		const noisy = await server.inject("/territoires?utm_source=x&page=9");
		expect(noisy.body).toBe(plain.body);
	});
});

describe("transfer", () => {
	it("compresses with brotli or gzip as the reader accepts", async () => {
		const plain = await server.inject("/metiers");
		const br = await server.inject({ url: "/metiers", headers: { "accept-encoding": "gzip, br" } });
		const gz = await server.inject({ url: "/metiers", headers: { "accept-encoding": "br;q=0, gzip" } });
		expect(br.headers["content-encoding"]).toBe("br");
		expect(gz.headers["content-encoding"]).toBe("gzip");
		expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
		expect(gunzipSync(gz.rawPayload).toString()).toBe(plain.body);
	});

	it("sends nothing again to a reader who holds the page", async () => {
		const { headers } = await server.inject("/metiers");
		const again = await server.inject({
			url: "/metiers",
			headers: { "if-none-match": String(headers.etag) },
		});
		expect(again.statusCode).toBe(304);
		expect(again.body).toBe("");
	});

	it("serves the stylesheet of a page for ever, under an address that changes with it", async () => {
		const document = await documentOf("/");
		const path = document.querySelector("link[rel=stylesheet]")?.getAttribute("href") ?? "";
		expect(path).toMatch(/^\/style\/[0-9a-f]{16}\.css$/);
		const answer = await server.inject(path);
		expect(answer.headers["content-type"]).toContain("text/css");
		expect(answer.headers["cache-control"]).toContain("immutable");
	});

	it("renders a page once per release, and again after a swap", async () => {
		const first = fakeFigures({ id: "un" });
		const second = fakeFigures({ id: "deux" });
		let current = first;
		const own = serverOn(() => current);
		await own.inject("/territoires/bassin/2801-rouen");
		const asked = first.queries.length;
		await own.inject("/territoires/bassin/2801-rouen");
		expect(first.queries).toHaveLength(asked);
		current = second;
		const swapped = await own.inject("/territoires/bassin/2801-rouen");
		expect(second.queries.length).toBeGreaterThan(0);
		expect(swapped.body).toContain("deux");
		await own.close();
	});
});

describe("trouble", () => {
	it("shows a reference and keeps the detail for the operator", async () => {
		const broken: Figures = {
			...fakeFigures(),
			query: () => Promise.reject(new Error("détail interne")),
		};
		const own = serverOn(() => broken);
		const answer = await own.inject("/");
		expect(answer.statusCode).toBe(500);
		expect(answer.body).toContain(incidents.at(-1));
		expect(answer.body).not.toContain("détail interne");
		expect(answer.headers["cache-control"]).toBe("no-store");
		await own.close();
	});

	it("tells the health of the service as JSON, and says when no release can be read", async () => {
		const fine = await server.inject("/sante");
		expect(fine.json()).toMatchObject({ etat: "ok", diffusion: "essai-1" });
		const own = serverOn(() => {
			throw new Error("rien");
		});
		expect((await own.inject("/sante")).statusCode).toBe(503);
		expect((await own.inject("/")).statusCode).toBe(500);
		await own.close();
	});
});
