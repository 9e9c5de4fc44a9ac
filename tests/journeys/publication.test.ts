import { readFileSync } from "node:fs";
import { join as path } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { formatDate } from "../../src/platform/french.ts";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { picture } from "../observatory/pictures.ts";
import { type Server, serveApart } from "../observatory/server.ts";
import { root } from "../runner/command.ts";
import {
	approveAndPublish,
	begin,
	join,
	openFirstAccount,
	submit,
	tickAll,
	until,
	writeNote,
} from "./publishing.ts";

let browser: Browser;
let server: Server;
beforeAll(async () => {
	browser = await openBrowser();
	const [samples] = inject("observatories");
	server = await serveApart(samples?.env ?? {}, { copied: true });
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
		await picture(page, `diffusion-${name}-${width}`);
		expect(await violations(page), `${page.url()} ${width}`).toEqual([]);
		expect(await horizontalOverflow(page), `${page.url()} ${width}`).toEqual([]);
	}
	await page.setViewportSize({ width: 1280, height: 900 });
}

const textOf = async (page: Page, address: string): Promise<string> => {
	await page.goto(address);
	return (await page.locator("main").textContent()) ?? "";
};

/** The rate of one département changed in a producer's file. */
function revisedFile(): Buffer {
	const text = readFileSync(path(root, "samples/donnees/chomage_departemental_INSEE.csv"), "utf8");
	return Buffer.from(text.replace(/^(014;[^;]*;2023;).*$/m, "$189,1"), "utf8");
}

