import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow } from "../observatory/page-checks.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const flat = (text: string | null): string => (text ?? "").replaceAll(/\s+/gu, " ").trim();

describe.each(inject("observatories"))("son périmètre et sa branche ($name)", ({ url }) => {
	it("un périmètre collé dit ce qui s’additionne, ce qui ne se calcule pas, et la commune fusionnée ; il se garde (B23)", async () => {
		const { context, page, foreign } = await visit(browser, url);
		await page.goto("/territoires");
		await page.getByRole("link", { name: "Composer un périmètre" }).click();
		// Two intercommunalités, and a commune of before 2017 that a new one holds.
		await page.getByLabel("Codes ou noms des communes").fill("200065597\n241400514\n14031\n99999");
		await page.getByRole("button", { name: "Calculer" }).click();
		await page.getByText("1 territoire à corriger").waitFor();
		expect(flat(await page.getByRole("alert").textContent())).toContain("99999");
		await page.getByLabel("Codes ou noms des communes").fill("200065597\n241400514\n14031");
		await page.getByLabel(/^Nom du périmètre/).fill("Comité de la plaine");
		await page.getByRole("button", { name: "Calculer" }).click();
		await page.locator("h1", { hasText: "Comité de la plaine" }).waitFor();
		const text = flat(await page.locator("main").textContent());
		expect(text).toContain(
			"14031 est aujourd’hui dans Mézidon Vallée d'Auge (14431)".replace("d'Auge", "d’Auge"),
		);
		expect(text).toMatch(/Géographie : .*COG \d{4}/);
		expect(flat(await page.locator("#perimetre").textContent())).toMatch(/Population/);
		expect(flat(await page.locator("section[aria-labelledby=refuses]").textContent())).toMatch(
			/Taux de chômage/,
		);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await horizontalOverflow(page)).toEqual([]);

		await page.getByRole("button", { name: "Garder comme mon territoire" }).click();
		await page.goto("/metiers");
		await page.getByRole("link", { name: "Mon territoire : Comité de la plaine" }).click();
		await page.locator("h1", { hasText: "Comité de la plaine" }).waitFor();
		// The page of a commune that merged is that of the commune of today.
		await page.goto("/territoires/commune/14031");
		expect(new URL(page.url()).pathname).toBe("/territoires/commune/14431-mezidon-vallee-d-auge");
		expect(foreign).toEqual([]);
		await context.close();
	});

	it("« Depuis votre dernière visite » dit, sur son territoire, ce qui a bougé depuis la diffusion qu’on y a vue (F9)", async () => {
		const { context, page } = await visit(browser, url);
		await page.goto("/territoires/zone-emploi/2804-caen");
		await page.getByRole("button", { name: "Garder comme mon territoire" }).click();
		await page.reload();
		expect(await page.locator("#depuis").count(), "rien n’a changé").toBe(0);
		// As the device would be, had an earlier release been seen.
		const name = await page.evaluate(() => {
			const seen = JSON.parse(localStorage.getItem("def:derniere-visite") ?? "{}");
			const [name = ""] = Object.keys(seen.figures);
			seen.figures[name] = "9,9 % (un autre jour)";
			localStorage.setItem("def:derniere-visite", JSON.stringify({ ...seen, release: "autre" }));
			return name;
		});
		await page.reload();
		const told = page.getByRole("region", { name: "Depuis votre dernière visite" });
		expect(await told.getByRole("listitem").count()).toBe(1);
		expect(flat(await told.textContent())).toContain(`${name} : `);
		expect(flat(await told.textContent())).toContain("contre 9,9 % (un autre jour)");
		await page.goto("/territoires/bassin/2801-rouen");
		expect(await page.locator("#depuis").count(), "pas sur un autre territoire").toBe(0);
		await context.close();
	});

	it("une branche commence par sa réserve, montre ses deux clés, et dit ce que nul ne publie (B14)", async () => {
		const { context, page, foreign } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto("/branches");
		await page.locator("main a[href='/branches/opco-commerce']").first().click();
		await page.locator("main a[href$='idcc-0706-reprographie']").click();
		const main = page.locator("main");
		const read = flat(await main.textContent());
		const caveat = read.search(/surestim|trop de/);
		expect(caveat).toBeGreaterThan(-1);
		expect(caveat).toBeLessThan(read.indexOf("Ce que donne chaque clé"));
		const keys = page.getByRole("navigation", { name: "Clé de la branche" });
		await keys.getByRole("link", { name: "Clé IDCC" }).click();
		expect(new URL(page.url()).searchParams.get("cle")).toBe("idcc");
		expect(await keys.locator("[aria-current=true]").textContent()).toBe("Clé IDCC");
		for (const part of ["metiers", "activites", "filiere"]) {
			const section = page.locator(`section[aria-labelledby=${part}]`);
			// A table, or the reason why there is none: never a blank.
			expect(
				(await section.locator("table").count()) > 0 || flat(await section.textContent()).length > 60,
				part,
			).toBe(true);
		}
		expect(foreign).toEqual([]);
		await context.close();
	});
});
