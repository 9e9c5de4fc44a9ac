import {
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	chromium,
	type Page,
} from "playwright-core";
import { program } from "../system-packages.ts";

const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** The system's Chromium with a profile of its own, thrown away at the end. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = program("chromium-headless-shell") ?? program("chromium");
	if (executablePath === undefined)
		throw new Error("Chromium manque : sudo apt-get install -y chromium-headless-shell");
	return await chromium.launch({ executablePath, args: flags });
}

/** A visit in French; the requests that leave the observatory are noted. */
export async function visit(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly foreign: string[] }> {
	const context = await browser.newContext({
		baseURL: url,
		locale: "fr-FR",
		timezoneId: "Europe/Paris",
		viewport: { width: 1280, height: 900 },
		...options,
	});
	const foreign: string[] = [];
	context.on("request", (request) => {
		if (!request.url().startsWith(url) && !request.url().startsWith("data:")) foreign.push(request.url());
	});
	const page = await context.newPage();
	// A patience, not a measure: a workbook is written while two builds and three browsers share two cores.
	page.setDefaultTimeout(60_000);
	return { context, page, foreign };
}
