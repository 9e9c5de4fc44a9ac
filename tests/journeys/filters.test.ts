import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const [first] = inject("observatories");
const path = "/territoires/zone-emploi/2804-caen/marche-du-travail";

it("un filtre garde le résultat d’avant, dit l’attente puis l’échec, et se redemande sans rien déplacer", async () => {
	if (!first) throw new Error("aucun observatoire");
	const { context, page } = await visit(browser, first.url);
	await page.goto(path);
	const main = page.locator("main");
	const notice = page.locator(".live-notice");
	const before = await main.boundingBox();
	const asked = Promise.withResolvers<void>();
	await page.route("**/marche-du-travail?*", async (route) => {
		await asked.promise;
		await route.abort();
	});
	await page.getByLabel("Période", { exact: true }).selectOption("2022");
	await page.locator("main[aria-busy]").waitFor();
	expect(await notice.isVisible()).toBe(false);
	await notice.getByText("Calcul du tableau…").waitFor();
	expect(await page.locator("body > [role=status]", { hasText: "Calcul du tableau…" }).count()).toBe(1);
	expect(await main.boundingBox()).toEqual(before);

	asked.resolve();
	const again = notice.getByRole("button", { name: "Réessayer" });
	await again.waitFor();
	expect(await page.locator("main[aria-busy]").count()).toBe(0);
	expect(await main.boundingBox()).toEqual(before);
	expect(new URL(page.url()).search).toBe("");

	await page.unroute("**/marche-du-travail?*");
	await again.click();
	await page.getByRole("link", { name: /^Retirer « 2022 »/ }).waitFor();
	expect(await notice.isVisible()).toBe(false);
	expect(new URL(page.url()).search).toBe("?per=2022");
	await context.close();
});

it("sans JavaScript, un filtre est une adresse, et se retire", async () => {
	if (!first) throw new Error("aucun observatoire");
	const { context, page } = await visit(browser, first.url, { javaScriptEnabled: false });
	await page.goto(path);
	await page.getByLabel("Période", { exact: true }).selectOption("2022");
	await page.getByRole("button", { name: "Filtrer" }).click();
	expect(await page.locator("h1").textContent()).toContain("2022");
	await page.getByRole("link", { name: /^Retirer « 2022 »/ }).click();
	expect(new URL(page.url()).search).toBe("");
	await context.close();
});

it("des lignes serrées se choisissent au clavier, pour tous les tableaux, et restent sur l’appareil", async () => {
	if (!first) throw new Error("aucun observatoire");
	const { context, page } = await visit(browser, first.url);
	await page.goto("/metiers/en-tension");
	const dense = page.getByRole("button", { name: "Dense" }).first();
	const height = async (): Promise<number> =>
		await page
			.locator("main tbody tr")
			.first()
			.evaluate((row) => row.getBoundingClientRect().height);
	expect(await dense.getAttribute("aria-pressed")).toBe("false");
	const before = await height();
	await dense.press("Enter");
	expect(await height()).toBeLessThan(before);
	await page.reload();
	expect(await dense.getAttribute("aria-pressed")).toBe("true");
	expect(await height()).toBeLessThan(before);
	await page.getByRole("button", { name: "Confort" }).first().press("Enter");
	expect(await height()).toBe(before);
	await context.close();
});
