import { execFileSync } from "node:child_process";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../access/model.ts";
import { openSession } from "../../access/sessions.ts";
import type { Figures } from "../../figures/index.ts";
import { NBSP } from "../../platform/french.ts";
import { campaignAt } from "../../proposals/index.ts";
import { createServer } from "../index.ts";
import { Browser } from "../testing/browser.ts";
import { essaiRegion } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { type OwnSpace, ownSpace } from "../testing/own-space.ts";

let space: OwnSpace;
let server: FastifyInstance;
let figures: Figures;
let buyer: Browser;
let authority: Browser;
let analyst: Browser;
let elsewhere: Browser;

const couple = "/espace/besoins/V0X60/2801";
const hidden = "/espace/besoins/V0X60/2802";
const list = "/espace/besoins/propositions";

beforeAll(async () => {
	space = await ownSpace();
	figures = fakeFigures();
	server = createServer({
		figures: () => figures,
		region: essaiRegion,
		space: { access: space.access, desk: space.desk, uploads: space.uploads },
	});
	await server.ready();
	buyer = await signedIn("acheteur", "Marc Essai");
	authority = await signedIn("acheteur", "Autorité d’essai");
	analyst = await signedIn("charge-etudes", "Claire Essai", "bassin:2801");
	elsewhere = await signedIn("animateur", "Karim Essai", "bassin:2803");
}, 120_000);
afterAll(async () => {
	await server?.close();
	await space?.close();
});

async function signedIn(role: Role, name: string, place = ""): Promise<Browser> {
	const { access } = space;
	const { query } = access.records;
	const [person] = await query<{ id: string }>(
		"insert into person (email, name) values ($1, $2) returning id",
		[`${role}-${name.split(" ")[0]?.toLowerCase()}@exemple.fr`, name],
	);
	await query("insert into organisation (name, kind) values ($1, 'Région') on conflict do nothing", [
		"Région d’essai",
	]);
	await query(
		`insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value)
		select $1, $2, id, $3, $4 from organisation where name = 'Région d’essai'`,
		[person?.id, role, place === "" ? "tout" : "territoire", place],
	);
	const browser = new Browser(server);
	const origin = { address: "127.0.0.1", agent: "essai" };
	browser.cookies.set("session", await openSession(access, query, person?.id ?? "", true, origin));
	return browser;
}

const given = {
	kind: "ouvrir",
	places: "12",
	note: "Deux employeurs, un public connu.",
	confidence: "moyenne",
	step: "proposer",
};

async function proposed(
	by: Browser,
	fields: Readonly<Record<string, string>> = {},
	at = couple,
): Promise<string> {
	const answer = await by.submit(at, at, { release: figures.release.id, ...given, ...fields });
	expect(answer.statusCode, answer.body).toBe(303);
	return String(answer.headers.location);
}

const row = async (path: string) =>
	(
		await space.access.records.query<Record<string, unknown>>("select * from proposal where id::text = $1", [
			path.split("/").at(-1),
		])
	)[0];

describe("the sheet of a decision", () => {
	it("says on one page what is proposed, whether it is decided and on which figures, to whoever reads the proposal", async () => {
		const path = await proposed(buyer);
		const { rawPayload, statusCode, headers } = await buyer.get(`${path}/fiche.pdf`);
		expect(statusCode).toBe(200);
		expect(headers["cache-control"]).toBe("no-store");
		const read = (tool: string, ...more: readonly string[]): string =>
			execFileSync(tool, ["-", ...more], {
				input: rawPayload,
				encoding: "utf8",
				stdio: ["pipe", "pipe", "ignore"],
			});
		expect(read("pdfinfo")).toMatch(/Pages: +1\n/);
		const text = read("pdftotext", "-").replaceAll(/\s+/g, " ");
		for (const words of [
			"Ouvrir des places : 12 places.",
			"Deux employeurs, un public connu.",
			"Proposée : rien n’est encore décidé.",
			"Besoin : ",
			path,
		])
			expect(text).toContain(words);
		expect((await elsewhere.get(`${path}/fiche.pdf`)).statusCode).toBe(403);
	});
});

