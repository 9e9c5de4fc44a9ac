import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { normandie } from "../catalogue/regions/28-normandie.ts";
import { captionsDigest, cues, filmSeconds } from "../src/web/help/captions.ts";
import { tour } from "../src/web/help/tour.ts";
import { openBrowser, visit } from "./observatory/browser.ts";
import { serve } from "./observatory/server.ts";
import { root } from "./runner/command.ts";
import { program } from "./system-packages.ts";

/**
 * `npm run film`: the film of the guided tour, made from the product itself over the samples. Each step is opened where the page of the
 * tour leads, for as long as its captions are read. Needs chromium and ffmpeg, which nothing else needs.
 */
const size = { width: 960, height: 540 };
const perSecond = 10;
const target = join(root, "src/web/help/film");
const ffmpeg = program("ffmpeg");
if (ffmpeg === undefined) {
	process.stderr.write("Il manque « ffmpeg ». À taper : sudo apt-get install -y ffmpeg\n");
	process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "film-"));
const frames: { readonly file: string; readonly seconds: number }[] = [];

async function shoot(page: Page, seconds: number): Promise<void> {
	const file = join(folder, `${String(frames.length).padStart(4, "0")}.png`);
	await page.screenshot({ path: file });
	frames.push({ file, seconds });
}

/** From where the page is to the part that the step is about, then still until its captions are read. */
async function showPart(page: Page, anchor: string, seconds: number): Promise<void> {
	const opening = 0.8;
	await shoot(page, opening);
	const [from, to] = await page.evaluate((id) => {
		const part = document.getElementById(id)?.getBoundingClientRect();
		const most = document.documentElement.scrollHeight - innerHeight;
		const top = (part?.top ?? 0) + scrollY - (part && part.height < innerHeight / 2 ? 140 : 24);
		return [scrollY, Math.max(0, Math.min(most, top))];
	}, anchor);
	const moves = from === to ? 0 : 10;
	for (let move = 1; move <= moves; move++) {
		const eased = 0.5 - Math.cos((Math.PI * move) / moves) / 2;
		await page.evaluate((top) => scrollTo(0, top), from + (to - from) * eased);
		await shoot(page, 1 / perSecond);
	}
	await page.evaluate((id) => {
		const part = document.getElementById(id);
		(part?.matches("h2") ? part.parentElement : part)?.classList.add("filmed");
	}, anchor);
	await shoot(page, seconds - opening - moves / perSecond);
}

async function typeName(page: Page, name: string): Promise<number> {
	await page.goto("/");
	const field = page.locator("main form[action='/recherche'] input[name=q]");
	await shoot(page, 1);
	for (const letter of name) {
		await field.pressSequentially(letter);
		await shoot(page, 2 / perSecond);
	}
	return 1 + (2 * name.length) / perSecond;
}

const server = await serve({ DATA_DIR: process.env.DATA_DIR ?? join(folder, "var"), REGION: normandie.code });
const browser = await openBrowser();
try {
	const { page } = await visit(browser, server.url, {
		viewport: size,
		bypassCSP: true,
		reducedMotion: "reduce",
		colorScheme: "light",
	});
	await page.goto("/aide/visite");
	const stops = await page
		.locator("#visite-etapes a")
		.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
	if (stops.length !== tour.length) throw new Error(`${stops.length} étapes sur ${tour.length}`);
	for (const [at, { id }] of tour.entries()) {
		const { pathname, search, searchParams, hash } = new URL(stops[at] ?? "", server.url);
		const own = cues.filter(({ step }) => step.id === id);
		let left = own.reduce((sum, { from, to }) => sum + to - from, 0);
		const [name] = searchParams.getAll("q");
		if (name !== undefined) left -= await typeName(page, name);
		await page.goto(pathname + search);
		await page.addStyleTag({
			content: ".filmed { outline: 3px solid var(--primary); outline-offset: 8px; }",
		});
		await showPart(page, hash.slice(1), left);
	}
} finally {
	await browser.close();
	await server.stop();
}

const list = join(folder, "images.ffconcat");
const last = frames.at(-1)?.file ?? "";
writeFileSync(
	list,
	`ffconcat version 1.0\n${frames.map(({ file, seconds }) => `file ${file}\nduration ${seconds.toFixed(4)}`).join("\n")}\nfile ${last}\n`,
);
const run = (...args: readonly string[]): Buffer =>
	execFileSync(ffmpeg, ["-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", list, ...args]);
const encoding = [
	...["-vf", `fps=${perSecond}`, "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-b:v", "0", "-crf", "44"],
	...["-deadline", "good", "-cpu-used", "3", "-row-mt", "1", "-g", "240", "-an", "-t", String(filmSeconds)],
	...["-passlogfile", join(folder, "passe"), "-fflags", "+bitexact", "-flags", "+bitexact"],
];
const made = join(folder, "visite.webm");
run(...encoding, "-pass", "1", "-f", "null", "-");
run(...encoding, "-pass", "2", made);
copyFileSync(made, join(target, "visite.webm"));
// What is seen before it plays: the page of the territory, as the second step leaves it.
const still = (cues.find(({ step }) => step.id === "territoire")?.to ?? 0).toFixed(1);
execFileSync(ffmpeg, [
	...["-v", "error", "-y", "-ss", still, "-i", made, "-frames:v", "1", "-q:v", "14"],
	...["-fflags", "+bitexact", join(target, "visite.jpeg")],
]);
const facts = {
	made: new Date().toISOString().slice(0, 10),
	ofRegion: normandie.ofName,
	captions: captionsDigest,
	...size,
};
writeFileSync(join(target, "visite.json"), `${JSON.stringify(facts, null, "\t")}\n`);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${filmSeconds} s, ${frames.length} images.\n`);
