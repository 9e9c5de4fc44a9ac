import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenLine, firstAdministratorLink } from "../../access/index.ts";
import { createServer } from "../index.ts";
import { Browser } from "../testing/browser.ts";
import { essaiRegion } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { type OwnSpace, ownSpace } from "../testing/own-space.ts";

const password = "quatre mots sans rapport";
const administrator = { name: "Dominique Essai", email: "dominique@exemple.fr", organisation: "Exploitant" };

let space: OwnSpace;
let server: FastifyInstance;
let admin: Browser;
let firstPath: string;

beforeAll(async () => {
	space = await ownSpace();
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region: essaiRegion, space: { access: space.access } });
	admin = new Browser(server);
	firstPath = new URL((await firstAdministratorLink(space.access)) ?? "").pathname;
});
afterAll(async () => {
	await server.close();
	await space.close();
});

const documentOf = (body: string): Document => parseHTML(body).document;
const { query } = { query: (sql: string) => space.access.records.query<Record<string, unknown>>(sql) };

async function invite(by: Browser, email: string, right: Readonly<Record<string, string>>): Promise<string> {
	const answer = await by.submit("/espace/utilisateurs", "/espace/utilisateurs", {
		name: "Camille Essai",
		email,
		value: "",
		...right,
	});
	expect(answer.statusCode, answer.body.slice(0, 4000)).toBe(200);
	return new URL(documentOf(answer.body).querySelector(".one-time-link")?.textContent ?? "").pathname;
}

async function organisation(name: string): Promise<string> {
	const [row] = await query(`select id from organisation where name = '${name}'`);
	return String(row?.id);
}

const accept = (browser: Browser, path: string) => browser.post(path, { password, again: password });

describe("first start", () => {
	it("gives the same link again after a restart, until it is used", async () => {
		expect(new URL((await firstAdministratorLink(space.access)) ?? "").pathname).toBe(firstPath);
	});

	it("says what is wrong beside the field and at the head of the page, and keeps what was typed", async () => {
		const answer = await admin.post(firstPath, { ...administrator, password: "court", again: "court" });
		expect(answer.statusCode).toBe(422);
		const document = documentOf(answer.body);
		expect(document.querySelector(".error-summary a")?.getAttribute("href")).toBe("#password");
		expect(document.querySelector("#password")?.getAttribute("aria-describedby")).toContain(
			"password-erreur",
		);
		expect(document.querySelector("#email")?.getAttribute("value")).toBe(administrator.email);
		expect(document.querySelector("#password")?.getAttribute("value")).toBeNull();
		expect(document.title).toMatch(/^Erreur/);
	});

	it("creates the administrator once, and opens their space", async () => {
		const answer = await admin.post(firstPath, { ...administrator, password, again: password });
		expect(answer.headers.location).toBe("/espace");
		expect(await firstAdministratorLink(space.access)).toBeUndefined();
		const again = await new Browser(server).post(firstPath, { ...administrator, password, again: password });
		expect(again.statusCode).toBe(404);
		expect((await admin.get("/espace")).body).toContain("Administrateur");
	});
});

