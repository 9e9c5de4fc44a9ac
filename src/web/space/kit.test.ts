import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { houseTemplate } from "../testing/house-template.ts";
import { newKit } from "../testing/new-kit.ts";
import { firstAdministrator, openSite, type Site } from "../testing/site.ts";

let site: Site;
let browser: Browser;
let kit = "";
beforeAll(async () => {
	site = await openSite([]);
	site.space.makeKits();
	browser = await firstAdministrator(site);
	kit = await newKit(browser, "Comité local de Caen");
}, 120_000);
afterAll(() => site.close());

const blocks = async (): Promise<
	readonly { figure: { shape: string }; title?: string; comment?: string; release?: string }[]
> => (await site.query("select blocks from kit order by created_at"))[0]?.blocks as never;
/** Freezes it as its button does, and waits for the worker. */
async function frozen(): Promise<void> {
	const batch = String((await browser.submit(kit, `${kit}/figer`)).headers.location);
	await vi.waitFor(
		async () => expect((await browser.get(`${batch}/etat`)).json().running).toBe(false),
		// A patience, not a measure: five documents of sixty blocks, on a machine that does something else.
		100_000,
	);
	expect((await browser.get(batch)).body).toMatch(/Fabrication terminée\s: 1 sur 1\./);
}
const gesture = (name: string, at: number, more: Readonly<Record<string, string>> = {}) =>
	browser.submit(kit, `${kit}/blocs/${name}`, { rang: String(at), ...more });

it("a kit is made of a place, a day and a model, and shows the state of each block", async () => {
	expect(kit).toMatch(/^\/espace\/kits\/[0-9a-f-]{36}$/);
	expect((await blocks()).map(({ figure }) => figure.shape)).toEqual(["essentials", "series"]);
	const { body } = await browser.get(kit);
	expect(body).toContain("Comité local de Caen");
	expect(body).toContain("À jour");
	expect((await browser.get("/espace/kits")).body).toContain(kit);
});

it.each([
	["titre", { titre: " " }],
	["seance", { seance: "demain" }],
	["territoire", { territoire: "planete:1" }],
	["perimetre", { perimetre: "epci:inconnu,epci:autre" }],
	["filiere", { modele: "filiere", filiere: "filiere:inconnue" }],
	["metier", { modele: "metier", metier: "filiere:agriculture" }],
])("what cannot be a kit is told at its field: %s", async (field, wrong) => {
	const answer = await browser.submit("/espace/kits", "/espace/kits", {
		titre: "Essai",
		territoire: "zone-emploi:2804",
		perimetre: "",
		seance: "2026-12-10",
		modele: "page",
		...wrong,
	});
	expect(answer.statusCode).toBe(422);
	expect(answer.body).toContain(`href="#${field}"`);
});

it("a block of a page that has no form of its own is added with its very figures", async () => {
	const page = "/metiers/fap2021-V0X60-aides-soignants";
	const { body } = await site.server.inject(page);
	const [, bloc = ""] = /ajouter\?bloc=([a-z0-9-]+)/.exec(body) ?? [];
	expect(bloc).not.toBe("");
	const other = await newKit(browser, "Figures d’une page");
	const ask = `/espace/kits/ajouter?${new URLSearchParams({ page, bloc })}`;
	expect((await browser.get(ask)).body).toContain("tels qu’elle les montre");
	const id = other.split("/").at(-1) ?? "";
	await browser.submit(ask, "/espace/kits/ajouter", { page, bloc, kit: id });
	const [row] = await site.query(`select blocks from kit where id = '${id}'`);
	const kept = (row?.blocks ?? []) as readonly { figure: { shape: string; figures?: readonly string[] } }[];
	const added = kept.at(-1)?.figure;
	expect(added?.shape).toBe("listed");
	expect(added?.figures?.every((one) => one.startsWith("/chiffres/"))).toBe(true);
	expect((await browser.get(`${other}/apercu`)).body).toMatch(/ni leur territoire ni leur période/);
	for (const wrong of [
		{ page: "/nulle-part", bloc },
		{ page: "https://exemple.fr/", bloc },
		{ page, bloc: "" },
	])
		expect((await browser.get(`/espace/kits/ajouter?${new URLSearchParams(wrong)}`)).statusCode).toBe(404);
});

