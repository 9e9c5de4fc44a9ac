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

/** What one page shows, wide, narrow, in both themes. */
interface Look {
	readonly type: string;
	readonly headings: number;
	readonly language: string | null;
	readonly title: string;
	/** What sticks out at 320 pixels. */
	readonly offenders: readonly string[];
	/** What axe finds. */
	readonly faults: readonly string[];
}

/** The page is asked once: themes and widths are settings of the browser, and the server knows nothing of them. */
async function lookAt(page: Page, type: string, name: Built["name"]): Promise<Look> {
	const wide = page.viewportSize() ?? { width: 1280, height: 720 };
	const [headings, language, title] = [
		await page.locator("h1").count(),
		await page.locator("html").getAttribute("lang"),
		await page.title(),
	];
	await page.setViewportSize({ width: 320, height: 640 });
	const offenders = (await horizontalOverflow(page)).map((offender) => `${type} : ${offender}`);
	await page.screenshot({
		path: join(shots, `${name}-320-${type.replace(/[^a-zé]+/gi, "-")}.png`),
		fullPage: true,
	});
	await page.setViewportSize(wide);
	// Closed blocks hide their content from the engine.
	await page.evaluate(() => {
		for (const block of document.querySelectorAll("details")) block.open = true;
	});
	const told = (theme: string, found: Awaited<ReturnType<typeof violations>>): readonly string[] =>
		found.map((v) => `${type} (${theme}) : ${v.id} (${v.impact}) ${v.targets.join(" | ")}`);
	await page.emulateMedia({ colorScheme: "light" });
	const light = told("clair", await violations(page));
	// The same elements in other colours: only the rules on colours can answer otherwise.
	await page.emulateMedia({ colorScheme: "dark" });
	const dark = told("sombre", await violations(page, "colours"));
	await page.emulateMedia({ colorScheme: null });
	return { type, headings, language, title, offenders, faults: [...light, ...dark] };
}

/** What every type of page must be, on one of the observatories: each has its file of tests, so that two run at once. */
export function checkPages(name: Built["name"]): void {
	const built = inject("observatories").find((one) => one.name === name);
	const missing = name === "miroir" ? ", miroir absent : SOURCES_MIRROR" : "";
	describe.skipIf(built === undefined)(`qualité des pages (${name}${built ? "" : missing})`, () => {
		let browser: Browser;
		let server: Server;
		const looks: Look[] = [];
		beforeAll(async () => {
			browser = await openBrowser();
			server = await serveApart(built?.env ?? {});
			const { context, page } = await visit(browser, server.url, { bypassCSP: true });
			for (const { type, path } of [...pageTypes, ...(await linkedPages(page))]) {
				await page.goto(path);
				looks.push(await lookAt(page, type, name));
			}
			await context.close();
		}, 600_000);
		afterAll(async () => {
			await browser?.close();
			await server?.stop();
		});

		it("axe ne trouve rien de grave (thèmes clair et sombre)", () => {
			expect(looks.flatMap(({ faults }) => faults)).toEqual([]);
		});

		it("tient dans 320 pixels sans défilement horizontal", () => {
			expect(looks.flatMap(({ offenders }) => offenders)).toEqual([]);
		});

		it("a un seul titre de niveau 1, une langue et un titre de document par page", () => {
			const titles = new Map<string, string>();
			for (const { type, headings, language, title } of looks) {
				expect(headings, type).toBe(1);
				expect(language, type).toBe("fr");
				expect(title, type).not.toBe("");
				expect(titles.get(title), `même titre : ${type}`).toBeUndefined();
				titles.set(title, type);
			}
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