describe("sign-in", () => {
	it("the cookie is out of reach of scripts and other sites, and changes at each sign-in", async () => {
		const browser = new Browser(server);
		const answer = await browser.post("/connexion", { email: administrator.email, password });
		const [cookie] = answer.cookies;
		expect(cookie).toMatchObject({ name: "session", httpOnly: true, sameSite: "Lax", path: "/" });
		const first = browser.cookies.get("session");
		await browser.post("/connexion", { email: administrator.email, password });
		expect(browser.cookies.get("session")).not.toBe(first);
		browser.cookies.set("session", first ?? "");
		expect((await browser.get("/espace")).headers.location).toBe("/connexion");
	});

	it("behind TLS the cookie is Secure and bound to the host", async () => {
		const answer = await new Browser(server).post(
			"/connexion",
			{ email: administrator.email, password },
			{ origin: "http://localhost", "x-forwarded-proto": "https" },
		);
		expect(answer.cookies[0]).toMatchObject({ name: "__Host-session", secure: true });
	});

	it("answers the same whether the account exists or not", async () => {
		const wrong = await new Browser(server).post("/connexion", { email: administrator.email, password: "x" });
		const nobody = await new Browser(server).post("/connexion", {
			email: "personne@exemple.fr",
			password: "x",
		});
		expect(wrong.statusCode).toBe(422);
		expect(nobody.statusCode).toBe(422);
		expect(nobody.body).toBe(wrong.body.replaceAll(administrator.email, "personne@exemple.fr"));
	});

	it("is held back after ten wrong tries, known account or not, then opens again", async () => {
		for (const email of ["personne-deux@exemple.fr", administrator.email]) {
			let last = "";
			for (let i = 0; i < 11; i++)
				last = (await new Browser(server).post("/connexion", { email, password: "x" })).body;
			expect(last).toContain("Trop d'essais");
		}
		const held = await new Browser(server).post("/connexion", { email: administrator.email, password });
		expect(held.statusCode).toBe(422);
		space.later(16 * 60_000);
		const open = await new Browser(server).post("/connexion", { email: administrator.email, password });
		expect(open.statusCode).toBe(303);
	});

	it.each([
		{ origin: "https://ailleurs.example" },
		{ "sec-fetch-site": "cross-site" },
		{ origin: "null" },
		{},
	])("a form sent from elsewhere changes nothing (%o)", async (headers) => {
		const answer = await new Browser(server).post(
			"/connexion",
			{ email: administrator.email, password },
			headers,
		);
		expect(answer.statusCode).toBe(400);
		expect(answer.cookies).toEqual([]);
	});

	it("a form without the token of the session changes nothing", async () => {
		const answer = await admin.post("/espace/sessions", { csrf: "autre" });
		expect(answer.statusCode).toBe(400);
	});

	it("public pages set no cookie, and pages of the space are never kept", async () => {
		const open = await admin.get("/territoires");
		expect(open.cookies).toEqual([]);
		expect(open.headers["cache-control"]).toBe("public, no-cache");
		expect((await admin.get("/espace")).headers["cache-control"]).toBe("no-store");
		expect((await new Browser(server).get("/espace")).headers.location).toBe("/connexion");
	});
});

describe("second factor", () => {
	const person = new Map<string, string>();
	let codes: readonly string[] = [];
	let own: Browser;
	const code = (): string =>
		new TOTP({ secret: Secret.fromBase32(person.get("key") ?? "") }).generate({
			timestamp: space.access.now().getTime(),
		});

	it("is active once a first code proved that the key was received", async () => {
		own = new Browser(server);
		await accept(
			own,
			await invite(admin, "facteur@exemple.fr", {
				role: "contributeur",
				organisation: await organisation("Exploitant"),
				perimeter: "organisation",
			}),
		);
		const page = documentOf((await own.get("/espace/second-facteur")).body);
		person.set("key", (page.querySelector("main code")?.textContent ?? "").replaceAll(" ", ""));
		const wrong = await own.submit("/espace/second-facteur", "/espace/second-facteur", { code: "000000" });
		expect(wrong.statusCode).toBe(422);
		const done = documentOf(
			(await own.submit("/espace/second-facteur", "/espace/second-facteur", { code: code() })).body,
		);
		codes = [...done.querySelectorAll("main li code")].map((node) => node.textContent ?? "");
		expect(codes).toHaveLength(10);
	});

	it("is asked for before anything else, and a code serves once", async () => {
		const browser = new Browser(server);
		const half = await browser.post("/connexion", { email: "facteur@exemple.fr", password });
		expect(half.headers.location).toBe("/connexion/code");
		expect((await browser.get("/espace")).headers.location).toBe("/connexion/code");
		const before = browser.cookies.get("session");
		space.later(31_000);
		const used = code();
		expect((await browser.post("/connexion/code", { code: used })).headers.location).toBe("/espace");
		expect(browser.cookies.get("session")).not.toBe(before);
		const other = new Browser(server);
		await other.post("/connexion", { email: "facteur@exemple.fr", password });
		expect((await other.post("/connexion/code", { code: used })).statusCode).toBe(422);
		expect((await other.post("/connexion/code", { code: codes[0] ?? "" })).headers.location).toBe("/espace");
		const third = new Browser(server);
		await third.post("/connexion", { email: "facteur@exemple.fr", password });
		expect((await third.post("/connexion/code", { code: codes[0] ?? "" })).statusCode).toBe(422);
	});

	it("its key is not readable in the database", async () => {
		const [row] = await query("select totp_secret from person where email = 'facteur@exemple.fr'");
		expect(String(row?.totp_secret)).not.toContain(person.get("key"));
	});
});

