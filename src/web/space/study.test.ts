import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personByEmail } from "../../access/index.ts";
import { openSession } from "../../access/sessions.ts";
import type { Figures } from "../../figures/model.ts";
import { forgetFrozen } from "../../frozen/index.ts";
import { openStudies } from "../../studies/index.ts";
import { createServer } from "../index.ts";
import { Browser } from "../testing/browser.ts";
import { essaiRegion } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { frozenKit } from "../testing/frozen-kit.ts";
import { type OwnSpace, ownSpace } from "../testing/own-space.ts";

const charter = { source: "opco-contrats", organisation: "7" };
const place = { territory: { type: "zone-emploi", code: "2804" } } as const;
let space: OwnSpace;
let server: FastifyInstance;
let figures: Figures = fakeFigures();
let author: Browser;
let other: Browser;
let reader: Browser;

beforeAll(async () => {
	space = await ownSpace();
	server = createServer({
		figures: () => figures,
		region: essaiRegion,
		studies: await openStudies(space.access),
		publicUrl: "http://localhost",
		frozen: { dataDir: space.access.dataDir },
		space: { access: space.access, desk: space.desk, uploads: space.uploads },
	});
	author = await browserOf("auteur@exemple.fr", "charge-etudes");
	other = await browserOf("responsable@exemple.fr", "responsable-publication");
	reader = new Browser(server);
}, 60_000);
afterAll(async () => {
	await server.close();
	await space.close();
});

const query = (sql: string, values: readonly unknown[] = []) =>
	space.access.records.query<Record<string, unknown>>(sql, [...values]);

async function browserOf(email: string, role: string): Promise<Browser> {
	const [person] = await query("insert into person (email, name) values ($1, $1) returning id", [email]);
	const [own] = await query("insert into organisation (name, kind) values ($1, 'Autre') returning id", [
		`Organisation ${role}`,
	]);
	await query(
		"insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value) values ($1, $2, $3, 'tout', '')",
		[person?.id, role, own?.id],
	);
	const browser = new Browser(server);
	const origin = { address: "127.0.0.1", agent: "essai" };
	browser.cookies.set(
		"session",
		await openSession(space.access, space.access.records.query, String(person?.id), true, origin),
	);
	return browser;
}

async function kitCode(title: string, indicator: string, charters: readonly (typeof charter)[] = []) {
	const person = await personByEmail(space.access.records.query, "auteur@exemple.fr");
	if (!person) throw new Error("no author");
	const comment = "Le littoral **embauche** l’été.";
	const blocks = [
		{ figure: { shape: "series", indicator: "taux-chomage" } as const, comment },
		{ figure: { shape: "series", indicator } as const },
	];
	return await frozenKit(space.access, person, figures, essaiRegion, { title, place, blocks }, charters);
}

const texts = {
	titre: "L’emploi à Caen",
	type: "etude",
	theme: "emploi",
	question: "Où sont les emplois ?",
	"phrase-1": "Première phrase à retenir.",
	"phrase-2": "Deuxième phrase à retenir.",
	"phrase-3": "Troisième phrase à retenir.",
	"partie-1": "Les projets",
	"texte-1": "Ce que les employeurs **prévoient**. <script>alert(1)</script>",
	methode: "Lecture des séries.",
	limites: "Rien sur les conditions.",
	auteurs: "Carif-Oref d’essai",
	reutilisation: "Citez la source.",
};

async function draft(version: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
	const ask = `/espace/publications/nouvelle?version=${version}`;
	const made = await author.submit(ask, "/espace/publications/nouvelle", { version, ...texts, ...more });
	expect(made.statusCode, made.body.slice(0, 2000)).toBe(303);
	return String(made.headers.location);
}

async function publish(path: string) {
	await author.submit(path, `${path}/relecture`);
	const [, lue = ""] = /name="lue" value="(\d+)"/.exec((await other.get(path)).body) ?? [];
	return await other.submit(path, `${path}/publier`, { lue });
}

const title = (body: string): string => /<h1[^>]*>([^<]*)/.exec(body)?.[1] ?? "";

it("before any study, the list says so and what there is", async () => {
	const { body, statusCode } = await reader.get("/publications");
	expect(statusCode).toBe(200);
	expect(body).toContain("Aucune étude n’est encore publiée.");
	expect((await reader.get("/publications.xml")).body).toContain("<feed");
});

