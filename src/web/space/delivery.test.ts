import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrats, contratsFile, contratsHeader } from "../../deliveries/fixture/contrats.ts";
import { scripts } from "../scripts.ts";
import { Browser } from "../testing/browser.ts";
import { firstAdministrator, openSite, password, type Site } from "../testing/site.ts";

let site: Site;
let admin: Browser;
let analyst: Browser;
let partner: Browser;
let other: Browser;
let opco: string;

async function person(email: string, right: Readonly<Record<string, string>>): Promise<Browser> {
	const { path } = await site.invite(admin, email, right);
	const browser = new Browser(site.server);
	await browser.post(path, { password, again: password });
	return browser;
}

async function organisation(name: string): Promise<string> {
	await admin.submit("/espace/utilisateurs", "/espace/utilisateurs/organisations", {
		"organisation-name": name,
		kind: "OPCO",
	});
	return await site.organisation(name);
}

beforeAll(async () => {
	site = await openSite([contrats]);
	admin = await firstAdministrator(site);
	opco = await organisation("OPCO d’essai");
	const rival = await organisation("Autre OPCO d’essai");
	for (const [id, name] of [
		[opco, "OPCO d’essai"],
		[rival, "Autre OPCO d’essai"],
	] as const) {
		site.space.rules.push({
			charter: { id, title: `Charte ${name}`, version: 2 },
			organisation: { id, name },
			clause: {
				number: 1,
				source: contrats.id,
				use: "diffusion",
				finest: "departement",
				recipients: ["public"],
				minUnits: 5,
				maxShare: 85,
				retentionMonths: 12,
			},
			text: "Clause 1 : contrats, jusqu’au département.",
			from: "2026-01-01T00:00:00Z",
			until: "2099-01-01T00:00:00Z",
		});
	}
	const operator = await site.organisation("Exploitant");
	analyst = await person("analyste@exemple.fr", {
		role: "charge-etudes",
		organisation: operator,
		perimeter: "tout",
	});
	const inside = { role: "contributeur", perimeter: "organisation" };
	partner = await person("partenaire@exemple.fr", { ...inside, organisation: opco });
	other = await person("autre@exemple.fr", { ...inside, organisation: rival });
});
afterAll(() => site.close());

const deposer = "/espace/collecte/deposer";
const documentOf = (body: string): Document => parseHTML(body).document;
const textOf = (body: string): string =>
	(documentOf(body).querySelector("main")?.textContent ?? "").replaceAll(/[\s  ]+/g, " ");

async function send(
	browser: Browser,
	name: string,
	content: string,
	fields: Readonly<Record<string, string>> = {},
) {
	const csrf = await browser.token(deposer);
	return await browser.upload(
		deposer,
		{ csrf, source: contrats.id, organisation: opco, ...fields },
		{ field: "fichier", name, content },
	);
}

/** Where a deposit or a change leads, once its check is over. */
async function settled(browser: Browser, location: unknown): Promise<string> {
	const path = String(location).split("?")[0] ?? "";
	for (;;) {
		const { running } = (await browser.get(`${path}/etat`)).json<{ running: boolean }>();
		if (!running) return path;
		await new Promise((wake) => setTimeout(wake, 50));
	}
}

async function deposited(browser: Browser, name: string, content: string): Promise<string> {
	const answer = await send(browser, name, content);
	expect(answer.statusCode, textOf(answer.body)).toBe(303);
	return await settled(browser, answer.headers.location);
}

const faulty = (seed: number): string =>
	contratsFile(seed).replace("2026-02;27;", "fevrier;27;").replace("2026-03;50;", "2026-03;L50;");

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
		path = await deposited(partner, "contrats janvier.csv", faulty(1));
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
		const answer = await send(partner, "contrats.csv", faulty(1));
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
		expect(original.body).toBe(faulty(1));
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
		path = await deposited(partner, "contrats février.csv", faulty(2));
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
		path = await deposited(partner, "contrats mars.csv", renamed(3));
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
		const next = await deposited(partner, "contrats avril.csv", renamed(4));
		expect(textOf((await partner.get(next)).body)).toContain("4 colonnes reconnues sur 4");
	});

	it("blocking lines are set aside only with a written justification", async () => {
		path = await deposited(partner, "contrats mai.csv", contratsFile(5).replace(";27;", ";;"));
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
		const wrong = await deposited(partner, "contrats juin.csv", faulty(6));
		await analyst.submit(wrong, `${wrong}/refuser`, { motif: "Mauvaise année." });
		expect(textOf((await partner.get(wrong)).body)).toContain("Mauvaise année.");
		const mended = await deposited(partner, "contrats juin.csv", contratsFile(6));
		expect(textOf((await analyst.get(mended)).body)).toContain("Depuis l’essai précédent");
		const { headers } = await analyst.submit(mended, `${mended}/accepter`);
		expect(headers.location).toBe(`${mended}?fait=accepte`);
		expect(textOf((await analyst.get(path)).body)).toContain("Remplacé");
	});

	it("the message to the partner leaves with the annotated file", async () => {
		const wrong = await deposited(partner, "contrats juillet.csv", faulty(7));
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
		const path = await deposited(partner, "secret.csv", faulty(8));
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
		expect((await send(other, "faux.csv", contratsFile(9))).statusCode).toBe(403);
	});

	it("a partner decides nothing, not even of their own file", async () => {
		const path = await deposited(partner, "mien.csv", faulty(10));
		for (const act of ["accepter", "refuser", "renvoyer"])
			expect((await partner.submit(path, `${path}/${act}`)).statusCode, act).toBe(403);
	});
});

