import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Connector, Source } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { contrats, contratsFile } from "../deliveries/fixture/contrats.ts";
import { type OwnDesk, ownDesk } from "../deliveries/fixture/own-desk.ts";
import type { Desk } from "../deliveries/index.ts";
import type { Network } from "./exchange.ts";
import { type Answer, give, Loopback } from "./fixture/loopback.ts";
import { openFranceTravail } from "./france-travail.ts";
import { isPublicAddress } from "./guard.ts";
import {
	type Connection,
	type ConnectorResult,
	connectorsMigrations,
	listConnectors,
	openConnection,
	runConnector,
	runDueConnectors,
} from "./run.ts";

const there = new Loopback();
const waits: number[] = [];
const network: Network = {
	loopback: true,
	firstWait: 5,
	longestWait: 2_000,
	tries: 4,
	silence: 300,
	longest: 5_000,
	wait: async (ms) => void waits.push(ms),
};
let base: string;
let own: OwnDesk;
beforeAll(async () => {
	await there.open();
	own = await ownDesk([contrats], connectorsMigrations);
	await own.desk.access.records.query(
		`insert into membership (person_id, role, organisation_id, perimeter_kind)
		select person_id, 'administrateur', organisation_id, 'tout' from membership where role = 'charge-etudes'`,
	);
	base = there.base;
});
afterAll(async () => {
	await there.close();
	await own.close();
});
beforeEach(async () => {
	there.answers = [];
	there.asked = [];
	const { query } = own.desk.access.records;
	await query("delete from delivery");
	await query("delete from connector_run");
	rmSync(join(own.dataDir, "fetched"), { recursive: true, force: true });
});

function deskWith(connector: Connector): Desk {
	const { sharing: _charter, ...open } = contrats;
	const source: Source = { ...open, connector };
	return { ...own.desk, sources: [source] };
}
const connection = (account = false): Connection =>
	openConnection(
		account
			? {
					clientId: "PAR_essai",
					clientSecret: "motdepasse",
					token: `${base}/token?realm=%2Fpartenaire`,
					interfaces: base,
				}
			: undefined,
		network,
		{ datagouv: `${base}/api/1`, opendatasoft: base },
	);
const run = async (desk: Desk, by = connection()): Promise<ConnectorResult> =>
	await runConnector(desk, by, contrats.id);
const http = (path = "/contrats.csv", more: Partial<Connector> = {}): Connector =>
	({ kind: "http", url: `${base}${path}`, pace: "jour", ...more }) as Connector;
const text = contratsFile(1);

it("HTTP: a new file is a delivery, then 304 by ETag and by date is a no-op that says so", async () => {
	const desk = deskWith(http());
	const headers = { etag: '"a1"', "last-modified": "Wed, 25 Nov 2026 08:00:00 GMT" };
	there.answers = [give(200, text, headers)];
	const first = await run(desk);
	expect(first).toMatchObject({ outcome: "nouveau", delivery: expect.any(String) });
	const [row] = await own.desk.access.records.query(
		"select name, channel, received_by, state from delivery where id = $1",
		[first.delivery],
	);
	expect(row).toEqual({
		name: "contrats.csv",
		channel: "connecteur",
		received_by: "connecteur HTTP",
		state: "recue",
	});
	there.answers = [give(304)];
	expect(await run(desk)).toMatchObject({ outcome: "inchange" });
	expect(there.asked[1]?.headers).toMatchObject({
		"if-none-match": '"a1"',
		"if-modified-since": headers["last-modified"],
	});
	there.answers = [give(200, text)];
	expect(await run(desk)).toMatchObject({ outcome: "inchange" });
	expect(await own.desk.access.records.query("select 1 from delivery")).toHaveLength(1);
	expect(readdirSync(join(own.dataDir, "fetched"))).toEqual([]);
});

