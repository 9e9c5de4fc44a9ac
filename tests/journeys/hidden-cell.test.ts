import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { type HiddenSite, openHiddenSite } from "../observatory/hidden-site.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";

let site: HiddenSite;
let browser: Browser;
beforeAll(async () => {
	[site, browser] = await Promise.all([openHiddenSite(), openBrowser()]);
}, 300_000);
afterAll(async () => {
	await browser?.close();
	await site?.close();
});

const table =
	"/donnees/tableau?indicateurs=contrats-alternance,taux-rupture-alternance&territoires=zone-emploi&voir=1";

describe("une case masquée (B9)", () => {
	it("dit pourquoi au survol et au clavier, et mène là où le chiffre est publié", async () => {
		const { context, page, foreign } = await visit(browser, site.url, { javaScriptEnabled: false });
		await page.goto(table);
		const hidden = page.locator("#tableau-donnees td a", { hasText: /^s/ }).first();
		await hidden.waitFor();
		const sign = hidden.locator(".status");
		expect(await sign.textContent()).toBe("s");
		expect(await sign.evaluate((e) => getComputedStyle(e).fontStyle)).toBe("italic");
		const why = hidden.locator(".visually-hidden");
		expect(await why.textContent()).toMatch(/^Secret statistique/i);
		const height = async (): Promise<number> => (await why.boundingBox())?.height ?? 0;
		expect(await height()).toBeLessThan(2);
		await hidden.hover();
		expect(await height(), "au survol").toBeGreaterThan(15);
		await page.mouse.move(0, 0);
		expect(await height()).toBeLessThan(2);
		// The keyboard: from the link before, one step.
		await hidden.evaluate((link) => {
			const links = [...document.querySelectorAll<HTMLAnchorElement>("main a")];
			links[links.indexOf(link as HTMLAnchorElement) - 1]?.focus();
		});
		await page.keyboard.press("Tab");
		expect(await height(), "au clavier").toBeGreaterThan(15);

		expect(await page.locator("#tableau .legend").first().textContent()).toMatch(/secret statistique/);
		const door = page.locator("#tableau .doors a").first();
		expect(await door.textContent()).toMatch(/^Voir (au département|à la région|en)/);
		await door.click();
		await page.waitForURL(/\/chiffres\//);
		expect(await page.locator("main .lead").textContent()).toMatch(/\d/);
		await page.goBack();

		await page.locator("#tableau-donnees td a", { hasText: /^s/ }).first().click();
		await page.waitForURL(/\/chiffres\//);
		expect(await page.locator("main .lead").textContent()).toMatch(/secret statistique/i);
		expect(await page.getByRole("link", { name: /^Voir (au|à|en)/ }).count()).toBe(1);
		expect(foreign).toEqual([]);
		await context.close();
	});

	it("porte des points sur la carte, pas une couleur pâle, et son nom le dit", async () => {
		const { context, page } = await visit(browser, site.url);
		await page.goto("/indicateurs/taux-rupture-alternance");
		const place = page.locator("svg.map [data-mark]", { hasText: /Orne/ }).first();
		const shape = place.locator("path");
		expect(await shape.getAttribute("fill")).toMatch(/^url\(#.*-s\)$/);
		expect(await shape.getAttribute("class")).toBe("shape");
		expect(await place.locator("title").textContent()).toMatch(/Orne\s: secret statistique$/);
		expect(await page.locator(".map-legend").first().textContent()).toMatch(/secret statistique \(s\)/);
		// The region may be hidden too, so that no subtraction gives Orne back: the door is the next one.
		const region = await site.figures.query({
			indicator: "taux-rupture-alternance",
			territories: [{ type: "region", code: "28" }],
		});
		const door = region.cells[0]?.value === null ? /^Voir en France/ : /^Voir à la région/;
		expect(await page.locator("#par-departement .doors a").first().textContent()).toMatch(door);
		await context.close();
	});

	it("est la même dans le fichier, l’API, la forme pour machines et la page", async () => {
		const { figures } = site;
		const { cells } = await figures.query({
			indicator: "contrats-alternance",
			territories: { type: "zone-emploi", region: "28" },
		});
		const hidden = cells.filter(({ status }) => status === "s").map(({ territory }) => territory.code);
		expect(hidden.length).toBeGreaterThan(0);
		const one = table.replace(",taux-rupture-alternance", "");
		const csv = await (
			await fetch(`${site.url}${one.replace("tableau?", "tableau/fichier?forme=csv&")}`)
		).text();
		const [head = "", ...lines] = csv.trim().split("\r\n");
		const at = (name: string): number => head.split(",").indexOf(name);
		const rows = lines.map((line) => line.split(","));
		const masked = rows.filter((row) => row[at("statut")] === "s");
		expect(masked.map((row) => row[at("territoire_code")]).toSorted()).toEqual(hidden.toSorted());
		for (const row of masked) expect(row[at("valeur")]).toBe("");
		const answer: { cells: { territory: { code: string }; status: string; value: number | null }[] } = await (
			await fetch(`${site.url}/api/v1/query?indicators=contrats-alternance&territories=zone-emploi@28`)
		).json();
		const inApi = answer.cells.filter(({ status }) => status === "s");
		expect(inApi.map(({ territory }) => territory.code).toSorted()).toEqual(hidden.toSorted());
		expect(inApi.every(({ value }) => value === null)).toBe(true);
		const twin: {
			figures: { status: string; value: number | null; territory: { type: string; code: string } }[];
		} = await (await fetch(`${site.url}${one.replace("tableau?", "tableau.json?")}`)).json();
		const inTwin = twin.figures.filter(({ status }) => status === "s");
		expect(inTwin.map(({ territory }) => territory.code).toSorted()).toEqual(hidden.toSorted());
		expect(inTwin.every(({ value }) => value === null)).toBe(true);
	});

	it.each([1280, 320])("reste accessible et tient dans la page à %d px", async (width) => {
		const { context, page } = await visit(browser, site.url, {
			viewport: { width, height: 900 },
			bypassCSP: true,
		});
		await page.goto(table);
		expect(await horizontalOverflow(page)).toEqual([]);
		expect(await violations(page)).toEqual([]);
		await context.close();
	});
});
