import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figures } from "../../figures/model.ts";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { type Published, standingOf } from "./standing.ts";

let dataDir = "";
let figures: Figures = fakeFigures();
let history: readonly Published[] = [];
let standing: ReturnType<Figures["standing"]> = { allowed: true };
const charter = {
	allowed: true,
	title: "C",
	use: "diffusion",
	finest: "bassin",
	until: "",
	clause: "",
} as const;

/** The release of the tests, its only source shared under a charter. */
function chartered(id: string, published = "2026-01-14T08:00:00.000Z"): Figures {
	const made = fakeFigures({ id, standing: () => standing });
	const dataSets = made.release.dataSets.map((set) => ({ ...set, charter, organisation: "7" }));
	return { ...made, release: { ...made.release, published, dataSets } };
}

function serverOn(perMinute?: number): FastifyInstance {
	return createServer({
		figures: () => figures,
		region,
		publicUrl: "https://observatoire.exemple.fr",
		frozen: { dataDir, history: () => history, ...(perMinute === undefined ? {} : { perMinute }) },
	});
}
let server: FastifyInstance;
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-liens-"));
	server = serverOn(1000);
});
afterAll(async () => {
	await server.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const territory = "/territoires/bassin/2801-rouen";
const figure = "/chiffres/projets-recrutement?periode=2024&territoire=bassin:2801";

const post = async (form: Readonly<Record<string, string>>, headers = {}) =>
	await server.inject({
		method: "POST",
		url: "/c",
		headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
		body: String(new URLSearchParams(form)),
	});
const codeFrom = (answer: { readonly headers: { readonly location?: unknown } }): string =>
	/^\/c\/([2-9a-z]{8})$/.exec(String(answer.headers.location))?.[1] ?? "";
async function mainOf(
	url: string,
): Promise<{ readonly main: Element; readonly text: string; readonly body: string }> {
	const { body } = await server.inject(url);
	const main = parseHTML(body).document.querySelector("main");
	if (!main) throw new Error(body);
	return { main, text: flat(main.textContent), body };
}

/** As a reader does: the link under a block, then the button. */
async function freezeFirst(url: string, form = "a[href^='/citer']"): Promise<string> {
	const { main } = await mainOf(url);
	const link = main.querySelector(form)?.getAttribute("href") ?? "";
	const { main: quote } = await mainOf(link);
	const fields = Object.fromEntries(
		[...quote.querySelectorAll("form input")].map((input) => [
			input.getAttribute("name") ?? "",
			input.getAttribute("value") ?? "",
		]),
	);
	const answer = await post(fields);
	expect(answer.statusCode).toBe(303);
	return codeFrom(answer);
}

describe("a frozen link", () => {
	it("is reached from a figure without a script, says what to paste, and is the same every time", async () => {
		figures = fakeFigures();
		const quoted = await mainOf(`/citer?page=${encodeURIComponent(figure)}`);
		expect(quoted.text).toContain("Enquête Besoins en main-d’œuvre 2024");
		expect(quoted.text).toContain(`https://observatoire.exemple.fr${figure}`);
		const code = await freezeFirst(figure);
		expect(code).not.toBe("");
		expect(await freezeFirst(figure)).toBe(code);
		// What else stood in the address is no part of the figure.
		expect(codeFrom(await post({ page: `${figure}&suivi=x` }))).toBe(code);
		const { text } = await mainOf(`/c/${code}`);
		expect(text).toContain("15 230 projets (estimé), 2024");
		expect(text).toContain(`diffusion du 14 janvier 2026, https://observatoire.exemple.fr/c/${code}.`);
		expect(text).not.toContain("De nouvelles données");
		expect((await server.inject(`/c/${code.toUpperCase()}`)).headers.location).toBe(`/c/${code}`);
	});

	it("gives the same bytes after another release and other figures, and says that newer ones exist", async () => {
		figures = fakeFigures();
		const page = "/indicateurs/projets-recrutement";
		const code = await freezeFirst(page);
		const before = {
			table: (await mainOf(`/c/${code}`)).main.querySelector("#fige")?.innerHTML,
			csv: (await server.inject(`/c/${code}.csv`)).rawPayload,
			json: (await server.inject(`/c/${code}.json`)).rawPayload,
		};
		expect(before.table).toContain("15");
		const next = fakeFigures({ id: "essai-2" });
		const changed: Figures = {
			...next,
			release: { ...next.release, published: "2027-01-14T08:00:00.000Z" },
			query: async (request) => {
				const answer = await next.query(request);
				return { ...answer, cells: answer.cells.map((cell) => ({ ...cell, value: 1, status: "ok" })) };
			},
		};
		figures = changed;
		const after = await mainOf(`/c/${code}`);
		expect(after.main.querySelector("#fige")?.innerHTML).toBe(before.table);
		expect((await server.inject(`/c/${code}.csv`)).rawPayload).toEqual(before.csv);
		expect((await server.inject(`/c/${code}.json`)).rawPayload).toEqual(before.json);
		expect(after.text).toContain("De nouvelles données ont été publiées depuis, le 14 janvier 2027.");
		expect(after.main.querySelector(`a[href='${page}']`)).not.toBeNull();
		expect(await freezeFirst(page)).not.toBe(code);
		figures = fakeFigures();
	});

	it("shows in its files what the page shows: numbers that Excel reads, statuses, source, release", async () => {
		figures = fakeFigures();
		const code = await freezeFirst("/indicateurs/projets-recrutement");
		const { body, headers } = await server.inject(`/c/${code}.csv`);
		expect(headers["content-disposition"]).toContain(`lien-${code}.csv`);
		expect(body.startsWith("\ufeff")).toBe(true);
		expect(body).toContain(
			"Source;France Travail;Enquête Besoins en main-d'œuvre 2024;2024;Licence Ouverte 2.0",
		);
		expect(flat(body)).toContain("Diffusion;essai-1;14 janvier 2026");
		expect(body).toContain("Bassin d’emploi France Travail;Projets;Statut\r\nRouen;15230;e\r\nÉvreux;s;\r\n");
		const json = (await server.inject(`/c/${code}.json`)).json();
		expect(json.figures.find((f: { status: string }) => f.status === "s")).toMatchObject({
			value: null,
			reason: "Valeur masquée par le producteur.",
		});
		expect(body + JSON.stringify(json)).not.toContain(String(hiddenValue));
	});

	it("obeys the charter at each reading: the reason takes the place of every byte, and they come back with it", async () => {
		figures = chartered("essai-1");
		standing = { allowed: true };
		const code = await freezeFirst(`${territory}`);
		expect((await mainOf(`/c/${code}`)).text).toContain("15 230");
		standing = { allowed: false, reason: "La charte « C » a pris fin le 1er mars 2026." };
		const { text, body } = await mainOf(`/c/${code}`);
		expect(text).toContain("La charte « C » a pris fin le 1er mars 2026.");
		expect(body.replace(/\s/gu, "")).not.toContain("15230");
		for (const extension of ["csv", "json"]) {
			const answer = await server.inject(`/c/${code}.${extension}`);
			expect(answer.statusCode).toBe(403);
			expect(answer.body).toContain("a pris fin");
			expect(answer.body).not.toContain("15230");
		}
		standing = { allowed: true };
		expect((await mainOf(`/c/${code}`)).text).toContain("15 230");
		figures = fakeFigures();
	});

	it("carries the erratum and the withdrawal of its release", async () => {
		figures = fakeFigures();
		const code = await freezeFirst(figure);
		history = [
			{
				n: 3,
				version: "1.0.1",
				release: "x",
				published: "2026-03-01T08:00:00Z",
				withdraws: 1,
				reason: "Mauvais fichier.",
			},
			{
				n: 2,
				version: "1.0.1",
				release: "x",
				published: "2026-02-01T08:00:00Z",
				erratum: "Un bassin était compté deux fois.",
			},
			{ n: 1, version: "1.0.0", release: "essai-1", published: "2026-01-14T08:00:00Z" },
		];
		const { text } = await mainOf(`/c/${code}`);
		expect(text).toContain("Erratum, version 1.0.1 du 1ᵉʳ février 2026. Un bassin était compté deux fois.");
		expect(text).toContain("Cette diffusion a été retirée. Mauvais fichier.");
		expect(standingOf(history, "autre")).toEqual({ errata: [] });
		history = [];
	});
});

describe("what may not be frozen", () => {
	it.each([
		{},
		{ page: "" },
		{ page: "/" },
		{ page: "/nulle-part" },
		{ page: "https://ailleurs.example/territoires" },
		{ page: "//ailleurs.example/" },
		{ page: "/recherche?q=caen" },
		{ page: territory, bloc: "inconnu" },
		{ page: territory, bloc: "../../x" },
		{ page: "/territoires/bassin/2801-autre-nom", bloc: "x" },
		{ page: "/espace/chiffres" },
		{ page: "/%E0%A4%A" },
		{ page: `/${"a".repeat(2000)}` },
	])("%j is refused with a way out, and nothing is written", async (form) => {
		const before = readdirSync(join(dataDir, "frozen")).length;
		const answer = await post(form);
		expect(answer.statusCode).toBe(404);
		expect(answer.body).toContain("Il n’y a rien à figer");
		expect(readdirSync(join(dataDir, "frozen"))).toHaveLength(before);
	});

	it("what another site sends is refused", async () => {
		expect((await post({ page: figure }, { "sec-fetch-site": "cross-site" })).statusCode).toBe(404);
		expect((await post({ page: figure }, { "sec-fetch-site": "same-origin" })).statusCode).toBe(303);
	});

	it("a code that was never given does not exist, and leads nowhere", async () => {
		for (const url of ["/c/22222222", "/c/..%2f..", "/c/x", "/c/22222222.csv", "/c/22222222.json"])
			expect((await server.inject(url)).statusCode, url).toBe(404);
	});

	it("a flood from one address is slowed down, in French", async () => {
		const own = serverOn(2);
		const asked = async () => (await own.inject(`/citer?page=${encodeURIComponent(figure)}`)).statusCode;
		expect([await asked(), await asked(), await asked()]).toEqual([200, 200, 429]);
		await own.close();
	});
});