describe("people and rights", () => {
	let local: Browser;
	let region: string;

	it("an administrator of one organisation stays inside it", async () => {
		await admin.submit("/espace/utilisateurs", "/espace/utilisateurs/organisations", {
			"organisation-name": "Région d’essai",
			kind: "Région",
		});
		region = await organisation("Région d’essai");
		local = new Browser(server);
		await accept(
			local,
			await invite(admin, "locale@exemple.fr", {
				role: "administrateur",
				organisation: region,
				perimeter: "organisation",
			}),
		);
		const page = (await local.get("/espace/utilisateurs")).body;
		expect(page).toContain("locale@exemple.fr");
		expect(page).not.toContain(administrator.email);
		await invite(local, "collegue@exemple.fr", {
			role: "acheteur",
			organisation: region,
			perimeter: "organisation",
		});
		for (const right of [
			{ role: "administrateur", organisation: region, perimeter: "tout" },
			{ role: "acheteur", organisation: await organisation("Exploitant"), perimeter: "organisation" },
			{ role: "contributeur", organisation: region, perimeter: "source", value: "bmo-2024" },
		]) {
			const answer = await local.submit("/espace/utilisateurs", "/espace/utilisateurs", {
				name: "X Y",
				email: "autre@exemple.fr",
				value: "",
				...right,
			});
			expect(answer.statusCode, JSON.stringify(right)).toBe(422);
		}
		const [boss] = await query(`select id from person where email = '${administrator.email}'`);
		expect((await local.get(`/espace/utilisateurs/${boss?.id}`)).statusCode).toBe(404);
		expect((await local.get("/espace/journal")).statusCode).toBe(403);
	});

	it("a suspended person is out at once and cannot come back", async () => {
		const [row] = await query("select id from person where email = 'locale@exemple.fr'");
		const path = `/espace/utilisateurs/${row?.id}`;
		await admin.submit(path, `${path}/etat`, { state: "suspendu" });
		expect((await local.get("/espace")).headers.location).toBe("/connexion");
		expect(
			(await new Browser(server).post("/connexion", { email: "locale@exemple.fr", password })).statusCode,
		).toBe(422);
	});

	it("the last administrator cannot be suspended nor lose the role", async () => {
		const [row] = await query(
			`select p.id, m.id as membership from person p join membership m on m.person_id = p.id where email = '${administrator.email}'`,
		);
		const path = `/espace/utilisateurs/${row?.id}`;
		expect((await admin.submit(path, `${path}/etat`, { state: "suspendu" })).body).toContain(
			"plus d'administrateur",
		);
		const withdrawn = await admin.submit(path, `${path}/droits/retirer`, {
			membership: String(row?.membership),
		});
		expect(withdrawn.statusCode).toBe(422);
	});

	it("a one-time link is good once and for seven days", async () => {
		const path = await invite(admin, "tard@exemple.fr", {
			role: "partenaire",
			organisation: region,
			perimeter: "organisation",
		});
		space.later(8 * 24 * 3600_000);
		expect((await new Browser(server).get(path)).statusCode).toBe(404);
		space.later(-8 * 24 * 3600_000);
		expect((await accept(new Browser(server), path)).statusCode).toBe(303);
		expect((await accept(new Browser(server), path)).statusCode).toBe(404);
	});

	it("a session ends when nothing happens for two hours", async () => {
		const browser = new Browser(server);
		await browser.post("/connexion", { email: administrator.email, password });
		space.later(2 * 3600_000 + 60_000);
		expect((await browser.get("/espace")).headers.location).toBe("/connexion");
		space.later(-2 * 3600_000 - 60_000);
	});

	it("other sessions can be closed from the account", async () => {
		const other = new Browser(server);
		await other.post("/connexion", { email: administrator.email, password });
		await admin.submit("/espace", "/espace/sessions");
		expect((await other.get("/espace")).headers.location).toBe("/connexion");
		expect((await admin.get("/espace")).statusCode).toBe(200);
	});
});