let path = "";
it("written by one around a frozen kit, complete before it is read again, published by another and never by its author", async () => {
	const code = await kitCode("Kit de Caen", "projets-recrutement");
	expect((await other.get(`/espace/publications/nouvelle?version=${code}`)).statusCode).toBe(403);
	const ask = `/espace/publications/nouvelle?version=${code}`;
	for (const [field, wrong] of [
		["titre", { titre: "" }],
		["question", { question: "Une affirmation." }],
		["partie-1", { "partie-1": "" }],
	] as const) {
		const answer = await author.submit(ask, "/espace/publications/nouvelle", {
			version: code,
			...texts,
			...wrong,
		});
		expect([answer.statusCode, answer.body.includes(`href="#${field}"`)], field).toEqual([422, true]);
		expect(answer.body).toContain("Deuxième phrase à retenir.");
	}
	path = await draft(code, { "phrase-3": "" });
	const early = await author.submit(path, `${path}/relecture`);
	expect([early.statusCode, early.body.includes('href="#phrase-3"')]).toEqual([422, true]);
	await author.submit(path, `${path}/textes`, texts);
	expect((await other.submit(path, `${path}/textes`, texts)).statusCode).toBe(403);
	await author.submit(path, `${path}/relecture`);
	expect((await author.submit(path, `${path}/textes`, { ...texts, titre: "Autre" })).statusCode).toBe(422);
	expect((await author.submit(path, `${path}/publier`, { lue: "1" })).statusCode).toBe(403);
	// Somebody who may do both, still not for their own.
	await query("update membership set role = 'administrateur' where role = 'charge-etudes'");
	const [, lue = ""] = /name="lue" value="(\d+)"/.exec((await other.get(path)).body) ?? [];
	const own = await author.submit(path, `${path}/publier`, { lue });
	expect(own.body).toContain("La personne qui a écrit une étude ne peut pas la publier.");
	await query("update membership set role = 'charge-etudes' where role = 'administrateur'");
	expect((await other.submit(path, `${path}/publier`, { lue: "1" })).body).toContain("a changé depuis");
	const back = await other.submit(path, `${path}/renvoyer`, { mot: "" });
	expect([back.statusCode, back.body.includes('href="#mot"')]).toEqual([422, true]);
	await other.submit(path, `${path}/renvoyer`, { mot: "Précisez le champ" });
	expect((await author.get(path)).body).toContain("Précisez le champ");
	expect((await author.get("/espace")).body).toContain("Terminer l’étude");
	expect((await reader.get("/publications")).body).not.toContain("L’emploi à Caen");
	expect((await publish(path)).headers.location).toBe(path);
});

const address = `/publications/${new Date().getFullYear()}-l-emploi-a-caen`;

it("is read by anybody without a cookie: sentences first, numbered figures, tables behind, method and limits, files that stay", async () => {
	const { body, statusCode, headers } = await reader.get(address);
	expect(statusCode).toBe(200);
	expect(headers["set-cookie"]).toBeUndefined();
	const at = [
		"Première phrase",
		"Figure 1",
		"Afficher le tableau",
		"Les projets</h2>",
		"Figure 2",
		"Lecture des séries",
		"Rien sur les conditions",
	].map((text) => body.indexOf(text));
	expect(at.every((one) => one > 0)).toBe(true);
	expect(at).toEqual(at.toSorted((a, b) => a - b));
	expect(body).toContain("<strong>embauche</strong>");
	expect(body).not.toContain("<script>alert");
	expect(body).toContain("validée par responsable@exemple.fr");
	expect(body).toMatch(/class="citation">Carif-Oref d’essai, «/);
	for (const [form, magic] of [
		["pdf", "%PDF"],
		["xlsx", "PK"],
		["ods", "PK"],
	] as const) {
		const file = await reader.get(`${address}/v1.${form}`);
		expect([file.statusCode, file.rawPayload.subarray(0, magic.length).toString()]).toEqual([200, magic]);
	}
	expect((await reader.get(`${address}/v2.pdf`)).statusCode).toBe(404);
	expect((await reader.get(`${address}?edition=7`)).statusCode).toBe(404);
	const twin = (await reader.get(`${address}.json`)).json() as { readonly title: string };
	expect(twin.title).toMatch(/emploi à Caen/);
});

it("is found by the menu, the search, its territory, the home page and the feed", async () => {
	for (const page of [
		"/publications",
		"/publications?theme=emploi&territoire=zone-emploi%3A2804&type=etude",
		"/recherche?q=emploi+caen",
		"/territoires/zone-emploi/2804-caen",
		"/",
	])
		expect((await reader.get(page)).body, page).toContain(`href="${address}"`);
	expect((await reader.get("/publications.xml")).body).toContain(address);
	expect((await reader.get("/territoires/region/28-normandie")).body).not.toContain(address);
	expect((await reader.get("/publications?theme=formation")).body).toContain(
		"Aucune publication pour ces filtres",
	);
	expect((await reader.get("/")).body).toContain('href="/publications"');
});

