import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const flat = (text: string | null): string => (text ?? "").replaceAll(/\s+/gu, " ").trim();

describe.each(inject("observatories"))("un métier pendant un entretien, B8 ($name)", ({ url }) => {
	it("trois clics de l’accueil à la réponse, sur un écran étroit, et la fiche à remettre, sans script", async () => {
		const { context, page, foreign } = await visit(browser, url, {
			javaScriptEnabled: false,
			viewport: { width: 320, height: 800 },
		});
		await page.goto("/");
		await page.locator(".site-nav a[href='/metiers']").click();
		await page.locator("main input[type=search]").fill("aide soignante");
		await page.locator("main search button").click();
		await page.waitForURL("**/metiers?q=aide+soignante");
		await page.locator("main ul.found a").first().click();
		await page.waitForURL("**/metiers/fap2021-V0X60-aides-soignants");
		const answer = page.locator(".answer-sentence strong");
		expect(flat(await answer.textContent())).toMatch(
			/la tension de recrutement est .+ \(niveau [1-5] sur 5, \d{4}\)\.$/,
		);
		const box = await answer.boundingBox();
		expect(box && box.y + box.height).toBeLessThan(800);
		const sheet = await page.getByRole("link", { name: /^Fiche à remettre/ }).getAttribute("href");
		const answered = await fetch(url + sheet);
		expect(answered.headers.get("content-type")).toBe("application/pdf");
		expect(foreign).toEqual([]);
		await context.close();
	});

	it("« Mon territoire » se garde sur l’appareil, mène au métier chez soi, et s’oublie d’un clic", async () => {
		const { context, page } = await visit(browser, url);
		await page.goto("/territoires/bassin/2817-caen");
		await page.getByRole("button", { name: "Garder comme mon territoire" }).click();
		await page.getByRole("button", { name: "Oublier mon territoire" }).first().waitFor();
		await page.goto("/metiers/fap2021-V0X60-aides-soignants");
		await page.getByRole("link", { name: "Voir dans mon territoire : Caen" }).click();
		await page.waitForURL("**/metiers/fap2021-V0X60-aides-soignants/bassin/2817-caen");
		expect(flat(await page.locator("h1").textContent())).toBe("Aides-soignants, Caen");
		await page.goto("/formations");
		await page.getByRole("link", { name: "Mon territoire : Caen" }).waitFor();
		await page.getByRole("button", { name: "Oublier mon territoire" }).click();
		expect(await page.getByText("Mon territoire :").count()).toBe(0);
		expect(await page.evaluate("localStorage.length")).toBe(0);
		expect(await context.cookies()).toEqual([]);
		await context.close();
	});
});