it("composée par une personne, approuvée par une autre, lue la veille, publiée à l'heure, corrigée puis retirée", async () => {
	const operator = await visit(browser, server.url, { bypassCSP: true });
	const author = operator.page;
	await openFirstAccount(server, author);
	const responsible = await join(browser, server, author, {
		name: "Sacha Essai",
		email: "sacha@exemple.fr",
		role: "Responsable de publication",
	});
	const approver = responsible.page;
	const named = await join(browser, server, author, {
		name: "Camille Essai",
		email: "camille@exemple.fr",
		role: "Acheteur",
	});
	const stranger = await join(browser, server, author, {
		name: "Alix Essai",
		email: "alix@exemple.fr",
		role: "Acheteur",
	});
	const reader = await visit(browser, server.url, { bypassCSP: true });
	const place = "/territoires/departement/14-calvados";
	const before = await textOf(reader.page, "/indicateurs/taux-chomage");
	expect(before).not.toContain("89,1");

	// A revised file is accepted: it is built, and not published.
	await author.goto("/espace/collecte/deposer");
	await author.getByLabel("Jeu de données").selectOption("insee-chomage-departements");
	await author.getByLabel("Fichier", { exact: true }).setInputFiles({
		name: "chomage_departemental_INSEE.csv",
		mimeType: "text/csv",
		buffer: revisedFile(),
	});
	await author.getByRole("button", { name: "Déposer" }).click();
	await author.getByRole("button", { name: "Accepter le lot" }).click({ timeout: 120_000 });
	await author.locator(".badge", { hasText: "Accepté" }).first().waitFor();
	await until("la construction en attente", async () =>
		(await textOf(author, "/espace")).includes("Composer une diffusion") ? true : undefined,
	);
	await author.goto("/espace/diffusions");
	await sound(author, "liste");

	// Nothing goes on without a note, nor approved by who wrote it.
	const draft = await begin(author, "Chômage localisé, révision");
	await sound(author, "composer");
	await author.getByRole("button", { name: "Envoyer en relecture" }).click();
	expect(await author.locator(".error-summary").textContent()).toContain("Écrivez la note");
	await writeNote(author, "Le producteur a révisé le taux d’un département.\n\nLa méthode ne change pas.");
	await tickAll(author);
	await author.getByLabel("Personne à ajouter").selectOption({ label: "Camille Essai (camille@exemple.fr)" });
	await author.getByRole("button", { name: "Ajouter à l’aperçu" }).click();
	await submit(author);
	expect(await author.getByRole("button", { name: "Approuver" }).count()).toBe(0);
	const forced = await author.evaluate(async (address) => {
		const csrf = document.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
		const answer = await fetch(`${address}/approuver`, {
			method: "POST",
			body: new URLSearchParams({ csrf }),
		});
		return { status: answer.status, text: await answer.text() };
	}, draft);
	expect(forced.status).toBe(422);
	expect(forced.text).toMatch(/La personne qui a écrit une diffusion ne peut pas l’approuver/);

	// Somebody else approves; before it is scheduled, the person named reads nothing yet.
	expect(await textOf(approver, "/espace")).toContain("Approuver la diffusion");
	await approver.goto(draft);
	await sound(approver, "approuver");
	await approver.getByLabel("Commentaire (facultatif)").fill("Relue avec le producteur");
	await approver.getByRole("button", { name: "Approuver" }).click();
	await approver.locator(".page-head .badge", { hasText: "Approuvée" }).waitFor();
	await sound(approver, "approuvee");
	const preview = `/espace/apercu/${draft.split("/").at(-1)}`;
	expect((await named.page.goto(preview))?.status()).toBe(403);
	const due = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
	const [day, time] = [
		formatDate(due, "short").split("/").toReversed().join("-"),
		due.toLocaleTimeString("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" }),
	];
	await author.goto(draft);
	await author.getByLabel("Jour").fill(day);
	await author.getByLabel("Heure").fill(time);
	await author.getByRole("button", { name: "Programmer", exact: true }).click();
	await author.locator(".page-head .badge", { hasText: "Programmée" }).waitFor();

	// The person named reads the pages as they will be; nobody else does, and the public pages have not moved.
	expect(await textOf(named.page, "/espace")).toContain("Lire avant publication");
	await named.page.goto(`${preview}${place}`);
	const seen = (await named.page.locator("main").textContent()) ?? "";
	expect(seen).toContain("Aperçu avant publication");
	expect(seen).toContain("89,1");
	const links = await named.page
		.locator("main a[href^='/']")
		.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
	expect(links.filter((href) => !href.startsWith(preview))).toEqual([]);
	expect((await stranger.page.goto(`${preview}${place}`))?.status()).toBe(403);
	expect((await reader.page.goto(`${preview}${place}`))?.url()).toContain("/connexion");
	expect(await textOf(reader.page, place)).not.toContain("89,1");
	expect(await textOf(reader.page, "/calendrier")).toContain("Chômage localisé, révision");
	await sound(reader.page, "calendrier");

	// At the time, by itself, all pages at once.
	await until("la publication", async () =>
		(await textOf(reader.page, place)).includes("89,1") ? true : undefined,
	);
	expect(await textOf(reader.page, "/diffusions")).toContain("Chômage localisé, révision");
	await sound(reader.page, "diffusions");
	await reader.page.locator("#diffusions tbody tr").first().getByRole("link").click();
	const notes = (await reader.page.locator("main").textContent()) ?? "";
	const version = new URL(reader.page.url()).pathname.split("/").at(-1) ?? "";
	for (const told of [
		"Le producteur a révisé le taux",
		"Dominique Essai",
		"Sacha Essai",
		"Camille Essai",
		"89,1",
		"Taux de chômage",
	])
		expect(notes).toContain(told);
	await sound(reader.page, "notes");
	const csv = await (await fetch(`${server.url}/diffusions/${version}/valeurs.csv`)).text();
	expect(csv).toMatch(/;revise;[\d.]+;89\.1;/);
	const feed = await (await fetch(`${server.url}/diffusions.xml`)).text();
	expect(feed).toContain(`${server.url}/diffusions/${version}`);
	const agenda = await (await fetch(`${server.url}/calendrier.ics`)).text();
	expect(agenda).toContain(`SUMMARY:Diffusion ${version}`);
	expect((await named.page.goto(preview))?.status()).toBe(404);

	// A correction says what was wrong, on the release that it corrects too.
	const title = `Erratum de ${version} – Chômage localisé, révision`;
	const erratum = await begin(author, "Note corrigée", title);
	await writeNote(author, "La note nommait le mauvais trimestre.", "Lire rentrée 2023, et non 2022.");
	await tickAll(author);
	await submit(author);
	await approveAndPublish(approver, erratum);
	expect(await textOf(reader.page, `/diffusions/${version}`)).toContain("Lire rentrée 2023, et non 2022.");
	await sound(reader.page, "erratum");

	// A withdrawal brings the former release back, and says why.
	await approver.goto("/espace/diffusions");
	await approver.getByText("Retirer une diffusion").click();
	const last = await approver.getByLabel("Diffusion à retirer").locator("option").first().textContent();
	expect(last).toContain("Note corrigée");
	await approver.getByLabel("Motif").fill("Le fichier révisé du producteur était faux");
	await approver.getByRole("button", { name: "Retirer cette diffusion" }).click();
	// An erratum of the words alone serves the same figures: with it goes the publication that it corrects, and none else.
	const states = async (): Promise<readonly (readonly [string, string])[]> => {
		await approver.goto("/espace/diffusions");
		return await approver.locator("#publications tbody tr").evaluateAll((rows) =>
			rows.map((row) => {
				const [title, , , state] = [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "");
				return [title ?? "", state ?? ""] as const;
			}),
		);
	};
	const after = await until("le retrait", async () => {
		const all = await states();
		return all[0]?.[1] === "Retrait" ? all : undefined;
	});
	expect(after).toEqual([
		[`Retrait de la diffusion ${(last ?? "").split(" ")[0]}`, "Retrait"],
		["Note corrigée", "Retirée"],
		["Chômage localisé, révision", "Retirée"],
		["Première diffusion", "En cours"],
	]);
	await sound(approver, "retrait");
	await until("le retour à la diffusion précédente", async () =>
		(await textOf(reader.page, place)).includes("89,1") ? undefined : true,
	);
	const gone = (last ?? "").split(" ")[0] ?? "";
	expect(await textOf(reader.page, `/diffusions/${gone}`)).toContain(
		"Le fichier révisé du producteur était faux",
	);
	await sound(reader.page, "retiree");
	for (const { foreign, context } of [operator, responsible, named, stranger, reader]) {
		expect(foreign).toEqual([]);
		await context.close();
	}
}, 400_000);
