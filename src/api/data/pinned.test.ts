import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rule } from "../../../tests/observatory/charter-release.ts";
import {
	type Answer,
	type Cell,
	codesOf,
	type OpenApi,
	openApi,
} from "../../../tests/observatory/open-api.ts";
import { hiddenPlace, hiddenPopulation } from "../../../tests/observatory/two-releases.ts";
import { makeKey } from "../../access/index.ts";

let api: OpenApi;
let ask: OpenApi["ask"];
beforeAll(async () => {
	api = await openApi();
	ask = api.ask;
}, 300_000);
afterAll(async () => {
	await api.close();
	expect(api.incidents).toEqual([]);
});

const kept = [
	"/datasets",
	"/datasets/population/dimensions",
	"/indicators/population",
	"/territories/departement/14",
	...["json", "csv", "csv-excel", "xlsx", "parquet", "geojson"].map(
		(form) => `/datasets/population/query?territories=departement@28&periods=all&format=${form}`,
	),
];
const print = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

it("a pinned version gives the same bytes after a later publication, and the later one says what changed", async () => {
	const pinned = (path: string): string => `${path}${path.includes("?") ? "&" : "?"}version=1.0.0`;
	const before = new Map<string, string>();
	for (const path of kept) before.set(path, print((await ask(pinned(path))).rawPayload));
	const second = await api.two.publishSecond();
	await expect.poll(() => api.shelf.current().release.id, { timeout: 20_000 }).toBe(second);
	for (const path of kept) expect(print((await ask(pinned(path))).rawPayload), path).toBe(before.get(path));

	const versions = (await ask("/datasets/population/versions")).json();
	expect(versions.versions).toMatchObject([
		{ version: "1.1.0", release: second, changed: true },
		{ version: "1.0.0", release: api.two.first, changed: true },
	]);
	expect((await ask("/datasets/bmo/versions")).json().versions[0]).toMatchObject({ changed: false });
	expect((await ask("/releases")).body).not.toMatch(/Dominique|Camille/);

	const changes = (await ask("/datasets/population/changes?indicator=population")).json();
	expect(changes).toMatchObject({
		from: { version: "1.0.0" },
		to: { version: "1.1.0" },
		added: 0,
		removed: 1,
		revised: 2,
	});
	const at = (code: string) => changes.changes.find((c: Cell) => c.territory.code === code);
	expect(at("14").after.value).toBe(at("14").before.value + 1);
	expect(at("27")).toMatchObject({ kind: "removed", after: null });
	expect(at("50")).toMatchObject({ kind: "revised", after: { value: null, status: "s" } });
});

it("a hidden cell answers no question on its value, and its value is in no form", async () => {
	const base = "/query?indicators=population&territories=departement:50&periods=2021";
	const first = (await ask(`${base}&version=1.0.0`)).json() as Answer;
	// The fixture hides a cell whose value is known before.
	const secret = first.cells[0]?.value ?? hiddenPopulation;
	const hidden = (await ask(base)).json() as Answer;
	expect(hidden.cells).toMatchObject([{ value: null, status: "s", period: hiddenPlace.period }]);
	for (const filter of [
		`value:gte:${secret}`,
		`value:lt:${secret}`,
		`value:eq:${secret}`,
		`value:notEq:${secret}`,
		`value:notIn:1,2`,
		`value:between:0,99999999`,
	])
		expect(((await ask(`${base}&filter=${filter}`)).json() as Answer).cells, filter).toEqual([]);
	for (const criteria of [
		{ not: { field: "value", gte: secret } },
		{ not: { field: "value", eq: 1 } },
		{ or: [{ field: "value", gte: secret }, { not: { field: "value", gte: secret } }] },
	]) {
		const body = {
			indicators: ["population"],
			territories: [{ type: "departement", code: "50" }],
			periods: ["2021"],
			criteria,
		};
		expect(((await ask("/query", { body })).json() as Answer).cells).toEqual([]);
	}
	expect(((await ask(`${base}&filter=status:eq:s`)).json() as Answer).cells).toHaveLength(1);
	for (const form of ["json", "csv", "csv-excel", "geojson"]) {
		const { body } = await ask(
			`/query?indicators=population&territories=departement@28&periods=2021&format=${form}`,
		);
		expect(body.length).toBeGreaterThan(200);
		expect(body, form).not.toContain(String(secret));
	}
});

async function newKey(
	scopes: readonly string[],
	sources: readonly string[] = [],
): Promise<{ readonly authorization: string }> {
	const { desk, analyst, opco, origin } = api.own;
	const given = { name: "Essai", organisation: opco, scopes, sources, days: 30 };
	return { authorization: `Bearer ${(await makeKey(desk.access, analyst, given, origin)).key}` };
}

it("what a charter keeps for some opens to a key for its use alone, is never kept by a cache, and is written in the trail", async () => {
	const asked = "/query?indicators=contrats-alternance&territories=region:28&periods=all";
	api.rules.splice(0, Infinity, rule({ use: "etude", recipients: ["OPCO"] }));
	const valued = (body: string): number =>
		(JSON.parse(body) as Answer).cells.filter((cell) => cell.value !== null).length;
	const anybody = await ask(asked);
	expect(valued(anybody.body)).toBe(0);
	const key = await newKey(["figures:read"]);
	const held = await ask(`${asked}&use=etude`, { headers: key });
	expect([held.statusCode, valued(held.body) > 0]).toEqual([200, true]);
	expect(held.headers).toMatchObject({ "cache-control": "private, no-store" });
	expect(held.headers.etag).toBeUndefined();
	// The same key without the use, and another use: as anybody.
	for (const use of ["", "&use=prospective"])
		expect(valued((await ask(`${asked}${use}`, { headers: key })).body), use).toBe(0);
	expect(valued((await ask(asked)).body)).toBe(0);
	const elsewhere = await newKey(["figures:read"], ["bmo-2024"]);
	expect(valued((await ask(`${asked}&use=etude`, { headers: elsewhere })).body)).toBe(0);
	const other = await ask(`${asked}&use=etude`, { headers: await newKey(["deliveries:read"]) });
	expect([other.statusCode, codesOf(other.body)]).toEqual([403, ["cle-insuffisante"]]);
	const told = await api.own.desk.access.records.query<{ object: string }>(
		"select object from audit where action = 'acces' and outcome = 'fait'",
	);
	expect(
		told.filter((one) => one.object.includes("opco-contrats") && one.object.includes("etude")),
	).toHaveLength(1);
	// The end of the charter closes it at the next request.
	api.rules.length = 0;
	expect(valued((await ask(`${asked}&use=etude`, { headers: key })).body)).toBe(0);
});
