import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { cutText, horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { picture } from "../observatory/pictures.ts";
import type { Built } from "../observatory/setup.ts";
import { budget, type Weight, weigher, weightLine } from "../observatory/weight.ts";
import { keyboardTour, shortcuts } from "./keyboard-tour.ts";
import { pageTypes } from "./pages.ts";

/** Pictures to look at are taken once, of true figures where there are. */
const truest = inject("observatories").at(-1)?.name;

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
	/** What sticks out at 320 pixels, or once the text is twice as large. */
	readonly offenders: readonly string[];
	/** What axe finds. */
	readonly faults: readonly string[];
	readonly weight: Weight;
}

/** A4 at 96 points to the inch, without its margins. */
const paper = { width: 680, height: 1010 };

/** The page is asked once: themes and widths are settings of the browser, and the server knows nothing of them. */
async function lookAt(page: Page, type: string, name: Built["name"], weight: Weight): Promise<Look> {
	const wide = page.viewportSize() ?? { width: 1280, height: 720 };
	const [headings, language, title] = [
		await page.locator("h1").count(),
		await page.locator("html").getAttribute("lang"),
		await page.title(),
	];
	await page.setViewportSize({ width: 320, height: 640 });
	const offenders = (await horizontalOverflow(page)).map((offender) => `${type} : ${offender}`);
	const shoot = (look: string): Promise<void> =>
		picture(page, `${name}-${look}-${type.replace(/[^a-zé]+/gi, "-")}`);
	if (truest === name) {
		await shoot("320");
		await page.setViewportSize(paper);
		await page.emulateMedia({ media: "print" });
		await shoot("papier");
		await page.emulateMedia({ media: null });
	}
	await page.setViewportSize(wide);
	// Somebody doubles the size of the text, not of the page (RGAA 10.4).
	await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
	const enlarged = [...(await horizontalOverflow(page)), ...(await cutText(page))].map(
		(offender) => `${type}, texte à 200 % : ${offender}`,
	);
	await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
	if (truest === name)
		for (const [colorScheme, look] of [
			["light", "clair"],
			["dark", "sombre"],
		] as const) {
			await page.emulateMedia({ colorScheme });
			await shoot(look);
		}
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
	return {
		type,
		headings,
		language,
		title,
		offenders: [...offenders, ...enlarged],
		faults: [...light, ...dark],
		weight,
	};
}

/** What every type of page must be, on one of the observatories: each has its file of tests, so that two run at once. */
export function checkPages(name: Built["name"]): void {
	const built = inject("observatories").find((one) => one.name === name);
	const missing = name === "miroir" ? ", miroir absent : SOURCES_MIRROR" : "";
	describe.skipIf(built === undefined)(`qualité des pages (${name}${built ? "" : missing})`, () => {
		let browser: Browser;
		const url = built?.url ?? "";
		const looks: Look[] = [];
		beforeAll(async () => {
			browser = await openBrowser();
			const { context, page } = await visit(browser, url, { bypassCSP: true });
			const found = await linkedPages(page);
			const scales = await weigher(page);
			for (const { type, path } of [...pageTypes, ...found]) {
				await page.goto(path);
				looks.push(await lookAt(page, type, name, scales.take()));
			}
			await context.close();
		}, 600_000);
		afterAll(() => browser?.close());

		it("axe ne trouve rien de grave (thèmes clair et sombre)", () => {
			expect(looks.flatMap(({ faults }) => faults)).toEqual([]);
		});

		it("tient dans 320 pixels, et avec un texte deux fois plus grand, sans rien qui dépasse ni ne soit coupé", () => {
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

		it("pèse moins que son budget à la première vue, sans rien demander ailleurs", () => {
			const heaviest = looks.toSorted((a, b) => b.weight.all - a.weight.all);
			process.stdout.write(
				`Première vue (${name}), au plus ${budget.all / 1000} ko dont ${budget.script / 1000} de script :\n${heaviest.map(({ type, weight }) => `  ${weightLine(type, weight)}\n`).join("")}`,
			);
			const over = looks.filter(({ weight }) => weight.all > budget.all || weight.script > budget.script);
			expect(over.map(({ type, weight }) => weightLine(type, weight))).toEqual([]);
			expect(looks.flatMap(({ weight }) => weight.foreign)).toEqual([]);
			expect(Math.min(...looks.map(({ weight }) => weight.requests))).toBeGreaterThan(1);
		});

		it("se parcourt au clavier seul, de l'accueil à un tableau", async () => {
			// Where the focus is must be seen at once, not at the end of a smooth scroll.
			const { context, page } = await visit(browser, url, { reducedMotion: "reduce" });
			await keyboardTour(page);
			await shortcuts(page);
			await context.close();
		}, 120_000);
	});
}