describe("the matrix", () => {
	it("says words of what is published, and of what is hidden only why", async () => {
		const page = await buyer.get("/espace/besoins?departement=tous");
		expect(page.statusCode).toBe(200);
		expect(page.body).toMatch(/Besoin.{0,40}fort/);
		const inside = await buyer.get(hidden);
		expect(inside.body).toContain("on ne peut pas dire");
		expect(inside.body).toContain("aleur masquée");
		expect(inside.body).toContain("Le besoin n’est pas publié ici");
		for (const form of ["xlsx", "csv", "csv-excel", "json"]) {
			const file = await buyer.get(`/espace/besoins/fichier?departement=tous&forme=${form}`);
			expect(file.statusCode).toBe(200);
			expect(file.body).not.toContain(String(hiddenValue));
		}
		for (const { body } of [page, inside]) expect(body).not.toMatch(/4[\s\u00a0\u202f]?711/);
		const csv = await buyer.get("/espace/besoins/fichier?departement=tous&forme=csv");
		expect(csv.body.split("\r\n").find((line) => line.startsWith("V0X60,Aides-soignants,2802"))).toMatch(
			/^V0X60,Aides-soignants,2802,[^,]+,,,Valeur masquée\.,/,
		);
	});

	it("ranks by the declared score only what has its three components, and says why of the others", async () => {
		const page = await buyer.get("/espace/besoins?departement=tous");
		expect(page.body).toContain("Classement déclaré des métiers");
		expect(page.body).toContain("ne sont pas classés");
		const csv = await buyer.get("/espace/besoins/fichier?departement=tous&forme=csv");
		expect(csv.body).toContain("classement_rang,classement_rang_bas,classement_rang_haut,classement_score");
	});

	it("keeps its filters in its address, and has no dead end for a code that is not there", async () => {
		const page = await buyer.get("/espace/besoins?departement=14&bassin=2803");
		expect(page.body).toMatch(/<option value="2803" selected/);
		expect((await buyer.get("/espace/besoins/X9X99/2801")).statusCode).toBe(404);
		expect((await buyer.get("/espace/besoins/V0X60/9999")).statusCode).toBe(404);
	});
});

describe("a proposal", () => {
	it("is a draft for its author alone, then proposed, then decided by another, who is named with the reason", async () => {
		const draft = await proposed(analyst, { step: "garder" });
		expect((await analyst.get(draft)).statusCode).toBe(200);
		expect((await buyer.get(draft)).statusCode).toBe(403);
		expect((await buyer.get(list)).body).not.toContain("Claire Essai");
		await analyst.submit(draft, `${draft}/proposer`, {});
		const asked = await buyer.get(draft);
		expect(asked.body).toContain("Ouvrir des places");
		expect(asked.body).toContain(`fort (636${NBSP}projets)`);
		// An analyst has no right to decide, and an empty reason turns nothing down.
		expect((await analyst.submit(draft, `${draft}/decider`, { decision: "retenue" })).statusCode).toBe(403);
		const unsaid = await buyer.submit(draft, `${draft}/decider`, { decision: "ecartee", reason: " " });
		expect(unsaid.statusCode).toBe(422);
		await buyer.submit(draft, `${draft}/avis`, { comment: "Le public manque." });
		await buyer.submit(draft, `${draft}/decider`, { decision: "ecartee", reason: "Pas de public." });
		const page = await analyst.get(draft);
		for (const text of ["Écartée", "Pas de public.", "Marc Essai", "Le public manque.", "Proposition"])
			expect(page.body).toContain(text);
		expect((await analyst.get(`${list}?etat=ecartee`)).body).toContain("Aides-soignants");
		expect((await analyst.get(`${list}?etat=retenue`)).body).toContain("Aucune proposition");
		const audit = await space.access.records.query<{ object: string }>(
			"select object from audit where action = 'proposition' order by seq",
		);
		expect(audit.map(({ object }) => object).join("\n")).toMatch(
			/création[\s\S]*: Proposition[\s\S]*: Avis[\s\S]*: Écartée/,
		);
		const letters = await space.access.records.query("select 1 from letter");
		expect(letters.length).toBeGreaterThan(0);
	});

	it("is never decided by who wrote it, in the product and in the database", async () => {
		const path = await proposed(buyer);
		const refused = await buyer.submit(path, `${path}/decider`, { decision: "retenue" });
		expect(refused.statusCode).toBe(422);
		expect(refused.body).toContain("ne peut pas en décider");
		const { id, author_id } = (await row(path)) ?? {};
		const { query } = space.access.records;
		await expect(
			query("update proposal set state = 'retenue', decided_by = $2, decider_name = 'x' where id = $1", [
				id,
				author_id,
			]),
		).rejects.toThrow();
		await expect(query("update proposal set note = 'autre' where id = $1", [id])).rejects.toThrow(
			"never changes",
		);
		await expect(query("delete from proposal")).rejects.toThrow("only ever added");
		await authority.submit(path, `${path}/decider`, { decision: "retenue" });
		expect(await row(path)).toMatchObject({ state: "retenue", decider_name: "Autorité d’essai" });
		expect((await buyer.submit("/espace/compte", `${path}/retirer`, {})).statusCode).toBe(422);
		await expect(query("update proposal set reason = 'x' where id = $1", [id])).rejects.toThrow("decided");
	});

	it("belongs to a place: whoever has no right there neither reads nor makes it", async () => {
		const path = await proposed(buyer);
		expect((await elsewhere.get(path)).statusCode).toBe(403);
		expect((await elsewhere.get(list)).body).toContain("Rien n’a encore été proposé");
		expect((await elsewhere.get(couple)).body).not.toContain('name="places"');
		const forced = await elsewhere.submit("/espace/compte", couple, {
			release: figures.release.id,
			...given,
		});
		expect(forced.statusCode).toBe(403);
		expect((await analyst.get(path)).statusCode).toBe(200);
		expect((await buyer.get(`${list}/inconnue`)).statusCode).toBe(404);
	});

	it.each([
		[{ places: "" }, "Dites combien"],
		[{ places: "12,5" }, "nombre entier"],
		[{ note: " " }, "Dites en une phrase"],
		[{ kind: "autre-chose" }, "Choisissez ce que"],
	])("that is not complete is shown again as it was typed: %o", async (fields, said) => {
		const answer = await buyer.submit(couple, couple, { release: figures.release.id, ...given, ...fields });
		expect(answer.statusCode).toBe(422);
		expect(answer.body).toContain(said);
	});

	it("is pinned to what its author saw, and says when the figures have changed since", async () => {
		const path = await proposed(buyer);
		expect((await row(path))?.release).toBe("essai-1");
		expect((await buyer.get(path)).body).not.toContain("depuis");
		const before = figures;
		try {
			figures = fakeFigures({ id: "essai-2" });
			expect((await buyer.get(path)).body).toContain("ces chiffres y sont les mêmes");
			// Written from a page of the former release.
			const late = await buyer.submit(couple, couple, { release: "essai-1", ...given });
			expect(late.statusCode).toBe(422);
			expect(late.body).toContain("pendant votre saisie");
			const newer = fakeFigures({ id: "essai-3" });
			figures = {
				...newer,
				query: async (request) => {
					const answer = await newer.query(request);
					const cells = answer.cells.map((cell) => (cell.value === 636 ? { ...cell, value: 64 } : cell));
					return { ...answer, cells };
				},
			};
			const page = (await buyer.get(path)).body;
			expect(page).toContain("Les chiffres ont changé depuis");
			expect(page).toContain(`fort (636${NBSP}projets)`);
			expect(page).toContain(`moyen (64${NBSP}projets)`);
		} finally {
			figures = before;
		}
	});
});

