import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { picture } from "../observatory/pictures.ts";
import { firstLink, type Server, serveApart } from "../observatory/server.ts";
import { root } from "../runner/command.ts";

const password = "quatre mots sans rapport";
const email = "dominique@exemple.fr";

let browser: Browser;
let server: Server;
beforeAll(async () => {
	browser = await openBrowser();
	server = await serveApart(inject("observatories")[0]?.env ?? {}, { copied: true });
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

/** Nothing serious for axe, nothing that sticks out, wide and on 320 pixels, with every closed block opened. */
async function sound(page: Page, name: string): Promise<void> {
	await page.evaluate(() => {
		for (const block of document.querySelectorAll("details")) block.open = true;
	});
	for (const width of [1280, 320]) {
		await page.setViewportSize({ width, height: 900 });
		expect(await violations(page), `${page.url()} ${width}`).toEqual([]);
		expect(await horizontalOverflow(page), `${page.url()} ${width}`).toEqual([]);
		await picture(page, `bureau-${name}-${width}`);
	}
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.evaluate(() => {
		for (const block of document.querySelectorAll("details")) block.open = false;
	});
}

/** A producer's file, with a code and a rate spoilt. `seed` makes other bytes. */
function spoilt(seed: number): Buffer {
	const lines = readFileSync(join(root, "samples/donnees/evol_mmo.csv"), "latin1").split("\n");
	const changed = lines.map((line, index) =>
		index === 4
			? line.replace(/^[^;]*/, "A?Z")
			: index === 9
				? line.replace(/\d+\.?\d*(?=;;;)/, "beaucoup")
				: line,
	);
	return Buffer.from(changed.slice(0, changed.length - seed).join("\n"), "latin1");
}

/** The code that the fifth line had before it was spoilt. */
const [rightCode = ""] =
	readFileSync(join(root, "samples/donnees/evol_mmo.csv"), "latin1").split("\n")[4]?.split(";") ?? [];

const checked = (page: Page) =>
	page.getByRole("heading", { name: "2. Contrôles" }).waitFor({ timeout: 60_000 });

it("d'un fichier fautif déposé par morceaux à son acceptation, au clavier dans la grille", async () => {
	const { context, page, foreign } = await visit(browser, server.url, { bypassCSP: true });
	await page.goto(await firstLink(server));
	await page.getByLabel("Prénom et nom").fill("Dominique Essai");
	await page.getByLabel("Adresse électronique").fill(email);
	await page.getByLabel("Mot de passe").fill(password);
	await page.getByLabel("Le même").fill(password);
	await page.getByRole("button", { name: "Créer le compte" }).click();
	await sound(page, "tableau-de-bord");
	await page.getByRole("link", { name: "Collecte", exact: true }).click();
	await sound(page, "collecte");
	await page.getByRole("link", { name: "Déposer un fichier" }).click();
	await sound(page, "deposer");

	await page.getByLabel("Jeu de données").selectOption("psm-mouvements");
	const file = { name: "evol_mmo.csv", mimeType: "text/csv", buffer: spoilt(1) };
	await page.getByLabel("Fichier", { exact: true }).setInputFiles(file);
	await page.getByRole("button", { name: "Déposer" }).click();
	await checked(page);
	expect(await page.locator(".facts").textContent()).toContain("evol_mmo.csv");
	await sound(page, "lot");

	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Télécharger le fichier annoté (XLSX)" }).first().click(),
	]);
	expect(download.suggestedFilename()).toBe("evol_mmo-annote.xlsx");

	await page.getByRole("link", { name: "Voir et corriger les lignes dans un tableau" }).click();
	await sound(page, "lignes");
	const grid = page.getByRole("grid");
	const line = grid.getByRole("row").nth(1);
	await line.getByRole("rowheader").focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("F2");
	await page.keyboard.press("Control+A");
	await page.keyboard.type(rightCode);
	await page.keyboard.press("Enter");
	expect(await page.locator("[data-tally]").textContent()).toContain("1 cellule changée");
	await page.getByLabel("Pourquoi ces corrections").fill("Code repris du fichier de l’an dernier");
	await page.getByRole("button", { name: "Enregistrer les corrections" }).click();
	await checked(page);
	expect(await page.locator("#corrections").textContent()).toContain(
		"Code repris du fichier de l’an dernier",
	);
	await sound(page, "lot-corrige");

	// What is left is mended in one stroke, the value wherever it is read, and the whole is accepted.
	const bulk = page.locator("article", { hasText: "beaucoup" });
	await bulk.getByText("Corriger en lot").first().click();
	await bulk.getByLabel("Taux (taux) : remplacer beaucoup par").fill("12.5");
	await bulk.getByLabel("Pourquoi").fill("Valeur donnée par le producteur");
	await bulk.getByRole("button", { name: "Corriger en lot" }).click();
	await page.getByRole("heading", { name: "Accepter", exact: true }).waitFor({ timeout: 60_000 });
	await page.getByRole("button", { name: "Accepter le lot" }).click();
	await page.locator(".badge", { hasText: "Accepté" }).waitFor();
	await sound(page, "lot-accepte");

	await page.goto("/espace/collecte/livraisons");
	await sound(page, "livraisons");
	await page.goto("/espace/collecte/cles");
	await sound(page, "cles");
	await page.goto("/espace/collecte/connecteurs");
	await sound(page, "connecteurs");
	await page.goto("/espace/compte");
	await sound(page, "compte");
	expect(foreign).toEqual([]);
	await context.close();
});

it("sans script, le même dépôt par un simple formulaire, suivi jusqu'au refus", async () => {
	const narrow = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
	const { context, page } = await visit(browser, server.url, narrow);
	await page.goto("/connexion");
	await page.getByLabel("Adresse électronique").fill(email);
	await page.getByLabel("Mot de passe").fill(password);
	await page.locator("main button[type=submit]").first().click();
	await page.goto("/espace/collecte/deposer");
	await page.getByLabel("Jeu de données").selectOption("psm-mouvements");
	const file = { name: "encore.csv", mimeType: "text/csv", buffer: spoilt(3) };
	await page.getByLabel("Fichier", { exact: true }).setInputFiles(file);
	await page.getByRole("button", { name: "Déposer" }).click();
	// The page asks for itself again until the check is over.
	await checked(page);
	expect(await horizontalOverflow(page)).toEqual([]);
	await page.getByText("Refuser le lot").first().click();
	await page.getByLabel("Motif").fill("Fichier d’essai.");
	await page.getByRole("button", { name: "Refuser le lot" }).click();
	expect(await page.locator(".page-head").textContent()).toContain("Rejeté");
	await context.close();
});