it("a passing trouble is tried again: 500, silence, a cut body, 429 with its wait; a lasting one is a result", async () => {
	const desk = deskWith(http());
	there.answers = [
		give(500),
		() => undefined,
		(_request, response) => {
			response.writeHead(200, { "content-length": String(text.length) });
			response.write(text.slice(0, 20));
			setTimeout(() => response.destroy(), 20);
		},
		give(200, text),
	];
	expect(await run(desk)).toMatchObject({ outcome: "nouveau" });
	expect(there.asked).toHaveLength(4);
	waits.length = 0;
	there.answers = [give(429, "", { "retry-after": "1" }), give(200, contratsFile(2))];
	expect(await run(desk)).toMatchObject({ outcome: "nouveau" });
	expect(waits).toEqual([1000]);
	there.asked = [];
	there.answers = [give(503)];
	waits.length = 0;
	expect(await run(desk)).toMatchObject({ outcome: "echec", detail: expect.stringContaining("503") });
	expect(there.asked).toHaveLength(4);
	expect(waits.every((ms, i) => ms >= 2.5 * 2 ** i && ms <= 7.5 * 2 ** i)).toBe(true);
	there.answers = [give(429, "", { "retry-after": "86400" })];
	there.asked = [];
	expect(await run(desk)).toMatchObject({ outcome: "echec" });
	expect(there.asked).toHaveLength(1);
});

it.each([
	[
		"a page instead of a file",
		() => give(200, "<html>", { "content-type": "text/html; charset=utf-8" }),
		"page",
	],
	["a file that is gone", () => give(404), "404"],
	["a redirection to this network", () => give(302, "", { location: "http://10.0.0.1/x" }), "https"],
	[
		"a redirection to the cloud's own address",
		() => give(302, "", { location: "https://169.254.169.254/latest" }),
		"déclaré",
	],
	[
		"a redirection to another host",
		() => give(302, "", { location: "https://ailleurs.exemple.fr/x" }),
		"déclaré",
	],
	["a redirection that turns", () => give(302, "", { location: "/contrats.csv" }), "redirections"],
	[
		"an endless body",
		(): Answer => (_request, response) => {
			response.writeHead(200);
			const more = (): void => {
				while (response.write(Buffer.alloc(65_536)) && !response.destroyed);
				response.once("drain", more);
			};
			more();
		},
		"1 Mo",
	],
] as const)("%s is refused with its reason, and leaves nothing", async (_what, answer, said) => {
	there.answers = [answer()];
	const result = await run(deskWith(http("/contrats.csv", { megabytes: 1 })));
	expect(result).toMatchObject({ outcome: "echec", detail: expect.stringContaining(said) });
	expect(await own.desk.access.records.query("select 1 from delivery")).toEqual([]);
	expect(readdirSync(join(own.dataDir, "fetched"))).toEqual([]);
});

it("no declared address leads inside: private, loopback, mapped and reserved addresses are not public", async () => {
	for (const address of [
		"10.1.2.3",
		"127.0.0.1",
		"169.254.169.254",
		"192.168.1.1",
		"172.31.0.1",
		"100.64.0.1",
		"0.0.0.0",
		"224.0.0.1",
		"255.255.255.255",
		"::1",
		"::ffff:10.0.0.1",
		"fe80::1",
		"fc00::1",
		"64:ff9b::a00:1",
		"2002:a00:1::",
		"2001:db8::1",
		"pas une adresse",
	])
		expect(isPublicAddress(address), address).toBe(false);
	for (const address of ["8.8.8.8", "172.32.0.1", "2a01:e0a::1"])
		expect(isPublicAddress(address), address).toBe(true);
	const closed = openConnection(undefined, { ...network, loopback: false });
	for (const url of [
		"https://localhost/x",
		"https://127.0.0.1/x",
		"https://[::1]/x",
		"https://u:p@exemple.fr/x",
		"http://exemple.fr/x",
	])
		expect(await run(deskWith({ kind: "http", url, pace: "jour" }), closed), url).toMatchObject({
			outcome: "echec",
		});
	expect(there.asked).toEqual([]);
});

