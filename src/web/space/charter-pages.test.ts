import type { LightMyRequestResponse } from "fastify";
import { readXlsx } from "hucre/xlsx";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { opcoContrats } from "../../../catalogue/sources/opco-contrats.ts";
import { keepCharters, publicReader, rulesOf, ruling } from "../../charters/index.ts";
import { Browser } from "../testing/browser.ts";
import { firstAdministrator, openSite, password, type Site } from "../testing/site.ts";

const day = 24 * 3600_000;
const source = { ...opcoContrats, id: "essais", title: "Contrats d’essai" };
let site: Site;
let admin: Browser;
let signatory: Browser;
let colleague: Browser;
let stranger: Browser;

const documentOf = (body: string): Document => parseHTML(body).document;
const textOf = (answer: LightMyRequestResponse): string =>
	(documentOf(answer.body).querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ");

async function memberOf(name: string, kind: string, email: string, role: string): Promise<Browser> {
	await admin.submit("/espace/utilisateurs", "/espace/utilisateurs/organisations", {
		"organisation-name": name,
		kind,
	});
	const organisation = await site.organisation(name);
	const { path } = await site.invite(admin, email, { role, organisation, perimeter: "organisation" });
	const browser = new Browser(site.server);
	await browser.post(path, { password, again: password });
	return browser;
}

beforeAll(async () => {
	site = await openSite([source]);
	admin = await firstAdministrator(site);
	signatory = await memberOf("OPCO d’essai", "OPCO", "camille@exemple.fr", "partenaire");
	colleague = await memberOf("OPCO d’essai", "OPCO", "alix@exemple.fr", "contributeur");
	stranger = await memberOf("ARML d’essai", "Autre", "sacha@exemple.fr", "partenaire");
});
afterAll(() => site.close());
let shift = 0;
beforeEach(() => {
	site.space.later(-shift);
	shift = 0;
});
function later(milliseconds: number): void {
	shift += milliseconds;
	site.space.later(milliseconds);
}

const dayText = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const terms = () => ({
	title: "Contrats d’alternance",
	purpose: "Suivre l’alternance",
	categories: "Effectifs de contrats",
	legalBasis: "Mission d’intérêt public",
	security: "Comptes nominatifs",
	text: "Article 1. Objet\n\n<b>pas du gras</b>",
	signatoryName: "Camille Essai",
	signatoryEmail: "camille@exemple.fr",
	starts: dayText(-1),
	ends: dayText(400),
});

/** A draft of which the clauses are those of a model. */
async function draft(more: Readonly<Record<string, string>> = {}): Promise<string> {
	const answer = await admin.submit("/espace/chartes/nouvelle", "/espace/chartes/nouvelle", {
		model: "opco",
		[`source-${source.id}`]: "oui",
		partner: await site.organisation("OPCO d’essai"),
		...terms(),
		...more,
	});
	expect(answer.statusCode, textOf(answer)).toBe(303);
	return String(answer.headers.location).split("?", 1)[0] ?? "";
}

const ask = (by: Browser, path: string, step: string, fields: Readonly<Record<string, string>> = {}) =>
	by.submit(path, `${path}/${step}`, fields);

async function lastCode(): Promise<string> {
	const [letter] = await site.query(
		"select body from letter where subject like 'Code de signature%' order by queued_at desc limit 1",
	);
	return /: (\d{6})$/m.exec(String(letter?.body))?.[1] ?? "";
}

async function toSignature(path: string): Promise<void> {
	for (const [by, step] of [
		[admin, "relecture"],
		[signatory, "approuver"],
		[admin, "contresigner"],
	] as const)
		expect((await ask(by, path, step)).statusCode, step).toBe(303);
}

async function sign(path: string): Promise<void> {
	await toSignature(path);
	await ask(signatory, path, "code");
	expect((await ask(signatory, path, "signer", { code: await lastCode() })).statusCode).toBe(303);
}

async function isShown(path: string): Promise<boolean> {
	const { records, now } = site.space.access;
	const [row] = await site.query(`select id from charter where slug = '${path.split("/").at(-1)}'`);
	const rules = (await rulesOf(records.query)).filter(({ charter }) => charter.id === row?.id);
	const asked = {
		source: source.id,
		level: "zone-emploi",
		use: "diffusion",
		reader: publicReader,
		at: now(),
	};
	return ruling(rules, { ...asked, level: "zone-emploi", use: "diffusion" }).allowed;
}

describe("the life of a charter, through its pages", () => {
	it("draft, review, adjustment, agreement, both signatures, in force, new version, early end", async () => {
		const path = await draft();
		expect(path).toMatch(/^\/espace\/chartes\/\d{4}-opco-d-essai$/);
		expect((await signatory.get(path)).statusCode).toBe(404);
		await ask(admin, path, "relecture");
		expect(textOf(await signatory.get("/espace"))).toContain("Relire la charte : Contrats d’alternance");

		const review = await signatory.get(`${path}?partie=annexe&clause=1`);
		expect(textOf(review)).toContain("Ajuster la clause 1");
		await ask(signatory, path, "ajuster", { number: "1", finest: "departement", why: "Trop fin pour nous" });
		expect((await ask(signatory, path, "renvoyer", { note: "" })).statusCode).toBe(422);
		await ask(signatory, path, "renvoyer", { note: "Clause 1 ajustée" });
		expect(textOf(await admin.get(path))).toContain("OPCO d’essai propose cette rédaction");
		expect((await ask(admin, path, "contresigner")).statusCode).toBe(303);
		expect(textOf(await colleague.get(path))).toContain("La charte attend la signature de Camille Essai");

		await ask(signatory, path, "code");
		expect((await ask(signatory, path, "signer", { code: "12345" })).statusCode).toBe(422);
		await ask(signatory, path, "signer", { code: await lastCode() });
		const signed = textOf(await signatory.get(path));
		expect(signed).toContain("En vigueur");
		expect(signed).toContain("par code à usage unique");
		expect(await isShown(path)).toBe(false);
		expect(textOf(await signatory.get(`${path}?partie=historique`))).toMatch(
			/clause 1 : finesse : la zone d’emploi → le département. Trop fin pour nous/,
		);

		await ask(admin, path, "version");
		await ask(admin, path, "clauses", {
			number: "1",
			source: source.id,
			use: "diffusion",
			finest: "zone-emploi",
			"recipient-0": "oui",
			minUnits: "5",
			maxShare: "85",
			retentionMonths: "12",
		});
		await ask(admin, path, "texte", { ...terms(), starts: dayText(0) });
		await sign(path);
		expect(await isShown(path)).toBe(true);
		expect(textOf(await admin.get(`${path}?version=1`))).toContain("Remplacée");

		expect((await ask(admin, path, "fin", { reason: "" })).statusCode).toBe(422);
		await ask(admin, path, "fin", { reason: "Retrait du partenaire" });
		expect(await isShown(path)).toBe(false);
		expect(textOf(await signatory.get(path))).toContain("(Retrait du partenaire)");
	});

	it("a signed PDF signs, is given back as it came, and anything else is refused", async () => {
		const path = await draft();
		await toSignature(path);
		const csrf = await signatory.token(path);
		const send = (content: string, by = signatory) =>
			by.upload(`${path}/pdf`, { csrf }, { field: "pdf", name: "charte signée.pdf", content });
		expect(textOf(await send("bonjour"))).toContain("n’est pas un PDF entier");
		expect(textOf(await send(""))).toContain("Aucun fichier");
		const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n31\n%%EOF\n";
		expect((await send(pdf)).statusCode).toBe(303);
		const given = await colleague.get(`${path}/signee.pdf?version=1`);
		expect([given.body, given.headers["content-type"]]).toEqual([pdf, "application/pdf"]);
		expect((await stranger.get(`${path}/signee.pdf?version=1`)).statusCode).toBe(404);
	});

	it("stops by itself at its end, to the instant, and warns before", async () => {
		const path = await draft({ ends: dayText(60) });
		await sign(path);
		expect(textOf(await admin.get(path))).toContain("Expire bientôt");
		await keepCharters(site.space.access, { deliveriesUnder: async () => [], remove: async () => undefined });
		expect(textOf(await signatory.get(path))).toContain("90 jours avant la fin");
		const [row] = await site.query(
			`select ends_at from charter_version v join charter c on c.id = v.charter_id where slug = '${path.split("/").at(-1)}'`,
		);
		const left = new Date(String(row?.ends_at)).getTime() - site.space.access.now().getTime();
		later(left - 60_000);
		expect(await isShown(path)).toBe(true);
		later(61_000);
		expect(await isShown(path)).toBe(false);
	});

	it("the text of a charter may be long, and is shown as it was written", async () => {
		const long = `${"é".repeat(19_000)} fin`;
		const path = await draft({ text: long });
		expect((await admin.get(`${path}?partie=texte`)).body).toContain(" fin</p>");
		await ask(admin, path, "texte", terms());
		expect((await admin.get(`${path}?partie=texte`)).body).toContain("&lt;b>pas du gras");
	});

	it("the code cannot be guessed through the page", async () => {
		const path = await draft();
		await toSignature(path);
		await ask(signatory, path, "code");
		const code = await lastCode();
		for (let i = 0; i < 5; i++)
			await ask(signatory, path, "signer", { code: code === "000000" ? "000001" : "000000" });
		const answer = await ask(signatory, path, "signer", { code });
		expect(textOf(answer)).toContain("Ce code ne convient pas");
	});
});

describe("who may", () => {
	it("a stranger sees nothing, a partner never writes, the operator never answers for the partner", async () => {
		const path = await draft();
		await ask(admin, path, "relecture");
		expect((await stranger.get(path)).statusCode).toBe(404);
		expect(textOf(await stranger.get("/espace/chartes"))).toContain("Aucune charte ne vous concerne");
		const csrf = await stranger.token("/espace");
		expect((await stranger.post(`${path}/approuver`, { csrf })).statusCode).toBe(403);
		expect((await ask(admin, path, "approuver")).statusCode).toBe(403);
		expect((await ask(signatory, path, "contresigner")).statusCode).toBe(403);
		expect((await signatory.get("/espace/chartes/nouvelle")).statusCode).toBe(403);
		const [line] = await site.query(
			"select object from audit where outcome = 'refusé' order by seq desc limit 1",
		);
		expect(line?.object).toBe("GET /espace/chartes/nouvelle");
	});

	it("a colleague of the signatory cannot sign, even with the code", async () => {
		const path = await draft();
		await toSignature(path);
		await ask(signatory, path, "code");
		const answer = await ask(colleague, path, "signer", { code: await lastCode() });
		expect(textOf(answer)).toContain("Seul le signataire désigné peut signer : Camille Essai");
	});
});

describe("what is told of it", () => {
	it("the register is given in both forms, without a formula", async () => {
		await sign(await draft({ title: "=cmd()", purpose: "+1 ; « deux »" }));
		const csv = (await admin.get("/espace/chartes/registre.csv")).body;
		expect(csv.charCodeAt(0)).toBe(0xfeff);
		expect(csv).toContain("\r\n'=cmd();");
		expect(csv).toContain('"\'+1 ; « deux »"');
		const xlsx = await admin.get("/espace/chartes/registre.xlsx");
		const { sheets } = await readXlsx(xlsx.rawPayload);
		const titles = sheets[0]?.rows.map(([title]) => title);
		expect(titles?.[0]).toBe("Charte");
		expect(titles).toContain("'=cmd()");
		expect((await stranger.get("/espace/chartes/registre.csv")).body.split("\r\n")).toHaveLength(2);
	});

	it("each file deleted at the end of its retention has a certificate to print", async () => {
		const path = await draft({ ends: dayText(30) });
		await sign(path);
		await ask(admin, path, "fin", { reason: "Essai" });
		for (const other of await site.query("select slug from charter"))
			await ask(admin, `/espace/chartes/${other.slug}`, "fin", { reason: "Essai" });
		const delivery = {
			id: "1",
			source: source.id,
			organisation: { id: await site.organisation("OPCO d’essai"), name: "OPCO d’essai" },
			name: "contrats.csv",
			sha256: "0".repeat(64),
			bytes: 2048,
			receivedAt: new Date().toISOString(),
		};
		const care = await keepCharters(
			site.space.access,
			{ deliveriesUnder: async () => [delivery], remove: async () => undefined },
			new Date(Date.now() + 3000 * day),
		);
		expect(care.certificates).toBe(1);
		const list = documentOf((await signatory.get("/espace/chartes/certificats")).body);
		const link = list.querySelector("#certificats tbody a")?.getAttribute("href") ?? "";
		expect(textOf(await signatory.get(link))).toContain("contrats.csv");
		expect((await stranger.get(link)).statusCode).toBe(404);
	});

	it("every page has one h1, unique ids and a label for each field", async () => {
		const path = await draft();
		const pages = [
			"/espace/chartes",
			"/espace/chartes/nouvelle?modele=opco",
			"/espace/chartes/certificats",
			...["resume", "texte", "annexe", "historique", "complet"].map((part) => `${path}?partie=${part}`),
			`${path}?partie=annexe&clause=2`,
		];
		for (const url of pages) {
			const answer = await admin.get(url);
			expect(answer.statusCode, url).toBe(200);
			const document = documentOf(answer.body);
			expect(document.querySelectorAll("h1"), url).toHaveLength(1);
			const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
			expect(
				ids.filter((id, index) => ids.indexOf(id) !== index),
				url,
			).toEqual([]);
			for (const field of document.querySelectorAll(
				"main input:not([type=hidden]), main select, main textarea",
			))
				expect(document.querySelector(`label[for='${field.id}']`), `${url} ${field.id}`).not.toBeNull();
		}
	});
});
