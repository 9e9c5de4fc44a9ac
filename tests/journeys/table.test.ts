import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const blanks = /\s/gu;

/** Values of the table as they are printed, line by line; the sign alone where there is none. */
async function printed(page: Page): Promise<readonly string[]> {
	const texts = await page
		.locator("#tableau-donnees tbody td a")
		.evaluateAll((links) => links.map((link) => link.firstChild?.textContent ?? ""));
	return texts.map((text) => text.replaceAll(blanks, ""));
}

describe.each(inject("observatories"))("construire un tableau, B10 ($name)", ({ name, env, url }) => {
	it("du choix au lien figé, sans JavaScript", async () => {
		const { context, page, foreign } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto("/donnees");
		await page.getByRole("link", { name: "Construire un tableau" }).first().click();
		await page.waitForURL("**/donnees/tableau");
		expect(await page.locator("#prets + ul a").count()).toBeGreaterThan(2);
		await page.getByText(/^Recrutement/).click();
		await page.getByLabel("Projets de recrutement", { exact: true }).check();
		await page.getByRole("button", { name: "Continuer" }).click();

		await page.getByLabel(/^Ou une liste de territoires/).fill("bassin:2801\nbassin:9999\nRouenn");
		await page.getByRole("button", { name: "Compter les cellules" }).click();
		const notice = page.locator("#etape-territoires .notice");
		expect(await notice.textContent()).toMatch(/2\sterritoires à corriger/);
		expect(await notice.textContent()).toMatch(/Rouenn\s: vouliez-vous dire/);

		await page.getByLabel(/^Ou une liste de territoires/).fill("region:28");
		await page.locator("input[name=niveaux][value=bassin]").check();
		await page.getByRole("button", { name: "Compter les cellules" }).click();
		await page.waitForURL(/territoires=bassin;region:28/);
		expect(await page.locator("#taille").textContent()).toMatch(/\d+\scellules au plus/);
		expect(await page.locator("#tableau-donnees").count()).toBe(0);

		await page.getByRole("button", { name: "Construire le tableau" }).click();
		await page.locator("#tableau-donnees").waitFor();
		const seen = await printed(page);
		expect(seen.length).toBeGreaterThan(10);

		// What is seen is what leaves: the same cells in the same order.
		const href = await page.getByRole("link", { name: /Classeur Excel/ }).getAttribute("href");
		const bytes = await (await fetch(url + href)).arrayBuffer();
		const sheet = read(bytes).Sheets.Données;
		const rows = sheet ? utils.sheet_to_json<Record<string, unknown>>(sheet) : [];
		const taken = rows.map(({ valeur, statut }) =>
			typeof valeur === "number" ? String(Math.round(valeur)) : String(statut),
		);
		expect(taken).toEqual(seen);

		await page.getByRole("link", { name: "Échanger lignes et colonnes" }).click();
		await page.waitForURL(/lignes=ventilation,indicateur/);
		expect(await printed(page)).toEqual(seen);

		await page.getByRole("link", { name: "créer un lien figé" }).click();
		await page.waitForURL(/\/citer\?/);
		await page.getByRole("button", { name: /figé/i }).click();
		await page.waitForURL(/\/c\/[a-z0-9]+$/);
		expect(await page.locator("main table").count()).toBe(1);
		expect(foreign).toEqual([]);
		await context.close();
	});

	it.skipIf(name !== "miroir")("montre les projets de recrutement du classeur BMO", async () => {
		const file = join(env.SOURCES_MIRROR ?? "", "marche-travail/Base_open_data_BMO_2024.xlsx");
		const sheet = read(readFileSync(file)).Sheets.BMO_2024_open_data;
		const rows = sheet ? utils.sheet_to_json<Record<string, unknown>>(sheet) : [];
		const own = rows.filter((row) => row.REG === "28" && row["Code métier BMO"] === "V0X60");
		const total = own.reduce((sum, { met }) => sum + Number(met), 0);
		expect(total).toBeGreaterThan(1000);
		const { context, page } = await visit(browser, url);
		await page.goto(
			"/donnees/tableau?indicateurs=projets-recrutement&sur=fap2021-228:V0X60&territoires=region:28&voir=1",
		);
		expect(await printed(page)).toEqual([String(total)]);
		await context.close();
	});

	it("dit quand un total n’a pas de sens, et quand un tableau est trop grand", async () => {
		const { context, page } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto(
			"/donnees/tableau?indicateurs=taux-chomage&territoires=zone-emploi&totaux=territoire&voir=1",
		);
		expect(await page.locator("main").textContent()).toMatch(/Ensemble non calculé/);
		await page.goto("/donnees/tableau?indicateurs=population&territoires=commune&periodes=all&voir=1");
		expect(await page.locator("#taille").textContent()).toMatch(/retirez des périodes/);
		expect(await page.locator("#tableau-donnees").count()).toBe(0);
		await context.close();
	});
});