it("a next edition says what changes, keeps the address, and leaves the first one readable", async () => {
	const [row] = await query("select id from study");
	const code = await kitCode("Kit de Caen, suite", "demandeurs-metier");
	const ask = `/espace/publications/nouvelle?etude=${String(row?.id)}&version=${code}`;
	expect((await author.get(ask)).body).toContain("Nouvelle édition de");
	const next = await draft(code, { etude: String(row?.id), titre: "L’emploi autour de Caen" });
	const again = await author.submit(ask, "/espace/publications/nouvelle", {
		version: code,
		etude: String(row?.id),
		...texts,
	});
	expect(again.body).toContain("Une autre édition de cette étude est déjà en cours.");
	const refused = await author.submit(next, `${next}/relecture`);
	expect(refused.body).toContain('href="#changements"');
	await author.submit(next, `${next}/textes`, {
		...texts,
		titre: "L’emploi autour de Caen",
		changements: "Le champ est élargi.",
	});
	await publish(next);
	const { body } = await reader.get(address);
	expect(title(body)).toBe("L’emploi autour de Caen");
	for (const told of [
		"2e édition",
		"Le champ est élargi.",
		"Ce qui change depuis",
		"Aucune valeur donnée dans les deux",
	])
		expect(body).toContain(told);
	const first = await reader.get(`${address}?edition=1`);
	expect(title(first.body)).toBe("L’emploi à Caen");
	expect(first.body).toContain("Une édition plus récente a paru");
	expect(first.body).toContain(`${address}?edition=1</blockquote>`);
	expect((await reader.get(`${address}/v1.pdf`)).statusCode).toBe(200);
});

it("when a charter ends nothing written of its figures is shown any more, and the page says why", async () => {
	const open = figures;
	const code = await kitCode("Kit sous charte", "projets-recrutement", [charter]);
	const study = await draft(code, { titre: "Contrats aidés" });
	await publish(study);
	const under = `${address.slice(0, 19)}contrats-aides`;
	expect((await reader.get(under)).body).toContain("Première phrase");
	figures = fakeFigures({
		id: "essai-2",
		standing: () => ({ allowed: false, reason: "La charte a pris fin." }),
	});
	const { body, statusCode } = await reader.get(under);
	expect([statusCode, title(body)]).toEqual([200, "Contrats aidés"]);
	expect(body).toContain("La charte a pris fin.");
	for (const gone of ["Première phrase", "Figure 1", "Lecture des séries", "Où sont les emplois"])
		expect(body).not.toContain(gone);
	expect((await reader.get(`${under}/v1.pdf`)).headers.location).toBe(`${under}?edition=1`);
	expect((await reader.get(address)).body).toContain("Figure 1");
	figures = open;
	// At the end of a retention its bytes go, and no other study's.
	const [gone] = await query("select code from study_edition where content ->> 'title' = 'Contrats aidés'");
	forgetFrozen(space.access.dataDir, charter, new Date(), "Supprimé au terme.");
	expect(existsSync(join(space.access.dataDir, "frozen", String(gone?.code), "etude.pdf"))).toBe(false);
	figures = fakeFigures({ id: "essai-3" });
	expect((await reader.get(under)).body).toContain("Supprimé au terme.");
	expect((await reader.get(`${address}/v1.pdf`)).statusCode).toBe(200);
});

it("a withdrawn study answers at its address with the reason, and is offered nowhere", async () => {
	const empty = await other.submit(path, `${path}/retirer`, { motif: " " });
	expect([empty.statusCode, empty.body.includes('href="#motif"')]).toEqual([422, true]);
	await other.submit(path, `${path}/retirer`, { motif: "Une source s’est révélée fausse." });
	const gone = await reader.get(address);
	expect(gone.statusCode).toBe(410);
	expect(gone.body).toContain("Une source s’est révélée fausse.");
	expect(gone.body).not.toContain("Première phrase");
	expect((await reader.get(`${address}/v1.pdf`)).statusCode).toBe(303);
	for (const page of ["/publications", "/recherche?q=emploi+caen", "/territoires/zone-emploi/2804-caen"])
		expect((await reader.get(page)).body, page).not.toContain(`href="${address}"`);
	expect((await reader.get("/publications.xml")).body).toContain("Retirée : Une source");
});

it("the database keeps what was published, and who may not publish", async () => {
	for (const sql of [
		"delete from study",
		"delete from study_edition",
		"truncate study_event",
		"update study_edition set content = '{}' where state = 'publiee'",
		"update study_edition set state = 'brouillon' where state = 'publiee'",
		"update study set address = '2026-autre'",
		"update study_event set note = ''",
	])
		await expect(query(sql), sql).rejects.toThrow(/never changes|only ever added to/);
	const [told] = await query(
		"select count(*)::int as count from audit where action = 'etude' and outcome = 'refusé'",
	);
	expect(told?.count).toBe(1);
});