it("hostile names, headers and cells stay text everywhere", async () => {
	const nasty = "<img src=x onerror=alert(1)>";
	const content = contratsFile(11)
		.replace(contratsHeader, `Mois;Département;Diplôme;Contrats;"${nasty}"`)
		.replaceAll(/(;\d+)\n(?=2026)/g, "$1;\n")
		.replace("2026-02;27;", `${nasty};27;`);
	const path = await deposited(partner, `"${nasty}".csv`, content);
	for (const url of [path, `${path}/lignes`, "/espace/collecte/livraisons", "/espace"]) {
		for (const browser of [partner, analyst]) {
			const { body } = await browser.get(url);
			expect(body, url).not.toContain("<img");
			expect(documentOf(body).querySelectorAll("[onerror]")).toHaveLength(0);
		}
	}
	const { headers } = await partner.get(`${path}/original`);
	expect(headers["content-disposition"]).toMatch(
		/^attachment; filename="[\w.() -]*"; filename\*=UTF-8''[\w%.-]+$/,
	);
});

describe("a file in pieces", () => {
	const envois = "/espace/collecte/envois";
	const tus = { "tus-resumable": "1.0.0", origin: "http://localhost" };

	it("goes on where it stopped, then is deposited by its name", async () => {
		const csrf = await partner.token(deposer);
		const content = Buffer.from(contratsFile(20));
		const begun = await partner.send("POST", envois, {
			...tus,
			"x-csrf": csrf,
			"upload-length": String(content.length),
			"upload-metadata": `filename ${Buffer.from("août.csv").toString("base64")}`,
		});
		expect(begun.statusCode).toBe(201);
		const address = String(begun.headers.location);
		const piece = async (from: number, to: number) =>
			await partner.send(
				"PATCH",
				address,
				{
					...tus,
					"x-csrf": csrf,
					"content-type": "application/offset+octet-stream",
					"upload-offset": String(from),
				},
				content.subarray(from, to),
			);
		await piece(0, 100);
		expect((await partner.send("HEAD", address, tus)).headers["upload-offset"]).toBe("100");
		expect((await other.send("HEAD", address, tus)).statusCode).toBe(404);
		expect(textOf((await partner.get(deposer)).body)).toContain("Envois interrompus");
		await piece(100, content.length);
		const envoi = address.split("/").at(-1) ?? "";
		const made = await partner.post(deposer, { csrf, source: contrats.id, organisation: opco, envoi });
		const path = await settled(partner, made.headers.location);
		expect(textOf((await partner.get(path)).body)).toContain("août.csv");
	});

	it("without the token of the session, nothing is received", async () => {
		const answer = await partner.send("POST", envois, { ...tus, "upload-length": "3" });
		expect(answer.statusCode).toBe(400);
		expect(
			(await new Browser(site.server).send("POST", envois, { ...tus, "upload-length": "3" })).statusCode,
		).toBe(403);
	});
});

describe("the calendar", () => {
	it("shows what is expected, and what the partner must do", async () => {
		const given = {
			source: contrats.id,
			organisation: opco,
			contact: "partenaire@exemple.fr",
			period: "2099",
			due: "2099-01-15",
			recurrence: "aucune",
		};
		const wrong = await analyst.submit("/espace/collecte", "/espace/collecte/attendus", {
			...given,
			contact: "x",
		});
		expect(wrong.statusCode).toBe(422);
		expect(documentOf(wrong.body).querySelector("#contact-erreur")).not.toBeNull();
		await analyst.submit("/espace/collecte", "/espace/collecte/attendus", given);
		const { body } = await partner.get("/espace/collecte");
		expect(textOf(body)).toContain("15/01/2099");
		expect(body).toContain("Déposer");
		expect((await partner.get("/espace/collecte/attendus.ics")).body).toContain(
			"DTSTART;VALUE=DATE:20990115",
		);
		expect(textOf((await other.get("/espace/collecte")).body)).not.toContain("15/01/2099");
		const id =
			/name="expected" value="([^"]+)"/.exec((await analyst.get("/espace/collecte")).body)?.[1] ?? "";
		await analyst.submit("/espace/collecte", "/espace/collecte/attendus/retirer", { expected: id });
		expect(textOf((await partner.get("/espace/collecte")).body)).not.toContain("15/01/2099");
	});
});

