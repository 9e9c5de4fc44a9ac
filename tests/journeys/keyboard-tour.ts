import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Stops after which something that is looked for is not there. */
const mostStops = 250;

interface Stop {
	readonly tag: string;
	readonly text: string;
	readonly href: string;
	readonly id: string;
	/** What a box stands for. */
	readonly value: string;
	/** Is it seen where the focus is, and inside the window? */
	readonly visible: boolean;
}

async function stop(page: Page): Promise<Stop> {
	return await page.evaluate(() => {
		const active = document.activeElement ?? document.body;
		const style = getComputedStyle(active);
		const box = active.getBoundingClientRect();
		const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
		return {
			tag: active.tagName.toLowerCase(),
			text: (active.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 80),
			href: active.getAttribute("href") ?? "",
			id: active.id,
			value: active.getAttribute("value") ?? "",
			visible: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
		};
	});
}

/** Tab after Tab until the wanted stop; every one on the way is seen, and none keeps the focus. */
async function reach(page: Page, wanted: (stop: Stop) => boolean, what: string): Promise<Stop> {
	const seen: string[] = [];
	for (let count = 0; count < mostStops; count++) {
		await page.keyboard.press("Tab");
		const at = await stop(page);
		if (at.tag !== "body") expect(at.visible, `focus invisible : ${JSON.stringify(at)}`).toBe(true);
		if (wanted(at)) return at;
		seen.push(`${at.tag} ${at.href || at.id || at.value || at.text}`);
		const last = seen.slice(-3);
		expect(last.length === 3 && new Set(last).size === 1 && last[0] !== "body ", `piège : ${last[0]}`).toBe(
			false,
		);
	}
	throw new Error(`Pas d'arrêt « ${what} » en ${mostStops} tabulations : ${seen.slice(-12).join(" | ")}`);
}

const link = (page: Page, href: RegExp): Promise<Stop> =>
	reach(page, (at) => href.test(at.href), String(href));
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

/** From the home page to a table, without a mouse: Tab, Enter, Space, arrows and Escape. */
export async function keyboardTour(page: Page): Promise<void> {
	// The first stop leads to the content, the others to the menu and to the search.
	await page.goto("/");
	await press(page, "Tab");
	expect((await stop(page)).href).toBe("#contenu");
	await press(page, "Enter");
	expect((await stop(page)).id).toBe("contenu");
	await page.goto("/");
	await link(page, /^#menu$/);
	await press(page, "Enter");
	expect((await link(page, /^\//)).href).toBe("/territoires");
	await page.goto("/");
	await link(page, /^#recherche$/);
	await press(page, "Enter");
	expect((await stop(page)).id).toBe("recherche");
	await page.keyboard.type("caen");
	await press(page, "Enter");
	await page.waitForURL(/\/recherche\?q=caen/);

	// A territory, the drawing of a figure, its menu.
	await link(page, /^\/territoires\/zone-emploi\/2804-caen$/);
	await press(page, "Enter");
	await page.waitForURL("**/territoires/zone-emploi/2804-caen");
	expect(await page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count()).toBe(0);
	await reach(page, ({ tag }) => tag === "svg" || tag === "div", "dessin");
	await press(page, "End");
	const card = page.locator("#figure-card");
	expect(await card.isVisible()).toBe(true);
	expect(await card.textContent()).toMatch(/ : /);
	await press(page, "Escape");
	expect(await card.isVisible()).toBe(false);
	const menu = await reach(page, ({ tag, text }) => tag === "summary" && /^Image, /.test(text), "menu");
	await press(page, "Enter");
	await link(page, /^\/image\.png/);
	await link(page, /^\/image\.svg/);
	const saved = page.waitForEvent("download");
	await press(page, "Enter");
	expect((await saved).suggestedFilename()).toMatch(/^def_2804-caen_.*\.svg$/);
	await press(page, "Escape");
	expect((await stop(page)).text).toBe(menu.text);
	await press(page, "Enter");
	await link(page, /^\/citer/);
	await press(page, "Enter");
	await page.waitForURL(/\/citer\?/);
	expect(await page.locator("h1").textContent()).toBe("Citer ou figer");
	await page.goBack();
	await page.waitForURL("**/territoires/zone-emploi/2804-caen");

	// A choice changed: the page follows, the focus stays.
	await page.goto("/comparer?ind=population&zones=d14,d61");
	await reach(page, ({ id }) => id === "per", "période");
	await press(page, "ArrowDown");
	await page.waitForURL(/[?&]per=/);
	await page.locator("main:not([aria-busy])").waitFor();
	expect((await stop(page)).id).toBe("per");
	await expect
		.poll(() => page.locator("body > [role=status]").allTextContents())
		.toContainEqual(expect.stringMatching(/^Page mise à jour/));

	// A table, from the foot of the page.
	await link(page, /^\/donnees\/tableau/);
	await press(page, "Enter");
	await page.waitForURL(/\/donnees\/tableau/);
	await reach(page, ({ tag, text }) => tag === "summary" && /^Population/.test(text), "thème");
	await press(page, "Enter");
	await press(page, "Tab");
	await press(page, "Space");
	await page.waitForURL(/indicateurs=/);
	await page.locator("main:not([aria-busy])").waitFor();
	const boxes = ({ value }: Stop): boolean => value === "departement";
	await reach(page, boxes, "découpage");
	await press(page, "Space");
	await page.waitForURL(/niveaux=departement|territoires=departement/);
	await page.locator("main:not([aria-busy])").waitFor();
	expect(boxes(await stop(page))).toBe(true);
	await reach(page, ({ tag, text }) => tag === "button" && text === "Construire le tableau", "construire");
	await press(page, "Enter");
	await page.waitForURL(/voir=1/);
	await page.locator("main table").first().waitFor();

	// Back as far as the first table page, forward never lost.
	await page.goBack();
	await page.waitForURL((url) => !url.search.includes("voir="));
}

/** The two shortcuts of one character, and their end: off inside a field, and for good once turned off (WCAG 2.1.4). */
export async function shortcuts(page: Page): Promise<void> {
	const help = page.locator("#raccourcis-aide");
	await page.goto("/");
	await press(page, "?");
	expect(await help.isVisible()).toBe(true);
	await press(page, "Escape");
	expect(await help.isVisible()).toBe(false);
	await press(page, "/");
	expect(await stop(page)).toMatchObject({ tag: "input", id: "recherche", value: "" });
	await page.keyboard.type("1/2 ?");
	expect(await page.locator("#recherche").inputValue()).toBe("1/2 ?");
	expect(await help.isVisible()).toBe(false);
	// Turned off by whoever opens the help from the foot of the page, and so it stays on the next page.
	await page.locator("a[data-help]").click();
	await help.getByRole("checkbox").uncheck();
	await page.goto("/glossaire");
	for (const key of ["?", "/"]) await press(page, key);
	expect(await help.isVisible()).toBe(false);
	expect((await stop(page)).tag).toBe("body");
}
