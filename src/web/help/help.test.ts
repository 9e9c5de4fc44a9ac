import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { routes } from "../routes.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";

let silent: FastifyInstance;
let reachable: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	silent = createServer({ figures: () => figures, region });
	reachable = createServer({
		figures: () => figures,
		region: { ...region, contact: "chiffres@exemple.fr" },
		publicUrl: "https://observatoire.exemple.fr",
	});
});
afterAll(async () => {
	await silent.close();
	await reachable.close();
});

async function read(server: FastifyInstance, path: string): Promise<Document> {
	const answer = await server.inject(path);
	expect(answer.statusCode, path).toBe(200);
	return parseHTML(answer.body).document;
}

const hrefs = (document: Document): readonly string[] =>
	[...document.querySelectorAll("main a")].map((a) => a.getAttribute("href") ?? "");

it("the site map leads to every public page that has one address", async () => {
	const told = new Set(hrefs(await read(silent, "/plan-du-site")));
	const fixed = routes.map(({ pattern }) => pattern).filter((pattern) => !pattern.includes(":"));
	expect(fixed.filter((pattern) => pattern !== "/plan-du-site" && !told.has(pattern))).toEqual([]);
});

it("each task of the help has three to six gestures, and its links answer", async () => {
	const document = await read(silent, "/aide");
	const lists = [...document.querySelectorAll("main section.part > ol")];
	expect(lists.length).toBeGreaterThan(8);
	for (const list of lists) {
		expect(list.children.length).toBeGreaterThan(2);
		expect(list.children.length).toBeLessThan(7);
	}
	for (const href of new Set(hrefs(document)))
		if (href.startsWith("/") && !/^\/(espace|diffusions\.xml)/.test(href))
			expect((await silent.inject(href)).statusCode, href).toBe(200);
});

it("an error is reported by a letter that names the figure, or not at all when the operator has no address", async () => {
	const home = await read(reachable, "/territoires/zone-emploi/2804-caen");
	const figure = hrefs(home).find((href) => href.startsWith("/chiffres/")) ?? "";
	const letters = hrefs(await read(reachable, figure)).filter((href) => href.startsWith("mailto:"));
	expect(letters.length).toBe(1);
	const letter = new URL(letters[0] ?? "");
	expect(letter.pathname).toBe("chiffres@exemple.fr");
	expect(letter.searchParams.get("body")).toContain(`https://observatoire.exemple.fr${figure}`);
	expect(letter.searchParams.get("body")).toContain("Caen");
	for (const path of [figure, "/aide", "/mentions", "/accessibilite"])
		expect(hrefs(await read(silent, path)).filter((href) => href.startsWith("mailto:"))).toEqual([]);
});
