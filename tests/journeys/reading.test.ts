import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const text = async (page: Page, where: string): Promise<string> =>
	(await page.locator(where).textContent()) ?? "";

describe.each(inject("observatories"))("parcours de lecture ($name)", ({ name, url }) => {
	it.each([
		{ javaScriptEnabled: true, word: "avec JavaScript" },
		{ javaScriptEnabled: false, word: "sans JavaScript" },
	])("de l'accueil à la ligne du fichier puis à un métier, $word", async ({ javaScriptEnabled }) => {
		const { context, page, foreign } = await visit(browser, url, { javaScriptEnabled });
		await page.goto("/");
		expect(await page.locator("main h1").count()).toBe(1);

		await page.locator("main form[action='/recherche'] input[name=q]").fill("caen");
		await page.keyboard.press("Enter");
		await page.waitForURL(/\/recherche\?q=caen/);

		await page.locator("main a[href='/territoires/zone-emploi/2804-caen']").first().click();
		await page.waitForURL("**/territoires/zone-emploi/2804-caen");
		expect(await text(page, "main h1")).toContain("Caen");
		expect(await page.locator("main svg").count(), "un graphique dessiné par le serveur").toBeGreaterThan(0);
		expect(await page.locator("main table").count(), "un tableau jumeau").toBeGreaterThan(0);

		await page
			.getByRole("link", { name: /D.où vient ce chiffre/ })
			.first()
			.click();
		await page.waitForURL(/\/chiffres\/[a-z0-9-]+\?/);
		const origin = await text(page, "main");
		expect(origin, "empreinte du fichier").toMatch(/[0-9a-f]{64}/);
		expect(origin, "ligne du fichier").toMatch(/ligne/i);
		expect(origin, "licence").toMatch(/licence/i);

		await page.goBack();
		await page.waitForURL("**/territoires/zone-emploi/2804-caen");

		await page.locator("header form[action='/recherche'] input[name=q]").fill("aide soignant");
		await page.keyboard.press("Enter");
		await page.waitForURL(/\/recherche/);
		await page.locator("main a[href^='/metiers/fap2021-V0X60']").first().click();
		await page.waitForURL("**/metiers/fap2021-V0X60-aides-soignants");
		expect(await text(page, "main h1")).toMatch(/aides-soignants/i);

		await page.locator("main section[aria-labelledby=savoirs] a[href^='/competences/']").first().click();
		await page.waitForURL("**/competences/*");
		expect(await text(page, "main h2#metiers")).toContain("Métiers qui le demandent");
		await page.goBack();
		await page
			.locator("main nav[aria-label='Fil d’Ariane'] a[href='/metiers'], nav a[href='/metiers']")
			.first()
			.click();
		await page.waitForURL("**/metiers");
		await page.locator("main a[href='/metiers/en-tension']").first().click();
		await page.waitForURL("**/metiers/en-tension");
		await page.locator("main select[name=domaine]").selectOption("V");
		await page.locator("main form.filter-form button").click();
		await page.waitForURL(/en-tension\?.*domaine=V/);
		expect(await page.locator("#liste-tableau tbody tr").count()).toBeGreaterThan(0);

		expect(foreign, "aucune requête vers un tiers").toEqual([]);
		await context.close();
	});

	it("annonce les données d'essai, et seulement elles", async () => {
		const { context, page } = await visit(browser, url);
		for (const path of [
			"/",
			"/territoires/zone-emploi/2804-caen",
			"/metiers/fap2021-V0X60-aides-soignants",
		]) {
			await page.goto(path);
			const banner = page.getByText(/Données d.essai/);
			if (name === "essai") expect(await banner.count(), path).toBeGreaterThan(0);
			else expect(await banner.count(), path).toBe(0);
		}
		await context.close();
	});

	it.each([
		["lisieux", /\/territoires\/[a-z-]+\/\w+-lisieux$/],
		["Évreux", /\/territoires\/[a-z-]+\/\w+-evreux$/],
		["evreux", /\/territoires\/[a-z-]+\/\w+-evreux$/],
		["cherbourgg", /\/territoires\/[a-z-]+\/\w+-cherbourg/],
		["aide soignante", /\/metiers\/fap2021-V0X60-/],
		["aide-soignant", /\/metiers\/fap2021-V0X60-/],
		["V0X60", /\/metiers\/fap2021-V0X60-/],
		["idcc 706", /\/branches\/opco-commerce\/idcc-0706-reprographie$/],
		["outils bureautique", /\/competences\/118975-outils-bureautiques$/],
		["2804", /\/territoires\/zone-emploi\/2804-caen$/],
		["taux de chomage", /\/indicateurs\/[a-z-]*chomage/],
	] as const)("retrouve « %s »", async (query, wanted) => {
		const { context, page } = await visit(browser, url);
		await page.goto(`/recherche?q=${encodeURIComponent(query)}`);
		const links = await page
			.locator("main a")
			.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
		expect(links.some((href) => wanted.test(href))).toBe(true);
		await context.close();
	});

	it("dit qu'il n'a rien trouvé plutôt que de se taire", async () => {
		const { context, page } = await visit(browser, url);
		await page.goto("/recherche?q=zzzqqqxxx");
		expect(await text(page, "main")).toMatch(/aucun/i);
		await context.close();
	});

	it("répond en français à une adresse inconnue, avec le bon statut", async () => {
		const { context, page } = await visit(browser, url);
		for (const path of [
			"/nulle-part",
			"/territoires/zone-emploi/9999-nulle-part",
			"/metiers/fap2021-ZZZZZ-rien",
		]) {
			const answer = await page.goto(path);
			expect(answer?.status(), path).toBe(404);
			expect(await page.locator("main h1").count(), path).toBe(1);
			expect(await page.locator("html").getAttribute("lang")).toBe("fr");
		}
		await context.close();
	});
});
