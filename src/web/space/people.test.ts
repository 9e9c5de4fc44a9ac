import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenLine } from "../../access/index.ts";
import { Browser } from "../testing/browser.ts";
import type { OwnSpace } from "../testing/own-space.ts";
import { administrator, firstAdministrator, openSite, password, type Site } from "../testing/site.ts";

let site: Site;
let space: OwnSpace;
let server: FastifyInstance;
let admin: Browser;
beforeAll(async () => {
	site = await openSite();
	({ space, server } = site);
	admin = await firstAdministrator(site);
});
afterAll(() => site.close());

const documentOf = (body: string): Document => parseHTML(body).document;
const query = (sql: string) => site.query(sql);
const accept = (browser: Browser, path: string) => browser.post(path, { password, again: password });

async function invite(by: Browser, email: string, right: Readonly<Record<string, string>>): Promise<string> {
	const { status, path } = await site.invite(by, email, right);
	expect(status).toBe(200);
	return path;
}

describe("people and rights", () => {
	let local: Browser;
	let region: string;

	it("an administrator of one organisation stays inside it", async () => {
		await admin.submit("/espace/utilisateurs", "/espace/utilisateurs/organisations", {
			"organisation-name": "Région d’essai",
			kind: "Région",
		});
		region = await site.organisation("Région d’essai");
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
			{ role: "acheteur", organisation: await site.organisation("Exploitant"), perimeter: "organisation" },
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
			"plus d’administrateur",
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
		for (let i = 0; i < 3; i++)
			await new Browser(server).post("/connexion", { email: "intrus@exemple.fr", password: "x" });
		const rows = (body: string) => [...documentOf(body).querySelectorAll("#journal tbody tr")];
		const all = rows((await admin.get("/espace/journal")).body);
		const refused = rows((await admin.get("/espace/journal?q=refus%C3%A9%20intrus")).body);
		expect(all.length).toBeGreaterThan(10);
		expect(refused.length).toBe(3);
		expect(refused.every((row) => row.textContent?.includes("intrus@exemple.fr"))).toBe(true);
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