describe("a campaign", () => {
	const plain = (html: string): string => html.replace(/[\u00a0\u202f]/g, " ");

	it("is told beside the one before: places, decisions and reasons, signals then and now, in the pages and in the file", async () => {
		const { access } = space;
		const now = campaignAt(access.now());
		const at = "/espace/besoins/V0X60/2803";
		// Time cannot go back: a draft alone may be said to be of another year.
		const old = await proposed(buyer, { step: "garder", places: "31" }, at);
		const id = old.split("/").at(-1);
		const { query } = access.records;
		await query("update proposal set campaign = $2 where id::text = $1", [id, now - 1]);
		await buyer.submit(old, `${old}/proposer`, {});
		await authority.submit(old, `${old}/decider`, { decision: "ecartee", reason: "Plateau trop loin." });
		await proposed(buyer, { places: "17" }, at);
		await proposed(buyer, { kind: "maintenir", places: "" }, at);

		const cell = plain((await buyer.get(at)).body);
		expect(cell).toContain("17 places proposées : 0 retenue, 0 écartée, 17 en attente");
		expect(cell).toContain("s’y ajoute 1 proposition sans place à ouvrir");
		expect(cell).toContain("31 places proposées : 0 retenue, 31 écartées");
		expect(cell).toContain("Plateau trop loin.");
		expect(cell).toContain("inchangé");
		const matrix = plain((await buyer.get("/espace/besoins?departement=tous")).body);
		expect(matrix).toContain(`Campagne ${now - 1} : 31`);
		const listed = (await buyer.get(`${list}?campagne=${now - 1}`)).body;
		expect(listed).toContain("Places à ouvrir par bassin");
		expect(listed).toContain(old);
		expect((await buyer.get(`${list}?campagne=${now - 3}`)).body).toContain("Aucune proposition");
		const csv = (await buyer.get("/espace/besoins/fichier?departement=tous&forme=csv")).body.split("\r\n");
		expect(csv[0]).toMatch(/,campagne,places_proposees,.*,motifs_precedente$/);
		expect(csv.find((line) => line.startsWith("V0X60,Aides-soignants,2803"))).toMatch(
			new RegExp(`,${now},17,0,0,1,31,0,31,0,Plateau trop loin\\.$`),
		);
		expect((await analyst.get(at)).body).not.toContain("Plateau trop loin.");
		await expect(query("update proposal set campaign = 2030 where id::text = $1", [id])).rejects.toThrow();
	});
});
