import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstAdministratorLink } from "../../access/index.ts";
import { Browser } from "../testing/browser.ts";
import type { OwnSpace } from "../testing/own-space.ts";
import { administrator, openSite, password, type Site } from "../testing/site.ts";

let site: Site;
let space: OwnSpace;
let server: FastifyInstance;
let admin: Browser;
let firstPath: string;
beforeAll(async () => {
	site = await openSite();
	({ space, server, firstPath } = site);
	admin = new Browser(server);
});
afterAll(() => site.close());

const documentOf = (body: string): Document => parseHTML(body).document;
const query = (sql: string) => site.query(sql);
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

	it("leads back to the page that was asked for, once, and never outside the space", async () => {
		const browser = new Browser(server);
		const wanted = "/espace/kits?territoire=zone-emploi:2804";
		expect((await browser.get(wanted)).headers.location).toBe("/connexion");
		const entered = () => browser.post("/connexion", { email: administrator.email, password });
		expect((await entered()).headers.location).toBe(wanted);
		expect((await entered()).headers.location).toBe("/espace");
		for (const elsewhere of [
			"//ailleurs.example",
			"/deconnexion",
			"/espace\\..",
			"https://ailleurs.example/espace",
		]) {
			browser.cookies.set("suite", encodeURIComponent(elsewhere));
			expect((await entered()).headers.location, elsewhere).toBe("/espace");
		}
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
			expect(last).toContain("Trop d’essais");
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
			(
				await site.invite(admin, "facteur@exemple.fr", {
					role: "contributeur",
					organisation: await site.organisation("Exploitant"),
					perimeter: "organisation",
				})
			).path,
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
