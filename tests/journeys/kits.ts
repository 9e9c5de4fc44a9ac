import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { visit } from "../observatory/browser.ts";
import { horizontalOverflow } from "../observatory/page-checks.ts";
import { program } from "../system-packages.ts";

const comment = "Le comité retient la saisonnalité du littoral.";

async function fits(page: Page): Promise<void> {
	expect(await horizontalOverflow(page), page.url()).toEqual([]);
}

async function titles(page: Page): Promise<readonly string[]> {
	return await page.locator(".figure-block h2").allTextContents();
}

/** B3: the file of a session, from nothing to frozen documents that somebody without an account opens. */
export async function prepareSession(
	browser: Browser,
	url: string,
	who: { readonly email: string; readonly password: string },
): Promise<void> {
	const narrow = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
	const { context, page } = await visit(browser, url, narrow);
	await page.goto("/connexion");
	await page.getByLabel("Adresse électronique").fill(who.email);
	await page.getByLabel("Mot de passe").fill(who.password);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page
		.getByRole("navigation", { name: "Mon espace" })
		.getByRole("link", { name: "Kits et séances" })
		.click();
	await fits(page);
	await page.getByLabel("Titre").fill("Comité local de Caen");
	await page.getByLabel("Territoire", { exact: true }).selectOption("zone-emploi:2804");
	await page.getByLabel("Jour de la séance").fill("2026-12-10");
	await page.getByLabel("Modèle").selectOption("diagnostic");
	await page.getByRole("button", { name: "Créer le kit" }).click();
	expect(await page.locator("h1").textContent()).toBe("Comité local de Caen");
	await fits(page);
	const kit = page.url();
	const before = await titles(page);
	expect(before).toHaveLength(5);

	await page
		.getByRole("button", { name: /^Retirer du kit/ })
		.nth(4)
		.click();
	// Who works with the keyboard goes on from the block that was carried, not from the top of the page.
	await page
		.getByRole("button", { name: /^Descendre/ })
		.nth(1)
		.press("Enter");
	await page.waitForURL("**#rang-2");
	await page.keyboard.press("Tab");
	expect(await page.locator("#rang-2 :focus").count()).toBe(1);
	expect(await titles(page)).toEqual([before[0], before[2], before[1], before[3]]);
	await page.locator("summary", { hasText: "Titre et commentaire" }).first().click();
	await page.getByLabel("Commentaire").first().fill(comment);
	await page.getByRole("button", { name: "Enregistrer" }).first().click();

	await page.locator("main p").getByRole("link", { name: "Caen" }).click();
	const add = page.locator('a[href^="/espace/kits/ajouter"]').first();
	await page.goto((await add.getAttribute("href")) ?? "");
	await fits(page);
	await page.getByRole("button", { name: "Ajouter au kit" }).click();
	expect(page.url()).toBe(kit);
	expect(await titles(page)).toHaveLength(5);
	await page.getByRole("link", { name: "Aperçu" }).click();
	expect(await page.locator("main").textContent()).toContain(comment);
	await fits(page);
	await page.getByRole("link", { name: "Revenir au kit" }).click();

	await page.getByRole("button", { name: "Figer le kit" }).click();
	await fits(page);
	await page.getByText("Fabrication terminée").waitFor({ timeout: 60_000 });
	await fits(page);
	await page.getByRole("link", { name: /^v1/ }).click();
	const frozen = page.url();
	await page.goto(`${kit}#versions`);
	await page.getByRole("button", { name: /^Rendre public/ }).click();
	await fits(page);
	await context.close();

	const anybody = await visit(browser, url, narrow);
	await anybody.page.goto(frozen);
	expect(await anybody.page.locator("h1").textContent()).toBe("Comité local de Caen");
	expect(await anybody.page.locator("main").textContent()).toContain(comment);
	await fits(anybody.page);
	const files: Readonly<Record<string, string>> = {
		PDF: "%PDF",
		"Diaporama modifiable (PPTX)": "PK\u0003\u0004",
		"Classeur (XLSX)": "PK\u0003\u0004",
	};
	for (const [name, magic] of Object.entries(files)) {
		const [download] = await Promise.all([
			anybody.page.waitForEvent("download"),
			anybody.page.getByRole("link", { name, exact: true }).click(),
		]);
		const path = await download.path();
		expect(readFileSync(path).subarray(0, 4).toString("latin1"), name).toBe(magic);
		if (name === "PDF")
			expect(
				execFileSync(program("pdftotext") ?? "", [path, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " "),
			).toContain(comment);
	}
	await anybody.context.close();
}
