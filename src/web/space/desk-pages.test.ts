import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrats, contratsFile, contratsHeader, faultyFile } from "../../deliveries/fixture/contrats.ts";
import { publicScripts } from "../document.tsx";
import { scripts } from "../scripts.ts";
import { Browser } from "../testing/browser.ts";
import { type DeskSite, deposer, deposited, openDeskSite, settled } from "../testing/desk-site.ts";
import type { Site } from "../testing/site.ts";

const documentOf = (body: string): Document => parseHTML(body).document;
const textOf = (body: string): string =>
	(documentOf(body).querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ");

let desk: DeskSite;
let site: Site;
let analyst: Browser;
let partner: Browser;
let other: Browser;
let opco: string;

beforeAll(async () => {
	desk = await openDeskSite(contrats);
	({ site, analyst, partner, other, opco } = desk);
});
afterAll(() => desk.site.close());

it("hostile names, headers and cells stay text everywhere", async () => {
	const nasty = "<img src=x onerror=alert(1)>";
	const content = contratsFile(11)
		.replace(contratsHeader, `Mois;Département;Diplôme;Contrats;"${nasty}"`)
		.replaceAll(/(;\d+)\n(?=2026)/g, "$1;\n")
		.replace("2026-02;27;", `${nasty};27;`);
	const path = await deposited(desk, partner, `"${nasty}".csv`, content);
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
	await deposited(desk, partner, "à mendier.csv", faultyFile(30));
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
		const open = new Set<string>(publicScripts);
		const own = Object.entries(scripts).filter(([name]) => !open.has(name));
		const bytes = own.reduce((sum, [, { text }]) => sum + Buffer.byteLength(text), 0);
		expect(bytes).toBeLessThan(20_000);
	});
});