describe("audit trail", () => {
	it("tells who did what, and can be searched", async () => {
		const rows = (body: string) => [...documentOf(body).querySelectorAll("#journal tbody tr")];
		const all = rows((await admin.get("/espace/journal")).body);
		const refused = rows((await admin.get("/espace/journal?q=refus%C3%A9%20personne-deux")).body);
		expect(all.length).toBeGreaterThan(20);
		expect(refused.length).toBeGreaterThan(9);
		expect(refused.every((row) => row.textContent?.includes("personne-deux@exemple.fr"))).toBe(true);
	});

	it("is exported with its hashes, the export itself included, without a formula", async () => {
		await new Browser(server).post("/connexion", { email: "=cmd()@exemple.fr", password: "x" });
		const answer = await admin.get("/espace/journal.csv");
		expect(answer.headers["content-disposition"]).toContain("journal.csv");
		expect(answer.body).toContain("journal entier");
		expect(answer.body).toContain("'=cmd()@exemple.fr");
	});

	it("can only be added to, and shows a line changed behind its back", async () => {
		for (const sql of ["update audit set who = 'x'", "delete from audit", "truncate audit"]) {
			await expect(query(sql)).rejects.toThrow("only ever added to");
		}
		expect(await brokenLine(space.access.records.query)).toBeUndefined();
		await query("alter table audit disable trigger audit_refusal");
		await query("update audit set who = 'x' where seq = 3");
		await query("alter table audit enable trigger audit_refusal");
		expect(await brokenLine(space.access.records.query)).toBe(3);
	});

	it("lines written at the same time still follow one another", async () => {
		const before = await query("select max(seq) as n from audit");
		await Promise.all(
			Array.from({ length: 20 }, () =>
				query("insert into audit (who, action, outcome, object, address) values ('x', 'y', 'fait', 'z', '')"),
			),
		);
		const chain = await query(
			`select a.seq from audit a join audit b on b.seq = a.seq - 1 where a.previous = b.hash and a.seq > ${before[0]?.n}`,
		);
		expect(chain).toHaveLength(20);
	});
});

describe("every page of the space", () => {
	it.each(["/connexion", "/espace", "/espace/second-facteur", "/espace/utilisateurs", "/espace/journal"])(
		"%s has one h1, labelled fields, unique ids, no script and strict headers",
		async (url) => {
			const answer = await (url === "/connexion" ? new Browser(server) : admin).get(url);
			expect(answer.statusCode).toBe(200);
			expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
			const document = documentOf(answer.body);
			expect(document.querySelectorAll("h1")).toHaveLength(1);
			expect(document.querySelectorAll("script, style, [style]")).toHaveLength(0);
			const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
			expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
			for (const field of document.querySelectorAll("input:not([type=hidden]), select")) {
				expect(document.querySelector(`label[for='${field.id}']`), field.id).not.toBeNull();
			}
		},
	);
});
