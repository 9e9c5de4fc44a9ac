import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { captionsDigest, cues, filmSeconds } from "../../src/web/help/captions.ts";
import { film } from "../../src/web/help/film.ts";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";

/** The tour and its film, on the first observatory: the steps are the same on the others. */
let browser: Browser;
const url = inject("observatories")[0]?.url ?? "";
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

const panel = (page: Page) => page.locator("section.tour");
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => document.activeElement?.textContent ?? "");
const hrefs = (page: Page): Promise<readonly string[]> =>
	page.locator("#visite-etapes a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));

it("sans JavaScript, la visite est une liste de liens dont chacun mène à la partie dont il parle", async () => {
	const { context, page } = await visit(browser, url, { javaScriptEnabled: false });
	await page.goto("/aide/visite");
	const steps = await hrefs(page);
	expect(steps.length).toBeGreaterThan(5);
	expect(await page.getByRole("button", { name: /visite/ }).count()).toBe(0);
	for (const href of steps) {
		// Another part of the same page is no new answer.
		expect((await page.goto(href))?.status() ?? 200, href).toBe(200);
		expect(await page.locator(new URL(href, url).hash).count(), href).toBe(1);
	}
	await context.close();
});

it("au clavier seul : une étape après l’autre sur les vraies pages, puis Échap, et on peut recommencer", async () => {
	const { context, page, foreign } = await visit(browser, url, {
		reducedMotion: "reduce",
		bypassCSP: true,
	});
	await page.goto("/aide/visite");
	const steps = await hrefs(page);
	expect(await panel(page).count(), "rien ne s’ouvre seul").toBe(0);
	await page.getByRole("button", { name: "Commencer la visite" }).press("Enter");
	for (const [at, href] of steps.entries()) {
		await page.waitForURL((url) => url.href === new URL(href, url).href);
		await page.locator("#visite-titre", { hasText: `Étape ${at + 1} sur ${steps.length}` }).waitFor();
		await expect.poll(() => focused(page)).toMatch(`Étape ${at + 1} sur ${steps.length}`);
		if (at === 1) {
			expect((await violations(page)).map(({ id }) => id)).toEqual([]);
			await page.setViewportSize({ width: 320, height: 640 });
			expect(await horizontalOverflow(page)).toEqual([]);
			await page.setViewportSize({ width: 1280, height: 900 });
		}
		// « Précédent », then « Suivant ».
		if (at > 0) await page.keyboard.press("Tab");
		if (at < steps.length - 1) {
			await page.keyboard.press("Tab");
			expect(await focused(page)).toBe("Suivant");
			await page.keyboard.press("Enter");
		}
	}
	await page.goBack();
	await page.locator("#visite-titre", { hasText: `Étape ${steps.length - 1} sur` }).waitFor();
	await page.goto("/glossaire");
	await page.locator("#visite-titre", { hasText: "Visite en pause" }).waitFor();
	expect(await page.evaluate(() => document.activeElement?.tagName), "le focus reste à la page").toBe("BODY");
	await page.keyboard.press("Escape");
	expect(await panel(page).count()).toBe(0);
	expect(await page.evaluate(() => document.activeElement?.id)).toBe("contenu");
	await page.goto(steps[1] ?? "");
	expect(await panel(page).count(), "quittée, elle ne revient pas").toBe(0);
	await page.goto("/aide/visite");
	await page.getByRole("button", { name: "Commencer la visite" }).click();
	await page.locator("#visite-titre", { hasText: "Étape 1 sur" }).waitFor();
	expect(await context.cookies()).toEqual([]);
	expect(foreign).toEqual([]);
	await context.close();
});

it("le film est à jour, se lit, se parcourt et se sous-titre ; il n’est demandé que s’il est lancé", async () => {
	expect(film.facts.captions, "les phrases de la visite ont changé : npm run film").toBe(captionsDigest);
	expect(film.video.bytes.length).toBeLessThan(700_000);
	const { context, page } = await visit(browser, url);
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.goto("/aide/visite", { waitUntil: "load" });
	expect(asked.filter((url) => url.endsWith(".webm"))).toEqual([]);
	const played = await page.locator("video").evaluate(async (element) => {
		const video = element as HTMLVideoElement;
		const soon = (done: () => boolean): Promise<void> =>
			new Promise((wake) => {
				const again = (): unknown => (done() ? wake() : setTimeout(again, 50));
				again();
			});
		await video.play();
		await soon(() => video.currentTime > 0.2);
		video.currentTime = video.duration - 1;
		await soon(() => !video.seeking);
		video.pause();
		const [track] = video.textTracks;
		await soon(() => (track?.cues?.length ?? 0) > 0);
		return {
			error: video.error?.message ?? null,
			at: video.currentTime,
			seconds: video.duration,
			cues: track?.cues?.length,
			muted: video.muted,
		};
	});
	expect(played.error).toBeNull();
	expect(played.seconds).toBeCloseTo(filmSeconds, 0);
	expect(played.at).toBeGreaterThan(filmSeconds - 2);
	expect(played.cues).toBe(cues.length);
	await context.close();
});
