import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { type Server, serveApart } from "../observatory/server.ts";
import type { Built } from "../observatory/setup.ts";
import { root } from "../runner/command.ts";
import { pageTypes } from "./pages.ts";

const shots = join(root, "test-output", "captures");
mkdirSync(shots, { recursive: true });

/** Pages of which the address is found on another page: a figure, an indicator, a data set. */
async function linkedPages(page: Page): Promise<readonly { type: string; path: string }[]> {
	const first = async (from: string, pattern: RegExp): Promise<string> => {
		await page.goto(from);
		const links = await page
			.locator("main a")
			.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
		const found = links.find((href) => pattern.test(href));
		if (found === undefined) throw new Error(`Aucun lien ${pattern} sur ${from}`);
		return found;
	};
	return [
		{ type: "provenance", path: await first("/territoires/zone-emploi/2804-caen", /^\/chiffres\//) },
		{ type: "indicateur", path: await first("/indicateurs", /^\/indicateurs\/[a-z]/) },
		{ type: "jeu de données", path: await first("/donnees", /^\/donnees\/(?!passages|tableau)[a-z]/) },
	];
}

/** What every type of page must be, on one of the observatories: each has its file of tests, so that two run at once. */
export function checkPages(name: Built["name"]): void {
	const built = inject("observatories").find((one) => one.name === name);
	const missing = name === "miroir" ? ", miroir absent : SOURCES_MIRROR" : "";
	describe.skipIf(built === undefined)(`qualité des pages (${name}${built ? "" : missing})`, () => {
		let browser: Browser;
		let server: Server;
		let pages: readonly { readonly type: string; readonly path: string }[];
		beforeAll(async () => {
			browser = await openBrowser();
			server = await serveApart(built?.env ?? {});
			const { context, page } = await visit(browser, server.url);
			pages = [...pageTypes, ...(await linkedPages(page))];
			await context.close();
		});
		afterAll(async () => {
			await browser?.close();
			await server?.stop();
		});

		it.each(["light", "dark"] as const)("axe ne trouve rien de grave (thème %s)", async (colorScheme) => {
			const { context, page } = await visit(browser, server.url, { colorScheme, bypassCSP: true });
			const found: string[] = [];
			for (const { type, path } of pages) {
				await page.goto(path);
				// Closed blocks hide their content from the engine.
				await page.evaluate(() => {
					for (const block of document.querySelectorAll("details")) block.open = true;
				});
				for (const v of await violations(page))
					found.push(`${type} : ${v.id} (${v.impact}) ${v.targets.join(" | ")}`);
			}
			expect(found).toEqual([]);
			await context.close();
		});

		it("tient dans 320 pixels sans défilement horizontal", async () => {
			const { context, page } = await visit(browser, server.url, { viewport: { width: 320, height: 640 } });
			const found: string[] = [];
			for (const { type, path } of pages) {
				await page.goto(path);
				for (const offender of await horizontalOverflow(page)) found.push(`${type} : ${offender}`);
				await page.screenshot({
					path: join(shots, `${name}-320-${type.replace(/[^a-zé]+/gi, "-")}.png`),
					fullPage: true,
				});
			}
			expect(found).toEqual([]);
			await context.close();
		});

		it("a un seul titre de niveau 1, une langue et un titre de document par page", async () => {
			const { context, page } = await visit(browser, server.url);
			const titles = new Map<string, string>();
			for (const { type, path } of pages) {
				await page.goto(path);
				expect(await page.locator("h1").count(), type).toBe(1);
				expect(await page.locator("html").getAttribute("lang"), type).toBe("fr");
				const title = await page.title();
				expect(title, type).not.toBe("");
				expect(titles.get(title), `même titre : ${type}`).toBeUndefined();
				titles.set(title, type);
			}
			await context.close();
		});

		it("se parcourt au clavier, le premier arrêt menant au contenu", async () => {
			const { context, page } = await visit(browser, server.url);
			await page.goto("/territoires/zone-emploi/2804-caen");
			await page.keyboard.press("Tab");
			expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#contenu");
			await page.keyboard.press("Enter");
			expect(await page.evaluate(() => document.activeElement?.id)).toBe("contenu");
			await context.close();
		});
	});
}