const card = (checksum: object | null, more: object = {}): object => ({
	id: "5eebbc067a14b6fecc9c9976",
	resources: [
		{
			id: "r0",
			title: "Notice",
			format: "pdf",
			url: `${base}/notice.pdf`,
			last_modified: "2026-11-01T00:00:00",
		},
		{
			id: "r1",
			title: "Contrats 2025",
			format: "csv",
			url: `${base}/2025.csv`,
			last_modified: "2026-01-01T00:00:00",
		},
		{
			id: "r2",
			title: "Contrats 2026",
			format: "csv",
			url: `${base}/2026.csv`,
			last_modified: "2026-10-01T00:00:00",
			checksum,
		},
	],
	...more,
});
const datagouv: Connector = {
	kind: "datagouv",
	dataset: "contrats",
	format: "csv",
	title: "contrats .*",
	pace: "semaine",
};

it("data.gouv.fr: the newest resource of the title, its checksum verified; the same one is not fetched again", async () => {
	const desk = deskWith(datagouv);
	const sha1 = createHash("sha1").update(text).digest("hex");
	there.answers = [give(200, card({ type: "sha1", value: sha1 })), give(200, text)];
	expect(await run(desk)).toMatchObject({ outcome: "nouveau" });
	expect(there.asked.map((a) => a.url)).toEqual(["/api/1/datasets/contrats/", "/2026.csv"]);
	there.asked = [];
	there.answers = [give(200, card({ type: "sha1", value: sha1 }))];
	expect(await run(desk)).toMatchObject({ outcome: "inchange" });
	expect(there.asked).toHaveLength(1);
});

it("data.gouv.fr: a wrong checksum, a card of another shape or without such a resource is refused", async () => {
	const desk = deskWith(datagouv);
	there.answers = [give(200, card({ type: "sha256", value: "0".repeat(64) })), give(200, text)];
	expect(await run(desk)).toMatchObject({ outcome: "echec", detail: expect.stringContaining("empreinte") });
	there.answers = [give(200, { message: "ok" })];
	expect(await run(desk)).toMatchObject({ outcome: "echec", detail: expect.stringContaining("forme") });
	there.answers = [give(200, card(null, { resources: [] }))];
	expect(await run(desk)).toMatchObject({ outcome: "echec", detail: expect.stringContaining("ressource") });
	expect(await own.desk.access.records.query("select 1 from delivery")).toEqual([]);
});

it("Opendatasoft: the export with its filter, and nothing when the portal has not processed anew", async () => {
	const desk = deskWith({
		kind: "opendatasoft",
		portal: "https://data.exemple.fr",
		dataset: "fr-en-contrats",
		format: "csv",
		labels: true,
		where: "annee > 2020",
		refine: { region: "Normandie" },
		pace: "mois",
	});
	const meta = (at: string): object => ({
		dataset_id: "fr-en-contrats",
		metas: { default: { data_processed: at } },
	});
	there.answers = [give(200, meta("2026-11-01T00:00:00+00:00")), give(200, text)];
	expect(await run(desk)).toMatchObject({ outcome: "nouveau" });
	const url = new URL(there.asked[1]?.url ?? "", base);
	expect(url.pathname).toBe("/api/explore/v2.1/catalog/datasets/fr-en-contrats/exports/csv");
	expect(Object.fromEntries(url.searchParams)).toEqual({
		delimiter: ";",
		use_labels: "true",
		where: "annee > 2020",
		refine: 'region:"Normandie"',
	});
	there.answers = [give(200, meta("2026-11-01T00:00:00+00:00"))];
	expect(await run(desk)).toMatchObject({ outcome: "inchange" });
});

const ft: Connector = {
	kind: "francetravail",
	path: "/offres",
	scope: "api_essai",
	file: "contrats.csv",
	pace: "jour",
};
const token = (value: string, seconds = 1499): Answer =>
	give(200, { access_token: value, expires_in: seconds, token_type: "Bearer", scope: "api_essai" });

