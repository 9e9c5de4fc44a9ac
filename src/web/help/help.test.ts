import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { routes } from "../routes.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { film } from "./film.ts";
import { rangeIn } from "./film-door.ts";
import { guideOf } from "./guide.ts";

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

it("an error is reported by a letter that names the figure, or by the help when the operator has no address", async () => {
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

it("the help of a role keeps its own tasks, and the guide on paper says all of them with links that lead to the site", async () => {
	const titles = (document: Document): readonly string[] =>
		[...document.querySelectorAll("main section.part > h2")].map((h2) => h2.textContent ?? "");
	const all = titles(await read(silent, "/aide"));
	const some = titles(await read(silent, "/aide?role=conseiller"));
	expect(some.length).toBeLessThan(all.length);
	expect(all).toEqual(expect.arrayContaining([...some]));
	const { body } = await silent.inject("/aide");
	const guide = guideOf([body], { region, url: "https://observatoire.exemple.fr", published: "2026-01-14" });
	expect(guide.parts.map(({ title }) => title)).toEqual(all);
	const text = JSON.stringify(guide);
	expect(text).toContain('"link":"https://observatoire.exemple.fr/territoires/perimetre"');
	expect(text).not.toContain('"link":"/');
	const answer = await silent.inject("/aide/guide.pdf");
	expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
});

it("the film is sent whole or by parts, and a part that is not there is refused", async () => {
	const { path, bytes, type } = film.video;
	const asked = (range?: string) =>
		silent.inject({ url: path, headers: range === undefined ? {} : { range } });
	const whole = await asked();
	expect([whole.statusCode, whole.headers["content-type"], whole.rawPayload.length]).toEqual([
		200,
		type,
		bytes.length,
	]);
	const part = await asked("bytes=10-19");
	expect([part.statusCode, part.headers["content-range"]]).toEqual([206, `bytes 10-19/${bytes.length}`]);
	expect(part.rawPayload).toEqual(bytes.subarray(10, 20));
	expect((await asked(`bytes=${bytes.length}-`)).statusCode).toBe(416);
	expect((await silent.inject("/film/visite-0000.webm")).statusCode).toBe(404);
	expect(rangeIn("bytes=-5", 100)).toEqual([95, 99]);
	expect(rangeIn("bytes=90-", 100)).toEqual([90, 99]);
	expect(rangeIn("lignes=1-2", 100)).toBeUndefined();
});
