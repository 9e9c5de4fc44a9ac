import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrats, contratsFile, contratsHeader, faultyFile } from "../../deliveries/fixture/contrats.ts";
import type { Browser } from "../testing/browser.ts";
import { type DeskSite, deposer, deposited, openDeskSite, send, settled } from "../testing/desk-site.ts";
import type { Site } from "../testing/site.ts";

const documentOf = (body: string): Document => parseHTML(body).document;
const textOf = (body: string): string =>
	(documentOf(body).querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ");

let desk: DeskSite;
let site: Site;
let admin: Browser;
let analyst: Browser;
let partner: Browser;
let other: Browser;
let opco: string;

beforeAll(async () => {
	desk = await openDeskSite(contrats);
	({ site, admin, analyst, partner, other, opco } = desk);
});
afterAll(() => desk.site.close());

describe("from deposit to acceptance", () => {
	let path: string;

	it("the form names the charter that opens the deposit", async () => {
		const text = textOf((await partner.get(deposer)).body);
		expect(text).toContain(
			"Contrats d’apprentissage d’un OPCO d’essai (Charte OPCO d’essai, version 2, clause 1)",
		);
		expect(text).toContain("Pour OPCO d’essai.");
	});

	it("a deposited file is checked, and its page says where each defect stands", async () => {
		path = await deposited(desk, partner, "contrats janvier.csv", faultyFile(1));
		const { body } = await partner.get(path);
		const text = textOf(body);
		expect(text).toContain("À corriger");
		expect(text).toContain("4 colonnes reconnues sur 4");
		expect(text).toMatch(/20 lignes · \d+ valides · \d+ à corriger · \d+ bloquante/);
		expect(text).toContain("Ligne 3, colonne A « Mois » : « fevrier »");
		expect(text).toContain("Autorisé par");
		expect(text).toContain("Charte OPCO d’essai, version 2, clause 1");
		expect(documentOf(body).querySelectorAll(`form[action='${path}/accepter']`)).toHaveLength(0);
	});

	it("the same bytes again are a no-op that says so", async () => {
		const answer = await send(desk, partner, "contrats.csv", faultyFile(1));
		expect(answer.headers.location).toBe(`${path}?fait=deja-recu`);
		expect(textOf((await partner.get(`${path}?fait=deja-recu`)).body)).toContain("a déjà été reçu");
	});

	it("a value is mended everywhere, with a reason, and the file stays as it came", async () => {
		const fields = { lot: "0", "champ.0": "mois", "lu.0": "fevrier", "par.0": "2026-02" };
		const refused = await partner.submit(path, `${path}/corriger`, { ...fields, pourquoi: "" });
		expect(refused.statusCode).toBe(422);
		expect(refused.body).toContain('href="#pourquoi"');
		const { headers } = await partner.submit(path, `${path}/corriger`, {
			...fields,
			pourquoi: "Mois écrit en lettres",
		});
		expect(headers.location).toBe(`${path}?fait=corrections`);
		await settled(partner, path);
		const text = textOf((await partner.get(path)).body);
		expect(text).toContain("Mois écrit en lettres");
		expect(text).not.toContain("Ligne 3, colonne A");
		const original = await partner.get(`${path}/original`);
		expect(original.body).toBe(faultyFile(1));
		expect(original.headers["content-type"]).toBe("application/octet-stream");
	});

	it("the grid shows the wrong lines and mends a cell", async () => {
		const { body } = await partner.get(`${path}/lignes`);
		const field = documentOf(body).querySelector("input[name='valeur.4.departement']");
		expect(field?.getAttribute("value")).toBe("L50");
		const fields = {
			regle: "",
			page: "1",
			"avant.4.departement": "L50",
			"valeur.4.departement": "50",
			"avant.4.diplome": "Diplôme 2",
			"valeur.4.diplome": "Diplôme 2",
		};
		const refused = await partner.submit(`${path}/lignes`, `${path}/lignes`, { ...fields, pourquoi: "" });
		expect(refused.statusCode).toBe(422);
		expect(
			documentOf(refused.body).querySelector("input[name='valeur.4.departement']")?.getAttribute("value"),
		).toBe("50");
		const done = await partner.submit(`${path}/lignes`, `${path}/lignes`, {
			...fields,
			pourquoi: "Lettre en trop",
		});
		expect(done.headers.location).toBe(`${path}?fait=corrections`);
		await settled(partner, path);
		const [{ n } = { n: 0 }] = await site.query(
			"select count(*)::int as n from delivery_correction where scope = 'cell'",
		);
		expect(n).toBe(1);
		expect(textOf((await partner.get(path)).body)).toContain("Rien n’est à corriger");
	});

	it("the annotated file comes back as a workbook, and the download is in the trail", async () => {
		path = await deposited(desk, partner, "contrats février.csv", faultyFile(2));
		const { headers, rawPayload } = await partner.get(`${path}/annote.xlsx`);
		expect(rawPayload.subarray(0, 2).toString()).toBe("PK");
		expect(headers["content-disposition"]).toContain("filename*=UTF-8''contrats%20f%C3%A9vrier-annote.xlsx");
		expect((await admin.get("/espace/journal?q=annot%C3%A9")).body).toContain("fichier annoté du lot");
	});

	it("what was mended before is proposed again, and taken up", async () => {
		const { body } = await partner.get(path);
		const boxes = [...documentOf(body).querySelectorAll("#reprises input[type=checkbox]")];
		expect(boxes.length).toBeGreaterThan(0);
		const fields = Object.fromEntries(boxes.map((box) => [box.getAttribute("name") ?? "", "oui"]));
		const { headers } = await partner.submit(path, `${path}/reprises`, fields);
		expect(headers.location).toBe(`${path}?fait=reprises`);
		await settled(partner, path);
	});

	it("an unknown column is named once, and known in the partner's next file", async () => {
		const renamed = (seed: number): string =>
			contratsFile(seed).replace(contratsHeader, "Mois;Département;Diplôme;Nb signés");
		path = await deposited(desk, partner, "contrats mars.csv", renamed(3));
		const page = documentOf((await partner.get(path)).body);
		const select = page.querySelector("#structure select");
		expect(select?.getAttribute("aria-label")).toBe("Colonne D « Nb signés » : prise pour");
		expect([...(select?.querySelectorAll("option") ?? [])].map((o) => o.getAttribute("value"))).toEqual([
			"-",
			"contrats",
		]);
		await partner.submit(path, `${path}/colonnes`, { [select?.getAttribute("name") ?? ""]: "contrats" });
		await settled(partner, path);
		expect(textOf((await partner.get(path)).body)).toContain("retenue de vos choix précédents");
		const next = await deposited(desk, partner, "contrats avril.csv", renamed(4));
		expect(textOf((await partner.get(next)).body)).toContain("4 colonnes reconnues sur 4");
	});

	it("blocking lines are set aside only with a written justification", async () => {
		path = await deposited(desk, partner, "contrats mai.csv", contratsFile(5).replace(";27;", ";;"));
		const refused = await analyst.submit(path, `${path}/accepter`, { justification: "non" });
		expect(refused.statusCode).toBe(422);
		expect(documentOf(refused.body).querySelector("#justification-erreur")).not.toBeNull();
		expect(documentOf(refused.body).querySelector("#justification")?.textContent).toBe("non");
		const why = "Le partenaire renverra ces lignes le mois prochain.";
		await analyst.submit(path, `${path}/accepter`, { justification: why });
		const text = textOf((await analyst.get(path)).body);
		expect(text).toContain("Accepté avec réserves");
		expect(text).toContain(why);
	});

	it("a refused file says why to its partner, whose mended one is accepted and replaces the other", async () => {
		const wrong = await deposited(desk, partner, "contrats juin.csv", faultyFile(6));
		await analyst.submit(wrong, `${wrong}/refuser`, { motif: "Mauvaise année." });
		expect(textOf((await partner.get(wrong)).body)).toContain("Mauvaise année.");
		const mended = await deposited(desk, partner, "contrats juin.csv", contratsFile(6));
		expect(textOf((await analyst.get(mended)).body)).toContain("Depuis l’essai précédent");
		const { headers } = await analyst.submit(mended, `${mended}/accepter`);
		expect(headers.location).toBe(`${mended}?fait=accepte`);
		expect(textOf((await analyst.get(path)).body)).toContain("Remplacé");
	});

	it("the message to the partner leaves with the annotated file", async () => {
		const wrong = await deposited(desk, partner, "contrats juillet.csv", faultyFile(7));
		const { headers } = await analyst.submit(wrong, `${wrong}/renvoyer`, {
			message: "Voyez les lignes rouges.",
		});
		expect(headers.location).toBe(`${wrong}?fait=renvoye`);
		const [letter] = await site.query("select recipient, body from letter order by queued_at desc limit 1");
		expect(letter?.recipient).toBe("partenaire@exemple.fr");
		expect(letter?.body).toContain(`http://localhost${wrong}`);
	});
});

describe("refusals", () => {
	it("without a file, the form says so and keeps what was chosen", async () => {
		const csrf = await partner.token(deposer);
		const answer = await partner.post(deposer, { csrf, source: contrats.id, organisation: opco });
		expect(answer.statusCode).toBe(422);
		expect(textOf(answer.body)).toContain("Aucun fichier n’a été envoyé");
	});

	it("without a charter in force, the sentence says what to do and nothing is kept", async () => {
		const kept = site.space.rules.splice(0);
		const text = textOf((await partner.get(deposer)).body);
		expect(text).toContain("Aucun jeu de données ne vous est ouvert");
		const token = await partner.token("/espace");
		const before = await site.query("select count(*)::int as n from delivery");
		const answer = await partner.upload(
			deposer,
			{ csrf: token, source: contrats.id, organisation: opco },
			{ field: "fichier", name: "a.csv", content: contratsFile(50) },
		);
		expect(answer.statusCode).toBe(422);
		expect(textOf(answer.body)).toContain("La demande n’a pas abouti");
		expect(await site.query("select count(*)::int as n from delivery")).toEqual(before);
		site.space.rules.push(...kept);
	});

	it("another partner sees nothing of it, and can do nothing to it", async () => {
		const path = await deposited(desk, partner, "secret.csv", faultyFile(8));
		for (const page of ["", "/etat", "/original", "/annote.xlsx", "/lignes"])
			expect((await other.get(`${path}${page}`)).statusCode, page).toBe(404);
		for (const act of ["relancer", "annuler", "colonnes", "corriger", "reprises", "lignes"])
			expect((await other.submit("/espace", `${path}/${act}`)).statusCode, act).toBe(404);
		for (const act of ["accepter", "refuser", "renvoyer"])
			expect((await other.submit("/espace", `${path}/${act}`)).statusCode, act).toBe(403);
		const lists = await Promise.all(
			["/espace", "/espace/collecte", "/espace/collecte/livraisons"].map(
				async (page) => (await other.get(page)).body,
			),
		);
		for (const body of lists) expect(body).not.toContain("essai-contrats-");
		expect((await send(desk, other, "faux.csv", contratsFile(9))).statusCode).toBe(403);
	});

	it("a partner decides nothing, not even of their own file", async () => {
		const path = await deposited(desk, partner, "mien.csv", faultyFile(10));
		for (const act of ["accepter", "refuser", "renvoyer"])
			expect((await partner.submit(path, `${path}/${act}`)).statusCode, act).toBe(403);
	});
});
