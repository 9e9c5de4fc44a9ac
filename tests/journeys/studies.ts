import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import type { Server } from "../observatory/server.ts";
import { program } from "../system-packages.ts";
import { join, password } from "./publishing.ts";

const sentences = [
	"Le chômage du bassin reste proche de celui de la région.",
	"Les projets de recrutement se concentrent sur quelques métiers.",
	"La saison pèse sur le littoral.",
];
const texts = {
	Méthode: "Lecture des séries publiées, **sans** correction.",
	Limites: "Rien ne dit les conditions de travail.",
};

async function fits(page: Page): Promise<void> {
	expect(await horizontalOverflow(page), page.url()).toEqual([]);
}

/** B12, from a frozen kit of this person, named `kit`: written by one, published by another, found and read by anybody. */
export async function publishStudy(
	browser: Browser,
	server: Server,
	who: { readonly email: string; readonly kit: string },
): Promise<void> {
	const narrow = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
	const { context, page } = await visit(browser, server.url, narrow);
	await page.goto("/connexion");
	await page.getByLabel("Adresse électronique").fill(who.email);
	await page.getByLabel("Mot de passe").fill(password);
	await page.getByRole("button", { name: "Se connecter" }).click();
	const second = await join(browser, server, page, {
		name: "Sacha Essai",
		email: "sacha@exemple.fr",
		role: "Responsable de publication",
	});
	await page.goto("/espace/kits");
	await page.getByRole("link", { name: who.kit, exact: true }).first().click();
	await page.getByRole("link", { name: "En faire une publication" }).click();
	await fits(page);
	await page.getByLabel("Titre", { exact: true }).fill("Recruter autour de Caen");
	await page.getByLabel("Type").selectOption("etude");
	await page.getByLabel("Thème").selectOption("recrutement");
	for (const [at, sentence] of sentences.entries()) await page.getByLabel(`Phrase ${at + 1}`).fill(sentence);
	await page
		.locator("summary", { hasText: /^Avant/ })
		.nth(2)
		.click();
	await page.getByLabel("Titre de la partie qui commence à la figure 3", { exact: true }).fill("La saison");
	for (const [name, text] of Object.entries(texts)) await page.getByLabel(name, { exact: true }).fill(text);
	await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
	await fits(page);
	await page.getByRole("button", { name: "Envoyer en relecture" }).click();
	expect(await page.locator(".page-head .badge").textContent()).toBe("En relecture");
	expect(await page.getByRole("button", { name: "Publier" }).count()).toBe(0);
	await fits(page);
	await context.close();

	const reviewer = second.page;
	await reviewer.goto("/espace");
	await reviewer.getByRole("link", { name: /Relire et publier l’étude/ }).click();
	await reviewer.getByRole("button", { name: "Publier" }).click();
	expect(await reviewer.locator(".page-head .badge").textContent()).toBe("Publiée");
	await second.context.close();

	const anybody = await visit(browser, server.url, narrow);
	const reader = anybody.page;
	await reader.goto("/");
	await reader
		.getByRole("navigation", { name: "Menu principal" })
		.getByRole("link", { name: "Publications" })
		.click();
	await fits(reader);
	await reader.getByRole("link", { name: "Recruter autour de Caen" }).click();
	const address = reader.url();
	await fits(reader);
	const read = (await reader.locator("main").textContent()) ?? "";
	for (const told of [...sentences, "Figure 1", "La saison", "sans correction", texts.Limites, "Sacha Essai"])
		expect(read).toContain(told);
	// Whatever is behind a drawing opens without a script.
	const behind = reader.locator("details", { hasText: "Afficher le tableau" }).first();
	await behind.locator("summary").click();
	await behind.locator("table").waitFor();
	const [download] = await Promise.all([
		reader.waitForEvent("download"),
		reader.getByRole("link", { name: "Télécharger (PDF)" }).click(),
	]);
	const path = await download.path();
	expect(readFileSync(path).subarray(0, 4).toString("latin1")).toBe("%PDF");
	const printed = execFileSync(program("pdftotext") ?? "", [path, "-"], { encoding: "utf8" }).replaceAll(
		/\s+/g,
		" ",
	);
	for (const told of [...sentences, "Figure 1", texts.Limites]) expect(printed).toContain(told);
	await reader.goto("/recherche?q=recruter+autour+de+caen");
	await reader.getByRole("link", { name: "Recruter autour de Caen" }).click();
	expect(reader.url()).toBe(address);
	await reader.goto("/territoires/zone-emploi/2804-caen");
	await reader
		.locator("#publications ~ ul, section ul")
		.getByRole("link", { name: "Recruter autour de Caen" })
		.click();
	expect(reader.url()).toBe(address);
	expect(anybody.foreign).toEqual([]);
	await anybody.context.close();

	// Axe itself is a script.
	const judged = await visit(browser, server.url, { bypassCSP: true });
	await judged.page.goto(address);
	expect(await violations(judged.page), address).toEqual([]);
	await judged.context.close();
}
