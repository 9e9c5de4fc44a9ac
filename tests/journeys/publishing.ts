import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { visit } from "../observatory/browser.ts";
import { firstLink, type Server } from "../observatory/server.ts";

export const password = "quatre mots sans rapport";

/**
 * Waits until it gives something: letters, builds and publications come in their own time. Asked less and less often: each question
 * takes time from what is waited for.
 */
export async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
	const limit = performance.now() + 150_000;
	for (let pause = 200; ; pause = Math.min(2_500, pause * 1.4)) {
		const found = await look();
		if (found !== undefined) return found;
		if (performance.now() > limit) throw new Error(`Rien ne vient : ${what}`);
		await new Promise((wake) => setTimeout(wake, pause));
	}
}

/** The first administrator, by the link of the console. */
export async function openFirstAccount(server: Server, page: Page): Promise<void> {
	await page.goto(await firstLink(server));
	await page.getByLabel("Prénom et nom").fill("Dominique Essai");
	await page.getByLabel("Adresse électronique").fill("dominique@exemple.fr");
	await page.getByLabel("Mot de passe").fill(password);
	await page.getByLabel("Le même").fill(password);
	await page.getByRole("button", { name: "Créer le compte" }).click();
}

interface Given {
	readonly name: string;
	readonly email: string;
	readonly role: string;
	readonly perimeter?: string;
}

/** Somebody of the operator is invited and opens an account in a browser of their own. */
export async function join(
	browser: Browser,
	server: Server,
	administrator: Page,
	{ name, email, role, perimeter = "Tout l’observatoire" }: Given,
): Promise<Awaited<ReturnType<typeof visit>>> {
	await administrator.goto("/espace/utilisateurs");
	await administrator.getByLabel("Prénom et nom").fill(name);
	await administrator.getByLabel("Adresse électronique").fill(email);
	await administrator.getByLabel("Rôle", { exact: true }).selectOption({ label: role });
	await administrator.getByLabel("Périmètre", { exact: true }).selectOption({ label: perimeter });
	await administrator.getByRole("button", { name: "Inviter" }).click();
	const invitation = (await administrator.locator(".one-time-link").textContent()) ?? "";
	const opened = await visit(browser, server.url, { bypassCSP: true });
	await opened.page.goto(invitation);
	await opened.page.getByLabel("Mot de passe").fill(password);
	await opened.page.getByLabel("Le même").fill(password);
	await opened.page.getByRole("button", { name: "Ouvrir mon compte" }).click();
	return opened;
}

/** Begins to compose what waits, or an erratum of the publication whose label this matches. Gives its address. */
export async function begin(author: Page, title: string, nature?: string): Promise<string> {
	await author.goto("/espace/diffusions");
	await author.getByLabel("Titre").fill(title);
	if (nature !== undefined) await author.getByLabel("Nature").selectOption({ label: nature });
	await author.getByRole("button", { name: "Composer" }).click();
	await author.getByRole("heading", { name: "Liste de contrôle" }).waitFor();
	return new URL(author.url()).pathname;
}

/** Ticks all that the data do not tell. */
export async function tickAll(author: Page): Promise<void> {
	const button = author.getByRole("button", { name: /^C’est fait/ });
	for (let left = await button.count(); left > 0; left--) {
		await button.first().click();
		await until("le point coché", async () => ((await button.count()) < left ? true : undefined));
	}
}

export async function writeNote(author: Page, note: string, erratum?: string): Promise<void> {
	const form = author.getByLabel("Note de diffusion");
	if (!(await form.isVisible())) await author.getByText("Modifier les textes").click();
	await form.fill(note);
	if (erratum !== undefined) await author.getByLabel("Texte de l’erratum").fill(erratum);
	await author.getByRole("button", { name: "Enregistrer les textes" }).click();
	await author.getByText("Les textes sont enregistrés.").waitFor();
}

export async function submit(author: Page): Promise<void> {
	await author.getByRole("button", { name: "Envoyer en relecture" }).click();
	await author.locator(".page-head .badge", { hasText: "En relecture" }).waitFor();
}

/** The second person approves, and publishes at once. */
export async function approveAndPublish(approver: Page, path: string): Promise<void> {
	await approver.goto(path);
	await approver.getByRole("button", { name: "Approuver" }).click();
	await approver.locator(".page-head .badge", { hasText: "Approuvée" }).waitFor();
	await approver.getByRole("button", { name: "Publier maintenant" }).click();
	await approver.locator(".page-head .badge", { hasText: "Publiée" }).waitFor();
	expect(await approver.locator("main").textContent()).toContain("La diffusion est publiée.");
}