it("the dashboard says to each what waits for them", async () => {
	await deposited(partner, "à mendier.csv", faulty(30));
	expect(textOf((await partner.get("/espace")).body)).toContain("Corriger : lot");
	expect(textOf((await analyst.get("/espace")).body)).toContain("Décider : lot");
	expect(textOf((await other.get("/espace")).body)).toContain("Rien ne vous attend");
});

describe("keys of the partners' programs", () => {
	const path = "/espace/collecte/cles";

	it("a key is shown once, listed by its ending, and revoked", async () => {
		const given = { name: "export mensuel", organisation: opco, source: contrats.id, days: "90" };
		const wrong = await analyst.submit(path, path, given);
		expect(wrong.statusCode).toBe(422);
		expect(documentOf(wrong.body).querySelector(".error-summary a")?.getAttribute("href")).toBe("#scopes");
		const made = await analyst.submit(path, path, { ...given, "droit-deliveries-write": "oui" });
		const key = documentOf(made.body).querySelector(".one-time-link")?.textContent ?? "";
		expect(key).toMatch(/^def_/);
		const { body } = await analyst.get(path);
		expect(body).toContain(key.slice(-4));
		expect(body).not.toContain(key);
		const id = /name="key" value="([^"]+)"/.exec(body)?.[1] ?? "";
		await analyst.submit(path, `${path}/revoquer`, { key: id });
		expect(textOf((await analyst.get(path)).body)).toContain("révoquée le");
	});

	it("are not a contributor's to make", async () => {
		expect((await partner.get(path)).statusCode).toBe(403);
		expect((await partner.get("/espace/collecte")).body).not.toContain(path);
	});
});

describe("every page of the desk", () => {
	const pages = async (): Promise<readonly string[]> => {
		const [one] = await site.query("select id from delivery where state = 'controlee' limit 1");
		const path = `/espace/collecte/${one?.id}`;
		return [
			"/espace",
			"/espace/compte",
			"/espace/collecte",
			"/espace/collecte/livraisons",
			"/espace/collecte/cles",
			"/espace/collecte/connecteurs",
			deposer,
			path,
			`${path}/lignes`,
		];
	};

	it("has one h1, named fields, unique ids, no inline script, and links that lead somewhere", async () => {
		const dead: string[] = [];
		for (const url of await pages()) {
			const { body, statusCode } = await analyst.get(url);
			expect(statusCode, url).toBe(200);
			const document = documentOf(body);
			expect(document.querySelectorAll("h1"), url).toHaveLength(1);
			expect(document.querySelectorAll("script:not([src]), style, [style], [onclick]"), url).toHaveLength(0);
			const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
			expect(
				ids.filter((id, index) => ids.indexOf(id) !== index),
				url,
			).toEqual([]);
			for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
				const named = field.hasAttribute("aria-label") || document.querySelector(`label[for='${field.id}']`);
				expect(Boolean(named), `${url} ${field.outerHTML}`).toBe(true);
			}
			for (const link of document.querySelectorAll("main a")) {
				const href = link.getAttribute("href") ?? "";
				if (href.startsWith("#")) expect(ids, `${url} ${href}`).toContain(href.slice(1));
				else if (!href.startsWith("/donnees/") && (await analyst.get(href)).statusCode !== 200)
					dead.push(`${url} → ${href}`);
			}
		}
		expect(dead).toEqual([]);
	});

	it("lets scripts run only where it declares them, and its scripts weigh less than 20 kB", async () => {
		const plain = await analyst.get("/espace");
		expect(plain.headers["content-security-policy"]).not.toContain("script-src");
		const { body, headers } = await analyst.get(deposer);
		expect(headers["content-security-policy"]).toContain("default-src 'none'");
		expect(headers["content-security-policy"]).toContain("script-src 'self'");
		const src = documentOf(body).querySelector("script")?.getAttribute("src") ?? "";
		const script = await analyst.get(src);
		expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
		expect(script.headers["cache-control"]).toContain("immutable");
		const bytes = Object.values(scripts).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
		expect(bytes).toBeLessThan(20_000);
	});
});