it("blocks are added from a figure, moved, written about and taken away, without a script", async () => {
	const figure = JSON.stringify({ shape: "places", indicator: "projets-recrutement", type: "bassin" });
	const page = `/espace/kits/ajouter?figure=${encodeURIComponent(figure)}`;
	await browser.submit(page, "/espace/kits/ajouter", { figure, kit: kit.split("/").at(-1) ?? "" });
	expect((await blocks()).map((block) => block.figure.shape)).toEqual(["essentials", "series", "places"]);
	await gesture("monter", 2);
	expect((await blocks()).map((block) => block.figure.shape)).toEqual(["essentials", "places", "series"]);
	await gesture("descendre", 0);
	expect((await blocks()).map((block) => block.figure.shape)).toEqual(["places", "essentials", "series"]);
	await gesture("texte", 0, {
		"titre-0": "Ce que nous retenons",
		"commentaire-0": "Un **avis** <script>alert(1)</script>",
	});
	const preview = await browser.get(`${kit}/apercu`);
	expect(preview.body).toContain("Ce que nous retenons");
	expect(preview.body).toContain("<strong>avis</strong>");
	expect(preview.body).not.toContain("<script>alert");
	await gesture("retirer", 1);
	expect((await blocks()).map((block) => block.figure.shape)).toEqual(["places", "series"]);
	expect((await gesture("retirer", 9)).statusCode).toBe(422);
});

it.each([
	"",
	"rien",
	'{"shape":"series"}',
	'{"shape":"series","indicator":"../x"}',
	'{"shape":"sql","indicator":"x"}',
])("an address that is no figure adds nothing: %s", async (figure) => {
	expect((await browser.get(`/espace/kits/ajouter?figure=${encodeURIComponent(figure)}`)).statusCode).toBe(
		404,
	);
});

it.each([
	[
		"/carte?ind=projets-recrutement&maille=bassin",
		"Projets de recrutement, par bassin d’emploi France Travail de la région",
	],
	[
		"/comparer?ind=projets-recrutement&zones=b2802,b2801",
		"Projets de recrutement, par bassin d’emploi France Travail de la région",
	],
	[
		"/donnees/tableau?indicateurs=projets-recrutement&territoires=bassin&voir=1",
		"Projets de recrutement, par bassin d’emploi France Travail de la région",
	],
])("map, comparison and table lead to a block: %s", async (page, said) => {
	const [, href = ""] = /href="(\/espace\/kits\/ajouter[^"]+)"/.exec((await browser.get(page)).body) ?? [];
	expect((await browser.get(href.replaceAll("&amp;", "&"))).body).toContain(said);
});

