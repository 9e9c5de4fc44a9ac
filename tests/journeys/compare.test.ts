import { read, utils } from "@e965/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const texts = async (page: Page, selector: string): Promise<readonly string[]> =>
	(await page.locator(selector).allTextContents()).map((text) => text.replaceAll(/\s+/gu, " ").trim());

describe.each(inject("observatories"))("comparer et cartographier, B2 ($name)", ({ name, url }) => {
	it("de la fiche d’un territoire au classeur, sans JavaScript", async () => {
		const { context, page, foreign } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto("/territoires/departement/14-calvados");
		await page.getByRole("link", { name: "Comparer Calvados à d’autres territoires" }).click();
		await page.waitForURL("**/comparer?zones=d14");
		await page.getByLabel(/^Ou écrire des noms/).fill("Manche, Ornee");
		await page.getByRole("button", { name: "Comparer" }).click();
		// Above the comparison and the form: it is read without scrolling.
		expect(await page.locator(".page-head + .notice").textContent()).toMatch(/Ornee/);
		await page.getByLabel(/^Ou écrire des noms/).fill("Manche, departement:61");
		await page.getByLabel("Leur découpage").selectOption("departement");
		await page.getByText(/^Population \(/).click();
		await page.getByLabel("Population municipale", { exact: true }).check();
		await page.getByRole("button", { name: "Comparer" }).click();
		await page.waitForURL("**/comparer?ind=population&zones=d14,d50,d61");

		const block = "#comparaison-population";
		const names = await texts(page, `${block} tbody th`);
		expect(names.slice(-2)).toEqual(["Normandie", "France"]);
		// Drawn in the order of the table.
		expect(await texts(page, `${block} .bar-row span`)).toEqual(names.slice(0, -2));
		expect((await texts(page, `${block} tbody tr:first-child td`))[1]).toMatch(/^[1-5]\S+ sur 5$/);
		expect(await page.locator(`${block} .sentence`).textContent()).toMatch(
			/sur 5\sdépartements de Normandie/,
		);

		const href = await page
			.locator(block)
			.getByRole("link", { name: /^classeur Excel/ })
			.getAttribute("href");
		const book = read(await (await fetch(url + href)).arrayBuffer());
		expect(book.SheetNames).toEqual(["Lisez-moi", "Données"]);
		const sheet = book.Sheets.Données;
		const rows = sheet ? utils.sheet_to_json<Record<string, unknown>>(sheet) : [];
		expect(rows.map(({ territoire }) => territoire)).toEqual(names);

		await page.getByRole("link", { name: "Écart aux repères" }).click();
		await page.waitForURL("**/comparer?ind=population&vue=ecart&zones=d14,d50,d61");
		expect((await texts(page, `${block} .bar-row strong`))[0]).toMatch(/%$/);
		await page.getByRole("link", { name: "Évolution" }).click();
		expect(await page.locator("#evolution-population .multiples svg.chart").count()).toBe(3);
		await page.getByRole("link", { name: /^Retirer Manche/ }).click();
		await page.waitForURL("**/comparer?ind=population&vue=evolution&zones=d14,d61");
		expect(foreign).toEqual([]);
		await context.close();
	});

	it("range en dernier, sans rang, un territoire masqué", async () => {
		const { context, page } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto("/carte?ind=part-projets-difficiles&maille=bassin");
		const rows = await page.locator("#carte-liste tbody tr").evaluateAll((all) =>
			all.map((row) => ({
				href: row.querySelector("th a")?.getAttribute("href") ?? "",
				texts: [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
			})),
		);
		const hidden = rows.filter(({ texts: [value = ""] }) => value.startsWith("s"));
		const [known] = rows.filter(({ texts: [value = ""] }) => /^\d/.test(value));
		expect(rows.length).toBeGreaterThan(10);
		expect(rows.slice(-hidden.length)).toEqual(hidden);
		for (const { texts } of hidden) expect(texts[1]).toBe("non classé");
		const [last] = hidden;
		if (last && known) {
			const code = (href: string): string => `b${/\/(\w+)-[^/]*$/.exec(href)?.[1] ?? ""}`;
			await page.goto(`/comparer?ind=part-projets-difficiles&zones=${code(last.href)},${code(known.href)}`);
			const block = "#comparaison-part-projets-difficiles";
			const order = await texts(page, `${block} tbody tr:not(.reference) td:nth-child(3)`);
			expect(order[1]).toBe("non classé");
			expect(order[0]).toMatch(/ sur \d+/);
			expect(await page.locator(`${block} .dots circle`).count()).toBe(1);
		}
		await context.close();
	});

	it("montre deux dates sur deux cartes aux mêmes classes, et donne le dessin", async () => {
		const { context, page } = await visit(browser, url, { javaScriptEnabled: false });
		await page.goto("/carte?ind=taux-chomage&maille=departement");
		const dates = await page
			.locator("#avec option")
			.evaluateAll((all) => all.map((option) => option.getAttribute("value") ?? ""));
		await page.locator("#avec").selectOption(dates.at(-1) ?? "");
		await page.getByRole("button", { name: "Voir la carte" }).click();
		await page.waitForURL(/\/carte\?avec=/);
		const maps = page.locator("#carte svg.map[role=group]");
		expect(await maps.count()).toBe(2);
		const bounds = await page
			.locator("#carte .map-legend")
			.evaluateAll((all) =>
				all.map((legend) =>
					[...legend.querySelectorAll("li")].map((li) => (li.textContent ?? "").split(/\s:\s/u)[0]),
				),
			);
		expect(bounds[0]).toEqual(bounds[1]);
		const href = await page.locator('a[href^="/image.svg"]').first().getAttribute("href");
		const drawing = await fetch(url + href);
		expect(drawing.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
		const text = await drawing.text();
		for (const part of ["Taux de chômage localisé", "Source", "Méthode", "Contours"])
			expect(text).toContain(part);
		const api = await page.getByRole("link", { name: "GeoJSON" }).getAttribute("href");
		const { features } = (await (await fetch(url + api)).json()) as { readonly features: object[] };
		expect(features).toHaveLength(10);
		await context.close();
	});

	it.skipIf(name !== "miroir")(
		"donne à Caen le rang que l’on calcule sur les chiffres de l’API",
		async () => {
			const { context, page } = await visit(browser, url);
			await page.goto("/comparer?ind=taux-chomage&per=2023-T3&zones=ze2804,ze2811");
			const api = `${url}/api/v1/query?indicators=taux-chomage&territories=zone-emploi@28&periods=2023-T3`;
			const { cells } = (await (await fetch(api)).json()) as {
				readonly cells: readonly { readonly territory: { readonly code: string }; readonly value: number }[];
			};
			const caen = cells.find(({ territory }) => territory.code === "2804")?.value ?? 0;
			const rank = 1 + cells.filter(({ value }) => value > caen).length;
			const row = page.locator("#comparaison-taux-chomage tbody tr").filter({ hasText: "Caen" });
			expect((await row.textContent())?.replaceAll(/\s+/gu, " ")).toContain(`${rank}ᵉ sur ${cells.length}`);
			await context.close();
		},
	);
});