it("France Travail: one token per scope until it ends; 401 asks for another one, once", async () => {
	const desk = deskWith(ft);
	const by = connection(true);
	there.answers = [token("t1"), give(200, text)];
	expect(await run(desk, by)).toMatchObject({ outcome: "nouveau" });
	expect(there.asked[0]?.url).toBe("/token?realm=%2Fpartenaire");
	expect(Object.fromEntries(new URLSearchParams(there.asked[0]?.body))).toEqual({
		grant_type: "client_credentials",
		client_id: "PAR_essai",
		client_secret: "motdepasse",
		scope: "api_essai",
	});
	expect(there.asked[1]?.headers.authorization).toBe("Bearer t1");
	there.asked = [];
	there.answers = [give(401), token("t2"), give(200, contratsFile(2))];
	expect(await run(desk, by)).toMatchObject({ outcome: "nouveau" });
	expect(there.asked.map((a) => a.headers.authorization)).toEqual(["Bearer t1", undefined, "Bearer t2"]);
	there.asked = [];
	there.answers = [give(401), token("t3"), give(401)];
	expect(await run(desk, by)).toMatchObject({ outcome: "echec", detail: expect.stringContaining("401") });
	expect(there.asked).toHaveLength(3);
	there.answers = [give(204)];
	expect(await run(desk, by)).toMatchObject({ outcome: "inchange" });
});

it("France Travail: a refused account or a missing one is told without its secret; a scope keeps its pace", async () => {
	const desk = deskWith(ft);
	there.answers = [give(400, { error: "invalid_client" })];
	const refused = await run(desk, connection(true));
	expect(refused).toMatchObject({ outcome: "echec", detail: expect.stringContaining("400") });
	expect(JSON.stringify(refused)).not.toContain("motdepasse");
	expect(await run(desk)).toMatchObject({
		outcome: "echec",
		detail: expect.stringContaining("FRANCE_TRAVAIL"),
	});
	let clock = 0;
	const wait = async (ms: number): Promise<void> => {
		clock += ms;
	};
	const paced: Network = { ...network, wait };
	const account = openFranceTravail({ clientId: "a", clientSecret: "b" }, () => clock);
	const left: number[] = [];
	for (let i = 0; i < 50; i++) {
		await account.turn(paced, "api_essai", 10);
		left.push(clock);
	}
	for (const from of left)
		expect(left.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(10);
	expect(clock).toBeGreaterThanOrEqual(4_000);
});

it("the clock runs what is due, at the source's pace, and sooner after a trouble", async () => {
	const desk = deskWith(http());
	there.answers = [give(404)];
	const outcomes = async (): Promise<readonly string[]> =>
		(await runDueConnectors(desk, connection())).map((r) => r.outcome);
	expect(await outcomes()).toEqual(["echec"]);
	expect(await outcomes()).toEqual([]);
	own.later(61 * 60_000);
	there.answers = [give(200, text)];
	expect(await outcomes()).toEqual(["nouveau"]);
	own.later(23 * 3600_000);
	expect(await outcomes()).toEqual([]);
	own.later(2 * 3600_000);
	expect(await outcomes()).toEqual(["inchange"]);
	expect((await listConnectors(desk, own.analyst))[0]).toMatchObject({
		outcome: "inchange",
		nextRun: expect.any(Date),
	});
});

it("only somebody in charge of collection sees and starts connectors", async () => {
	const desk = deskWith(http());
	const by = { person: own.partner, origin: own.origin };
	await expect(runConnector(desk, connection(), contrats.id, by)).rejects.toMatchObject({
		code: "acces-refuse",
	});
	await expect(listConnectors(desk, own.partner)).rejects.toMatchObject({ code: "acces-refuse" });
	await expect(runConnector(desk, connection(), "inconnue")).rejects.toMatchObject({
		code: "connecteur-inconnu",
	});
	expect(existsSync(join(own.dataDir, "fetched"))).toBe(false);
});

it("every declared connector asks an address by HTTPS, under the official address of its source", () => {
	for (const { connector, address, id } of sources) {
		if (!connector) continue;
		const host = new URL(address).host;
		if (connector.kind === "opendatasoft") expect(new URL(connector.portal).host, id).toBe(host);
		if (connector.kind === "datagouv") expect(host, id).toBe("www.data.gouv.fr");
		if (connector.kind === "http") expect(connector.url, id).toMatch(/^https:/);
	}
});
