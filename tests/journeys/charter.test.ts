import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../observatory/browser.ts";
import { horizontalOverflow, violations } from "../observatory/page-checks.ts";
import { picture } from "../observatory/pictures.ts";
import { type Server, serveApart } from "../observatory/server.ts";
import { root } from "../runner/command.ts";
import {
	approveAndPublish,
	begin,
	join as joinIn,
	openFirstAccount,
	password,
	submit,
	tickAll,
	until,
	writeNote,
} from "./publishing.ts";

const partner = "Camille Essai";
const partnerEmail = "camille@exemple.fr";
const partnerFile = (name: string): string => join(root, "samples", "partenaires", name);

/**
 * The annotated workbook, every faulty cell put right as a person would: the values of the right file are typed over, the lines
 * that were one too many are taken out. The sheet « Lisez-moi » and the column « Message » stay, as they would.
 */
function mended(annotated: Uint8Array, right: string): Buffer {
	const book = read(annotated, { cellStyles: true });
	const name = book.SheetNames[1] ?? "";
	const rows: unknown[][] = utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1, raw: false });
	const good = right.trim().split(/\r?\n/);
	const fixed = rows.slice(0, good.length).map((row, index) => {
		const cells = good[index]?.split(";") ?? [];
		return [...(index === 0 ? row.slice(0, cells.length) : cells), ...row.slice(cells.length)];
	});
	book.Sheets[name] = utils.aoa_to_sheet(fixed);
	return write(book, { type: "buffer", bookType: "xlsx" });
}

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(inject("observatories"))(
	"de la charte au chiffre, et du chiffre à sa fin ($name)",
	({ env, name }) => {
		let server: Server & { readonly dataDir: string };
		beforeAll(async () => {
			server = await serveApart(env, { copied: true });
		});
		afterAll(() => server?.stop());

		/** The same forms on both observatories, for axe to read once; what they hold may be wider on real files. */
		async function sound(page: Page, shot: string): Promise<void> {
			for (const width of [1280, 320]) {
				await page.setViewportSize({ width, height: 900 });
				expect(await horizontalOverflow(page), `${page.url()} ${width}`).toEqual([]);
				if (name !== "essai") continue;
				expect(await violations(page), `${page.url()} ${width}`).toEqual([]);
				await picture(page, `charte-${shot}-${name}-${width}`);
			}
			await page.setViewportSize({ width: 1280, height: 900 });
		}

		/** Text of the letters written to this address, newest last. */
		function letters(to: string): string[] {
			const outbox = join(server.dataDir, "outbox");
			try {
				return readdirSync(outbox)
					.filter((file) => file.endsWith(".eml"))
					.sort()
					.map((file) => readFileSync(join(outbox, file), "utf8"))
					.filter((text) => text.includes(to));
			} catch {
				return [];
			}
		}

		it("un partenaire signe, dépose un fichier fautif, rend le fichier corrigé ; le chiffre paraît, puis disparaît", async () => {
			const operator = await visit(browser, server.url, { bypassCSP: true });
			const analyst = operator.page;
			await openFirstAccount(server, analyst);
			const responsible = await joinIn(browser, server, analyst, {
				name: "Sacha Essai",
				email: "sacha@exemple.fr",
				role: "Responsable de publication",
			});

			await analyst.goto("/espace/utilisateurs");
			await analyst.getByLabel("Nom", { exact: true }).fill("OPCO Essai");
			await analyst.getByLabel("Catégorie").selectOption("OPCO");
			await analyst.getByRole("button", { name: "Ajouter" }).click();
			await analyst.getByLabel("Prénom et nom").fill(partner);
			await analyst.getByLabel("Adresse électronique").fill(partnerEmail);
			await analyst.getByLabel("Rôle", { exact: true }).selectOption({ label: "Contributeur" });
			await analyst.getByLabel("Organisation", { exact: true }).selectOption({ label: "OPCO Essai" });
			await analyst.getByLabel("Périmètre", { exact: true }).selectOption({ label: "Son organisation" });
			await analyst.getByRole("button", { name: "Inviter" }).click();
			const invitation = (await analyst.locator(".one-time-link").textContent()) ?? "";

			const guest = await visit(browser, server.url, { bypassCSP: true });
			const page = guest.page;
			await page.goto(invitation);
			await page.getByLabel("Mot de passe").fill(password);
			await page.getByLabel("Le même").fill(password);
			await page.getByRole("button", { name: "Ouvrir mon compte" }).click();

			// Without a charter, nothing can be handed over, and the page says why.
			await page.goto("/espace/collecte/deposer");
			expect(await page.locator("main").textContent()).toMatch(/charte/i);
			await sound(page, "sans-charte");

			// The operator writes, the partner narrows one line and agrees, the operator signs.
			await analyst.goto("/espace/chartes/nouvelle?modele=opco");
			await analyst.getByLabel("Organisation partenaire").selectOption({ label: "OPCO Essai (OPCO)" });
			await analyst.getByLabel(/Contrats d’alternance/).check();
			await analyst.getByLabel("Titre").fill("Alternance de l’OPCO Essai");
			await analyst.getByLabel("Signataire du partenaire").fill(partner);
			await analyst.getByLabel("Adresse du signataire").fill(partnerEmail);
			await analyst.getByRole("button", { name: "Enregistrer le brouillon" }).click();
			await sound(analyst, "brouillon");
			const charter = new URL(analyst.url()).pathname;
			await analyst.getByRole("button", { name: "Envoyer en relecture" }).click();
			await page.goto(charter);
			await sound(page, "relecture");
			await page.getByRole("button", { name: "Approuver cette rédaction" }).click();
			await analyst.goto(charter);
			await analyst.getByRole("button", { name: "Signer et envoyer à la signature" }).click();
			await page.goto(charter);
			await page.getByRole("button", { name: /Recevoir un code/ }).click();
			const code = await until("la lettre du code", () =>
				letters(partnerEmail)
					.map((text) => /\b(\d{6})\b(?![\s\S]*\b\d{6}\b)/.exec(text)?.[1])
					.findLast((found) => found !== undefined),
			);
			await page.getByLabel("Code reçu").fill(code);
			await sound(page, "signature");
			await page.getByRole("button", { name: "Signer la charte" }).click();
			await page.locator(".badge", { hasText: "En vigueur" }).waitFor();
			await sound(page, "en-vigueur");

			// A faulty file: one column is named otherwise, and many cells are wrong.
			const deposit = async (file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
				await page.goto("/espace/collecte/deposer");
				await page.getByLabel("Jeu de données").selectOption("opco-contrats");
				await page.getByLabel("Fichier", { exact: true }).setInputFiles(file);
				await page.getByRole("button", { name: "Déposer" }).click();
				await page.getByRole("heading", { name: "2. Contrôles" }).waitFor({ timeout: 120_000 });
			};
			await deposit({
				name: "contrats-2025.csv",
				mimeType: "text/csv",
				buffer: readFileSync(partnerFile("opco-contrats-2025-a-corriger.csv")),
			});
			const column = page.getByLabel(/APE/).first();
			await column.selectOption("code_naf");
			await page.getByRole("button", { name: "Enregistrer pour ce partenaire" }).click();
			await page.getByRole("heading", { name: "2. Contrôles" }).waitFor({ timeout: 120_000 });
			await until("le contrôle des colonnes", async () =>
				(await page.locator("main").textContent())?.includes("C-13") ? true : undefined,
			);
			await sound(page, "controle");
			const [download] = await Promise.all([
				page.waitForEvent("download"),
				page
					.getByRole("link", { name: /Télécharger le fichier annoté/ })
					.first()
					.click(),
			]);
			const annotated = readFileSync(await download.path());

			// The mended workbook goes back: the column is remembered, the defects are said to be solved.
			await deposit({
				name: "contrats-2025-corrige.xlsx",
				mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
				buffer: mended(annotated, readFileSync(partnerFile("opco-contrats-2025.csv"), "utf8")),
			});
			await sound(page, "corrige");
			const lot = new URL(page.url()).pathname;
			const label = ((await page.locator("h1").textContent()) ?? "").replace("Lot ", "");
			await analyst.goto(lot);
			await analyst.getByRole("button", { name: "Accepter le lot" }).click();
			await analyst.locator(".badge", { hasText: "Accepté" }).first().waitFor();

			// It is built, composed, approved by somebody else and published: until then nobody reads it.
			await until("la construction en attente", async () => {
				await analyst.goto("/espace");
				const text = (await analyst.locator("main").textContent()) ?? "";
				return text.includes("Composer une diffusion") ? true : undefined;
			});
			const draft = await begin(analyst, "Contrats d’alternance 2025");
			await writeNote(analyst, "Premiers contrats reçus sous charte.");
			await tickAll(analyst);
			await submit(analyst);
			await approveAndPublish(responsible.page, draft);

			// It appears to everybody, with its lot and its charter in the provenance.
			const reader = await visit(browser, server.url, { bypassCSP: true });
			const figures = async (): Promise<string> => {
				await reader.page.goto("/indicateurs/contrats-alternance");
				return (await reader.page.locator("main").textContent()) ?? "";
			};
			await until("le chiffre publié", async () =>
				/2025/.test(await figures()) &&
				(await reader.page.locator("a[href^='/chiffres/contrats-alternance']").count()) > 0
					? true
					: undefined,
			);
			await sound(reader.page, "publie");
			const permalink =
				(await reader.page
					.locator("a[href^='/chiffres/contrats-alternance']")
					.first()
					.getAttribute("href")) ?? "";
			await reader.page.goto(permalink);
			const origin = (await reader.page.locator("main").textContent()) ?? "";
			expect(origin).toContain(label);
			expect(origin).toContain("Alternance de l’OPCO Essai");
			// Rows of a partner are shown to nobody.
			expect(origin).not.toMatch(/\b\d{14}\b/);
			await sound(reader.page, "provenance");
			const value = (
				(await reader.page.locator("dt:text-is('Valeur') + dd").first().textContent()) ?? ""
			).trim();

			// The end of the charter hides its figures at the next request, and says why.
			await analyst.goto(charter);
			await analyst.getByText("Mettre fin à la charte").click();
			await analyst.getByLabel("Motif").fill("Fin décidée par les deux parties");
			await analyst.getByRole("button", { name: "Mettre fin maintenant" }).click();
			await analyst.locator(".badge", { hasText: "Terminée" }).waitFor();
			await reader.page.goto(permalink);
			const after = (await reader.page.locator("main").textContent()) ?? "";
			expect(after).toMatch(/a pris fin/);
			expect(value).not.toBe("");
			expect(after).not.toContain(value);
			await sound(reader.page, "apres-la-fin");
			expect(await figures()).toMatch(/a pris fin/);
			// Nothing more can be handed over either.
			await page.goto("/espace/collecte/deposer");
			expect(await page.getByLabel("Jeu de données").count()).toBe(0);
			for (const { foreign, context } of [operator, responsible, guest, reader]) {
				expect(foreign).toEqual([]);
				await context.close();
			}
		}, 400_000);
	},
);
