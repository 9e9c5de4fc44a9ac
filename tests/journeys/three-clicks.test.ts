import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { type Opened, reader } from "./reader.ts";

type Reader = ReturnType<typeof reader>;

interface Task {
	readonly name: string;
	/** From the home page to the answer. */
	readonly find: (one: Reader) => Promise<void>;
	/** Title of the page that answers. */
	readonly title: RegExp;
	/** Where the figure has a drawing, it is quoted from a fold. */
	readonly folded?: boolean;
	readonly subject: (file: Opened) => void;
}

const valued = ({ rows }: Opened, indicator: RegExp): void => {
	const told = rows.filter((row) => indicator.test(String(row.indicateur)));
	expect(told.length).toBeGreaterThan(0);
	for (const row of told) expect(typeof row.valeur === "number" || String(row.statut) !== "").toBe(true);
};

const tasks: readonly Task[] = [
	{
		name: "un territoire",
		async find(one) {
			await one.search("lisieux");
			await one.click("link", /^Lisieux$/, "main");
		},
		title: /^Lisieux$/,
		subject(file) {
			valued(file, /^taux-chomage$/);
			expect(file.rows.some((row) => row.territoire === "Lisieux")).toBe(true);
		},
	},
	{
		name: "un métier",
		async find(one) {
			await one.search("aide soignant");
			await one.click("link", /^Aides-soignants$/, "main");
		},
		title: /^Aides-soignants/,
		subject: (file) => valued(file, /^projets-recrutement$/),
	},
	{
		name: "une comparaison",
		async find(one) {
			await one.click("link", "Comparer des territoires", "main");
			await one.type(/^Ou écrire des noms/, "Lisieux, Caen, Flers");
			await one.click("button", /^Comparer/);
		},
		title: /^Comparer Lisieux, Caen et Flers/,
		folded: true,
		subject(file) {
			const places = file.rows.map((row) => row.territoire);
			for (const place of ["Caen", "Flers", "Lisieux"]) expect(places).toContain(place);
		},
	},
	{
		name: "un tableau",
		async find(one) {
			await one.click("link", "Construire un tableau", "main");
			await one.click("link", /^Projets de recrutement par bassin/);
		},
		title: /tableau/i,
		subject: (file) => valued(file, /^projets-recrutement$/),
	},
	{
		name: "une carte",
		async find(one) {
			await one.search("projets de recrutement");
			await one.click("link", /^Projets de recrutement$/, "main");
			await one.click("link", "Voir la carte", "main");
		},
		title: /^Carte.*Projets/,
		folded: true,
		subject: (file) => valued(file, /^projets-recrutement$/),
	},
];

/** The first figure of the page: where it is quoted, and taken away. */
async function takeAway(page: Page, one: Reader, { name, subject }: Task): Promise<void> {
	one.begin(`emporter ${name}`);
	const book = await one.take(/^Classeur Excel/i);
	expect(book.name).toMatch(/^def_[a-z0-9_-]+\.xlsx$/);
	expect(book.sheets).toEqual(["Lisez-moi", "Données"]);
	subject(book);
	const csv = await one.take(/^CSV/);
	expect(csv.rows.length).toBe(book.rows.length);
	expect(await page.locator("main .sources").count()).toBeGreaterThan(0);
}

const alone = inject("observatories").length === 1;

describe.each(inject("observatories"))("en trois clics ($name)", ({ name, url }) => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser?.close());

	it.each(
		tasks.flatMap((task) =>
			// Scripts are the same whatever the figures: the samples tell, and real figures are read without.
			(alone ? [false, true] : [name === "essai"]).map((javaScriptEnabled) => ({
				...task,
				javaScriptEnabled,
				word: javaScriptEnabled ? "avec" : "sans",
			})),
		),
	)("$name se trouve, se comprend, se cite et s'emporte, $word JavaScript", async (task) => {
		const { context, page, foreign } = await visit(browser, url, {
			javaScriptEnabled: task.javaScriptEnabled,
		});
		const one = reader(page);
		await page.goto("/");
		one.begin(`trouver ${task.name}`);
		await task.find(one);
		const answer = page.url();
		expect((await page.locator("main h1").textContent())?.trim()).toMatch(task.title);
		// No blank without a reason: where a figure stands, its status does, and the legend says it.
		expect(await page.locator("main td").filter({ hasText: /^\s*$/ }).count()).toBe(0);

		await takeAway(page, one, task);

		one.begin(`comprendre ${task.name}`);
		await one.click("link", /^D’où vient ce chiffre/, "main article");
		expect(await page.locator("main").textContent()).toMatch(/[0-9a-f]{64}/);
		await page.goto(answer);

		one.begin(`citer ${task.name}`);
		if (task.folded) await one.unfold(/^Image, /);
		await one.click("link", /^Citer ou figer ce tableau/, "main");
		expect(await page.locator(".citation").textContent()).toMatch(/Sources?\s: .* diffusion du /);
		await one.click("button", "Créer le lien figé");
		expect(new URL(page.url()).pathname).toMatch(/^\/c\/[a-z0-9]{8}$/);
		expect(await page.locator(".citation").first().textContent()).toContain(page.url());
		expect(foreign).toEqual([]);
		await context.close();
	});
});
