import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { firstLink, type Server, serveApart } from "../observatory/server.ts";
import { prepareSession } from "./kits.ts";
import { publishStudy } from "./studies.ts";

const password = "quatre mots sans rapport";

describe.each(inject("observatories"))("les personnes du comité ($name)", ({ name, env }) => {
	let browser: Browser;
	let server: Server;
	let buyerLink = "";
	beforeAll(async () => {
		browser = await openBrowser();
		server = await serveApart(env);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.stop();
	});

	async function sound(page: Page): Promise<void> {
		expect(await violations(page), page.url()).toEqual([]);
		expect(await horizontalOverflow(page), page.url()).toEqual([]);
	}

	it("du lien de la console à une collègue invitée et au journal, sans script, sur un écran étroit", async () => {
		const narrow = { viewport: { width: 320, height: 640 }, bypassCSP: true };
		const { context, page } = await visit(browser, server.url, narrow);
		await page.goto(await firstLink(server));
		await sound(page);
		await page.getByLabel("Prénom et nom").fill("Dominique Essai");
		await page.getByLabel("Adresse électronique").fill("dominique@exemple.fr");
		await page.getByLabel("Mot de passe").fill("court");
		await page.getByRole("button", { name: "Créer le compte" }).click();
		await sound(page);
		// The summary takes the focus; its link leads to the field.
		expect(await page.evaluate(() => document.activeElement?.id)).toBe("erreur");
		await page.getByRole("link", { name: /12 caractères/ }).click();
		await page.getByLabel("Mot de passe").fill(password);
		await page.getByLabel("Le même").fill(password);
		await page.getByRole("button", { name: "Créer le compte" }).click();
		expect(await page.locator("h1").textContent()).toBe("Mon espace");
		await sound(page);

		await page.getByRole("link", { name: "Utilisateurs et droits" }).click();
		await sound(page);
		await page.getByLabel("Prénom et nom").fill("Camille Essai");
		await page.getByLabel("Adresse électronique").fill("camille@exemple.fr");
		await page.getByLabel("Rôle", { exact: true }).selectOption({ label: "Contributeur" });
		await page.getByRole("button", { name: "Inviter" }).click();
		await sound(page);
		const link = (await page.locator(".one-time-link").textContent()) ?? "";

		const other = await visit(browser, server.url, narrow);
		await other.page.goto(link);
		await sound(other.page);
		await other.page.getByLabel("Mot de passe").fill(password);
		await other.page.getByLabel("Le même").fill(password);
		await other.page.getByRole("button", { name: "Ouvrir mon compte" }).click();
		expect(await other.page.getByRole("rowheader").first().textContent()).toBe("Contributeur");
		const refused = await other.page.goto("/espace/utilisateurs");
		expect(refused?.status()).toBe(403);
		await sound(other.page);
		await other.page.goto("/espace");
		await other.page.getByRole("button", { name: "Se déconnecter" }).click();
		expect(await other.page.locator("h1").textContent()).toBe("Connexion");
		await sound(other.page);
		await other.context.close();

		await page.goto("/espace/journal");
		await sound(page);
		const journal = (await page.locator("#journal").textContent()) ?? "";
		expect(journal).toContain("GET /espace/utilisateurs");
		expect(journal).toContain("session fermée");
		await page.goto("/espace/second-facteur");
		await sound(page);

		// A buyer of the whole, for what follows.
		await page.goto("/espace/utilisateurs");
		await page.getByLabel("Prénom et nom").fill("Marc Essai");
		await page.getByLabel("Adresse électronique").fill("marc@exemple.fr");
		await page.getByLabel("Rôle", { exact: true }).selectOption({ label: "Acheteur" });
		await page.getByLabel("Périmètre", { exact: true }).selectOption({ label: "Tout l’observatoire" });
		await page.getByRole("button", { name: "Inviter" }).click();
		buyerLink = (await page.locator(".one-time-link").textContent()) ?? "";
		await context.close();
	});

	it("une acheteuse va de la matrice à un couple et propose des places, sans script, sur un écran étroit (B7)", async () => {
		const narrow = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
		const { context, page } = await visit(browser, server.url, narrow);
		await page.goto(buyerLink);
		await page.getByLabel("Mot de passe").fill(password);
		await page.getByLabel("Le même").fill(password);
		await page.getByRole("button", { name: "Ouvrir mon compte" }).click();
		await page
			.getByRole("navigation", { name: "Mon espace" })
			.getByRole("link", { name: "Besoins et achats" })
			.click();
		await page.getByLabel("Département").selectOption({ label: "Toute la région" });
		await page.getByRole("button", { name: "Filtrer" }).click();
		expect(new URL(page.url()).searchParams.get("departement")).toBe("tous");
		// Where it is narrow, each couple names its bassin and stands under its occupation.
		const first = page.locator("#matrice tbody td").first();
		expect(await first.locator(".narrow").isVisible()).toBe(true);
		expect(await first.textContent()).toMatch(/Besoin.+Vivier.+Offre/);
		await first.getByRole("link", { name: /^Détail/ }).click();
		const title = (await page.locator("h1").textContent()) ?? "";
		expect(await page.getByRole("heading", { name: "Ce qui pourrait faire renoncer" }).count()).toBe(1);
		// Around the bassin: kilometres or why there are none, the same figures on the map and in the lists, never minutes.
		const around = page.locator("section", { has: page.locator("#autour") });
		const told = (await around.textContent()) ?? "";
		expect(told).not.toMatch(/minute|isochrone/);
		if (env.SOURCES_MIRROR) {
			expect(told).toContain("vol d’oiseau");
			expect(await around.locator("svg .ring").count()).toBe(2);
			expect(await around.locator("#autour-demandeurs tr.reference").count()).toBe(2);
			for (const mark of await around
				.locator("svg [data-mark]")
				.evaluateAll((all) => all.map((one) => one.getAttribute("data-mark"))))
				expect(await page.locator(`tr[data-mark="${mark}"]`).count(), String(mark)).toBeLessThanOrEqual(1);
		} else expect(told).toContain("n’a pas le contour de ce bassin");
		expect(await page.locator("#campagnes").textContent()).toMatch(/Campagne 20\d\d et campagne 20\d\d/);
		await page.locator("summary", { hasText: "Proposer" }).click();
		await page.getByLabel("Nombre de places").fill("12");
		await page.getByLabel("Vos raisons").fill("Deux employeurs du bassin, un public connu.");
		await page.getByRole("button", { name: "Proposer" }).click();
		expect(await page.locator("h1").textContent()).toBe(title);
		expect(await page.locator("#vus").textContent()).toMatch(/Besoin.+Vivier.+Offre/);
		expect(await page.locator("main").textContent()).toContain("une autre personne doit en décider");
		await page.getByRole("link", { name: "Propositions" }).first().click();
		expect(await page.locator("#propositions-tableau").textContent()).toContain("Ouvrir des places");
		// The matrix says what is proposed for the campaign, and the list adds it up by bassin.
		await page.goto("/espace/besoins?departement=tous");
		expect(await page.locator("#matrice tbody td").first().textContent()).toMatch(
			/Campagne \d+\s:\s12\splaces proposées, 0\sretenue/,
		);
		await page
			.getByRole("link", { name: /^Toutes les propositions/ })
			.first()
			.click();
		expect(await page.locator("#par-bassin tr.reference").textContent()).toContain("12");
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.goto("/espace/besoins/fichier?forme=xlsx").catch(() => undefined),
		]);
		expect(download.suggestedFilename()).toMatch(/^def_besoins-offre_.+\.xlsx$/);
		await context.close();
	});

	it("le dossier d’une séance, de rien à des documents figés qu’une personne sans compte ouvre, sans script, sur un écran étroit (B3)", async () => {
		await prepareSession(browser, server.url, { email: "dominique@exemple.fr", password });
	});

	// The gestures do not depend on the figures: once is enough.
	it.runIf(name === "essai")(
		"une étude, du kit figé à qui la lit, écrite par une personne et publiée par une autre (B12)",
		async () => {
			await publishStudy(browser, server, { email: "dominique@exemple.fr", kit: "Comité local de Caen" });
		},
	);
});
