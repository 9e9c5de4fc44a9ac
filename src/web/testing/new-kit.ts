import type { Browser } from "./browser.ts";

/** Makes a kit of one page about Caen through the form; gives its address. */
export async function newKit(browser: Browser, title: string): Promise<string> {
	const made = await browser.submit("/espace/kits", "/espace/kits", {
		titre: title,
		territoire: "zone-emploi:2804",
		perimetre: "",
		seance: "2026-12-10",
		modele: "page",
		famille: "",
	});
	return String(made.headers.location);
}