it("a frozen version keeps its bytes for ever, asks for an account until it is opened, and is compared with the next", async () => {
	await frozen();
	const [first] = await site.query("select code, checksum from kit_version order by n");
	const link = `/kits/${String(first?.code)}`;
	const stranger = site.stranger();
	expect((await stranger.get(link)).headers.location).toBe("/connexion");
	expect((await stranger.get(`${link}/kit.pdf`)).headers.location).toBe("/connexion");
	expect((await stranger.get(`/c/${String(first?.code)}`)).statusCode).not.toBe(200);
	await browser.submit(kit, `${kit}/lien`, { version: "1", public: "oui" });
	const read = await stranger.get(link);
	expect(read.statusCode).toBe(200);
	expect(read.body).toContain(String(first?.checksum));
	const pdf = await stranger.get(`${link}/kit.pdf`);
	expect(pdf.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
	expect((await stranger.get(`${link}/autre.pdf`)).statusCode).toBe(404);
	await gesture("texte", 0, { "titre-0": "Autre titre", "commentaire-0": "" });
	await frozen();
	expect((await stranger.get(`${link}/kit.pdf`)).rawPayload.equals(pdf.rawPayload)).toBe(true);
	const both = await browser.get(`${kit}/comparer?a=1&b=2`);
	expect(both.body).toContain("Ce que nous retenons");
	expect(both.body).toContain("Autre titre");
	await expect(site.query("update kit_version set checksum = 'x'")).rejects.toThrow("does not change");
	await expect(site.query("delete from kit_version")).rejects.toThrow("does not change");
});

it("a link without an account opens one version for thirty days, until it is revoked, and is told in the journal", async () => {
	const page = await browser.submit(kit, `${kit}/liens`, {
		version: "2",
		destinataires: "membre@exemple.fr",
	});
	const [, code = "", key = ""] = /\/kits\/(\w+)\?cle=([\w-]+)/.exec(page.body) ?? [];
	const [first] = await site.query("select code from kit_version where n = 1 and public");
	await site.query("update kit_version set public = false");
	const stranger = site.stranger();
	const read = async (of: string, with_: string): Promise<number> =>
		(await stranger.get(`/kits/${of}?cle=${with_}`)).statusCode;
	expect(await read(code, key)).toBe(200);
	const [, file = ""] =
		/href="(\/kits\/[^"]+kit\.pdf[^"]*)"/.exec((await stranger.get(`/kits/${code}?cle=${key}`)).body) ?? [];
	expect((await stranger.get(file)).rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
	for (const wrong of ["", "x", `${key}x`]) expect(await read(code, wrong)).toBe(303);
	expect(await read(String(first?.code), key)).toBe(303);
	expect((await browser.get(kit)).body).not.toContain(key);
	site.space.later(31 * 86_400_000);
	expect(await read(code, key)).toBe(303);
	site.space.later(-31 * 86_400_000);
	expect(await read(code, key)).toBe(200);
	const [link] = await site.query("select id, uses from kit_link");
	expect(Number(link?.uses)).toBe(4);
	await browser.submit(kit, `${kit}/liens/revoquer`, { lien: String(link?.id) });
	expect(await read(code, key)).toBe(303);
	const told = (
		await site.query("select object from audit where object like '%sans compte%' order by seq")
	).map(({ object }) => object);
	const letters = await site.query("select recipient, body from letter where body like '%/kits/%'");
	expect(letters).toEqual([
		{ recipient: "membre@exemple.fr", body: expect.stringContaining(`${code}?cle=${key}`) },
	]);
	const wrong = await browser.submit(kit, `${kit}/liens`, { version: "2", destinataires: "membre" });
	expect([wrong.statusCode, wrong.body.includes('href="#destinataires"')]).toEqual([422, true]);
	expect(told).toEqual([
		expect.stringContaining("de 30 jours, envoyé à membre@exemple.fr"),
		expect.stringContaining("révoqué"),
	]);
});

it("a kit is cloned for another place without what was written of the first one", async () => {
	const made = await browser.submit(kit, `${kit}/dupliquer`, { territoire: "zone-emploi:2814" });
	const body = (await browser.get(String(made.headers.location))).body;
	expect(body).toContain("Lisieux");
	expect(body).not.toContain("Autre titre");
});

it("a kit is cloned for a list of places, pasted, and named", async () => {
	const made = await browser.submit(kit, `${kit}/dupliquer`, {
		perimetre: "zone-emploi:2804\nzone-emploi:2814",
		nom: "Plaine et pays d’Auge",
	});
	const perimeter = String(made.headers.location);
	expect((await browser.get(perimeter)).body).toContain("Plaine et pays d’Auge");
	expect((await browser.get(`${perimeter}/apercu`)).body).toContain("Plaine et pays d’Auge (Caen, Lisieux)");
	const wrong = await browser.submit(kit, `${kit}/dupliquer`, { perimetre: "zone-emploi:2804, 99999" });
	expect([wrong.statusCode, /À corriger\s: 99999,/.test(wrong.body)]).toEqual([422, true]);
});

it("the kits of an organisation take the look of its own template; a file that is none is refused", async () => {
	const style = "/espace/kits/charte-graphique";
	const send = async (content: Uint8Array<ArrayBuffer>) =>
		await browser.upload(
			style,
			{ csrf: await browser.token(style) },
			{ field: "modele", name: "maison.potx", content },
		);
	const refused = await send(new Uint8Array([1, 2, 3]));
	expect([refused.statusCode, refused.body.includes("Ce modèle est refusé")]).toEqual([422, true]);
	expect((await send(new Uint8Array(houseTemplate()))).statusCode).toBe(303);
	expect((await browser.get(style)).body).toContain("#9d6c00");
	expect((await browser.get(kit)).body).toContain("celle de Exploitant, avec son logo");
	await frozen();
	const [last] = await site.query("select code from kit_version order by frozen_at desc limit 1");
	const pptx = unzipSync((await browser.get(`/kits/${String(last?.code)}/kit.pptx`)).rawPayload);
	expect(strFromU8(pptx["ppt/theme/theme1.xml"] ?? new Uint8Array())).toContain("Marianne");
	expect(Object.values(pptx).some((part) => strFromU8(part).includes("9D6C00"))).toBe(true);
	await browser.submit(style, `${style}/retirer`);
	expect((await browser.get(kit)).body).toContain("celle de l’observatoire");
});

it("sixty blocks are kept, one more is refused, and long or hostile comments reach every form as text", async () => {
	const id = kit.split("/").at(-1);
	const comment = `${"Très long. ".repeat(300)}<img src=x onerror=alert(1)> {{7*7}} #set page(width: 1pt) $x$`;
	const many = Array.from({ length: 60 }, () => ({
		figure: { shape: "series", indicator: "taux-chomage" },
		comment,
	}));
	await site.query(`update kit set blocks = '${JSON.stringify(many)}' where id = '${id}'`);
	const figure = JSON.stringify({ shape: "essentials" });
	const page = `/espace/kits/ajouter?figure=${encodeURIComponent(figure)}`;
	expect((await browser.submit(page, "/espace/kits/ajouter", { figure, kit: id ?? "" })).statusCode).toBe(
		422,
	);
	await frozen();
	const [last] = await site.query("select code from kit_version order by frozen_at desc limit 1");
	const body = (await browser.get(`/kits/${String(last?.code)}`)).body;
	expect(body).not.toContain("<img src=x");
	expect(body).toContain("#set page(width: 1pt)");
}, 150_000);

it("a kit without a block is frozen and says so", async () => {
	await site.query(`update kit set blocks = '[]' where id = '${kit.split("/").at(-1)}'`);
	expect((await browser.get(kit)).body).toContain("Ce kit n’a pas encore de bloc");
	await frozen();
}, 150_000);

it("a kit is of its author and of the people of the same organisation: for any other it does not exist", async () => {
	await site.query("insert into person (email, name) values ('autre@exemple.fr', 'Camille Essai')");
	await site.query("insert into organisation (name, kind) values ('Ailleurs', 'Autre')");
	await site.query(
		"update kit set organisation_id = (select id from organisation where name = 'Ailleurs'), author_id = (select id from person where email = 'autre@exemple.fr')",
	);
	expect((await browser.get(kit)).statusCode).toBe(404);
	expect((await browser.get(`${kit}/apercu`)).statusCode).toBe(404);
	expect((await browser.submit("/espace/kits", `${kit}/blocs/retirer`, { rang: "0" })).statusCode).toBe(404);
});
