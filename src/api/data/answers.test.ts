import { brotliDecompressSync } from "node:zlib";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { normandie } from "../../../catalogue/regions/28-normandie.ts";
import {
	type Answer,
	type Cell,
	codesOf,
	type OpenApi,
	openApi,
	type Sent,
} from "../../../tests/observatory/open-api.ts";
import { openUploads } from "../../deliveries/index.ts";
import { apiExamplesOf } from "../../web/api-examples.ts";
import { addApi } from "../index.ts";
import { dataRoutes } from "./routes.ts";

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

it("every route answers its example, and each answer fits the schema that the description publishes", async () => {
	const description = JSON.parse((await ask("/openapi.json")).body) as {
		openapi: string;
		paths: Record<
			string,
			Record<string, { responses: Record<string, { content: Record<string, { schema?: object }> }> }>
		>;
		components: object;
	};
	expect(description.openapi).toBe("3.1.0");
	const ajv = new Ajv2020.default({ strict: false, allErrors: true });
	addFormats.default(ajv);
	ajv.addSchema({ $id: "description", ...description });
	const problem = ajv.compile({ $ref: "description#/components/schemas/Probleme" });
	for (const route of dataRoutes) {
		const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
		const operation = description.paths[path]?.[route.method.toLowerCase()];
		const schema = operation?.responses["200"]?.content["application/json"]?.schema;
		expect(schema, `${route.method} ${path}`).toMatchObject({
			$ref: expect.stringMatching(/^#\/components\/schemas\//),
		});
		const answer = await ask(route.example.path, route.example);
		expect(answer.statusCode, `${route.method} ${route.example.path} ${answer.body.slice(0, 400)}`).toBe(200);
		const valid = ajv.compile({ $ref: `description${(schema as { $ref: string }).$ref}` });
		expect(valid(answer.json()), `${path} ${JSON.stringify(valid.errors?.slice(0, 3))}`).toBe(true);
		for (const wrong of route.errors) {
			const refused = await ask(wrong.path, wrong);
			const told = `${route.method} ${wrong.path} ${JSON.stringify(wrong.body ?? wrong.headers ?? "")} → ${refused.body.slice(0, 600)}`;
			expect(refused.statusCode, told).toBe(wrong.status);
			expect(refused.headers["content-type"], told).toContain("application/problem+json");
			expect(problem(refused.json()), told).toBe(true);
			expect(codesOf(refused.body), told).toContain(wrong.code);
			expect(operation?.responses[String(wrong.status)], told).toBeDefined();
		}
	}
	const described = Object.keys(description.paths);
	expect(described).toContain("/deliveries/{id}/return");
	expect(described.length).toBeGreaterThan(20);
});

it("every example of the page of the API answers, with something in it", async () => {
	for (const { method, path, body } of apiExamplesOf(normandie)) {
		const answer = await ask(path.replace("/api/v1", ""), { method, ...(body ? { body } : {}) });
		expect(answer.statusCode, `${path} ${answer.body.slice(0, 300)}`).toBe(200);
		const { cells, dataSets } = String(answer.headers["content-type"]).startsWith("application/json")
			? (answer.json() as { cells?: object[]; dataSets?: object[] })
			: {};
		for (const list of [cells, dataSets]) if (list) expect(list.length, path).toBeGreaterThan(0);
	}
});

it("every reference of the description leads somewhere", async () => {
	const text = (await ask("/openapi.json")).body;
	const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } };
	const named = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref);
	expect(named.length).toBeGreaterThan(20);
	for (const ref of new Set(named)) {
		expect(ref).toMatch(/^#\/components\/schemas\//);
		expect(Object.keys(components.schemas)).toContain(ref.split("/").at(-1));
	}
});

it("all that is wrong is told at once, each with its place as a JSON pointer", async () => {
	const answer = await ask("/datasets/population/query?version=1.*", {
		body: {
			indicators: ["population", "inconnu"],
			territories: [{ type: "departement", code: "00" }, { type: "canton" }],
			criteria: { and: [{ field: "value", gte: "beaucoup" }, { field: "couleur", eq: "bleu" }, {}] },
			sort: [{ field: "hasard" }],
			pageSize: 0,
			inconnu: true,
		},
	});
	expect(answer.statusCode).toBe(422);
	const { title, detail, errors } = answer.json() as {
		title: string;
		detail: string;
		errors: { path: string; code: string; message: string }[];
	};
	expect(title).toMatch(/demande/);
	expect(detail).toMatch(/Corrigez/);
	expect(errors.map((one) => `${one.code} ${one.path}`).toSorted()).toEqual(
		[
			"valeur-inconnue /body/territories/1/type",
			"trop-petit /body/pageSize",
			"parametre-inconnu /body/inconnu",
			"indicateur-inconnu /body/indicators/1",
			"critere-incorrect /body/criteria/and/0/gte",
			"champ-inconnu /body/criteria/and/1/field",
			"critere-incorrect /body/criteria/and/2",
			"champ-inconnu /body/sort/0/field",
		].toSorted(),
	);
});

const whole =
	"/query?indicators=population,projets-recrutement,taux-chomage&territories=departement@28,region,bassin&periods=all";

it("pages part the answer: every cell once, in one order, whatever the size", async () => {
	const all = (await ask(`${whole}&pageSize=10000`)).json() as Answer;
	expect(all.cells.length).toBe(all.paging.total);
	for (const size of [1, 7, 40, 1000]) {
		const cells: Cell[] = [];
		const pages = Math.ceil(all.paging.total / size);
		// One in many for the small pages: each is a request.
		for (let page = 1; page <= Math.min(pages, 30); page++) {
			const answer = (await ask(`${whole}&pageSize=${size}&page=${page}`)).json() as Answer;
			expect(answer.paging).toMatchObject({ total: all.paging.total, pages });
			cells.push(...answer.cells);
		}
		expect(cells).toEqual(all.cells.slice(0, cells.length));
	}
	const past = (await ask(`${whole}&page=999`)).json() as Answer;
	expect(past.cells).toEqual([]);
});

it("a sort puts what is not shown last both ways, in the order of codes", async () => {
	for (const way of ["asc", "desc"]) {
		const { cells } = (await ask(`${whole}&pageSize=10000&sort=value:${way}`)).json() as Answer;
		const firstBlank = cells.findIndex((cell) => cell.value === null);
		expect(firstBlank).toBeGreaterThan(0);
		expect(cells.slice(firstBlank).every((cell) => cell.value === null)).toBe(true);
		const values = cells.slice(0, firstBlank).map((cell) => cell.value ?? 0);
		expect(values).toEqual(values.toSorted((a, b) => (way === "asc" ? a - b : b - a)));
		const blanks = cells
			.slice(firstBlank)
			.map((c) => `${c.indicator} ${c.territory.type} ${c.territory.code}`);
		expect(blanks).toEqual(blanks.toSorted());
	}
});

it("a GET and a POST that ask the same answer the same", async () => {
	const body = {
		indicators: ["population"],
		territories: [{ type: "departement", region: "28" }],
		periods: ["all"],
		criteria: {
			and: [
				{ field: "value", gte: 500_000 },
				{ field: "period", between: ["2018", "2020"] },
			],
		},
		sort: [{ field: "value", direction: "desc" }],
		pageSize: 5,
	};
	const posted = (await ask("/query", { body })).json();
	const got = (
		await ask(
			"/query?indicators=population&territories=departement@28&periods=all&filter=value:gte:500000&filter=period:between:2018,2020&sort=value:desc&pageSize=5",
		)
	).json() as Answer;
	expect(got).toEqual(posted);
	expect(got.cells.length).toBeGreaterThan(0);
	expect(got.cells.every((c) => (c.value ?? 0) >= 500_000 && c.period >= "2018" && c.period <= "2020")).toBe(
		true,
	);
});

it("the release is named by every answer, with what may be kept and for how long", async () => {
	const answer = await ask("/query?indicators=population&territories=departement:14");
	expect(answer.headers).toMatchObject({
		"x-def-release": api.two.first,
		"x-def-version": "1.0.0",
		"cache-control": "public, no-cache",
		"access-control-allow-origin": "*",
		etag: expect.stringMatching(/^W\//),
	});
	expect(answer.headers["set-cookie"]).toBeUndefined();
	const { release, cells } = answer.json() as Answer;
	expect(release).toMatchObject({ id: api.two.first, version: "1.0.0" });
	expect(cells[0]?.permalink).toMatch(/^http:\/\/localhost\/chiffres\/population\?/);
	const etag = String(answer.headers.etag);
	const again = await ask("/query?indicators=population&territories=departement:14", {
		headers: { "if-none-match": etag },
	});
	expect([again.statusCode, again.body]).toEqual([304, ""]);
	const other = await ask("/query?indicators=population&territories=departement:50", {
		headers: { "if-none-match": etag },
	});
	expect(other.statusCode).toBe(200);
	const head = await ask("/query?indicators=population&territories=departement:14", { method: "HEAD" });
	expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, "", etag]);
	const preflight = await ask("/query", { method: "OPTIONS" });
	expect([preflight.statusCode, preflight.headers["access-control-allow-methods"]]).toEqual([
		204,
		"GET, HEAD, POST, OPTIONS",
	]);
});

it("what is long is compressed, and is the same once it is not", async () => {
	const plain = await ask(`${whole}&format=csv`);
	const packed = await ask(`${whole}&format=csv`, { headers: { "accept-encoding": "br" } });
	expect(packed.headers["content-encoding"]).toBe("br");
	expect(String(packed.headers.vary).toLowerCase()).toContain("accept-encoding");
	expect(String(packed.headers.vary)).toContain("Accept, Authorization");
	expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
	expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
});

it.each([
	["a huge page", "/query?indicators=population&territories=departement&page=99999999999999999999"],
	["a negative size", "/query?indicators=population&territories=departement&pageSize=-1"],
	["a repeated page", "/query?indicators=population&territories=departement&page=1&page=2"],
	["a quote", "/query?indicators=population'--&territories=departement"],
	["a path", "/query?indicators=../../etc/passwd&territories=departement"],
	["a code that is SQL", "/query?indicators=population&territories=departement:14' OR 1=1 --"],
	["a prototype key", "/query?indicators=population&territories=departement&categories=__proto__:x"],
	["a constructor", "/query?indicators=constructor&territories=departement"],
	["a field of every object", "/query?indicators=population&territories=departement&filter=toString:eq:x"],
	[
		"a breakdown of every object",
		"/query?indicators=population&territories=departement&categories=constructor:x",
	],
	["a version that climbs", "/datasets?version=../d"],
])("a hostile address is refused: %s", async (_name, path) => {
	const answer = await ask(path.replaceAll(" ", "%20"));
	expect([404, 422]).toContain(answer.statusCode);
	expect(answer.headers["content-type"]).toContain("application/problem+json");
});

it("a hostile body is refused without a long time nor a deep stack", async () => {
	const question = { indicators: ["population"], territories: [{ type: "departement" }] };
	const deep = `{"indicators":["population"],"territories":[{"type":"departement"}],"criteria":${'{"not":'.repeat(20_000)}{"field":"period","eq":"2020"}${"}".repeat(20_000)}}`;
	const cases: readonly (Sent & { readonly name: string })[] = [
		{ name: "deep", text: deep },
		{
			name: "proto",
			text: '{"__proto__":{"indicators":["population"]},"territories":[{"type":"departement"}]}',
		},
		{
			name: "proto in categories",
			text: '{"indicators":["population"],"territories":[{"type":"departement"}],"categories":{"__proto__":"x"}}',
		},
		{
			name: "wide",
			body: {
				...question,
				criteria: { or: Array.from({ length: 101 }, () => ({ field: "period", eq: "2020" })) },
			},
		},
		{ name: "long", text: `"${"x".repeat(300_000)}"` },
		{ name: "list", body: [1, 2] },
		{ name: "null", text: "null" },
		{ name: "text", text: "bonjour" },
		{
			name: "many places",
			body: { ...question, territories: Array.from({ length: 1001 }, () => ({ type: "departement" })) },
		},
	];
	for (const { name, ...sent } of cases) {
		const started = performance.now();
		const answer = await ask("/query", sent);
		expect([400, 413, 422], `${name} ${answer.statusCode} ${answer.body.slice(0, 300)}`).toContain(
			answer.statusCode,
		);
		expect(performance.now() - started).toBeLessThan(5000);
	}
	const xml = await api.server.inject({
		method: "POST",
		url: "/api/v1/query",
		headers: { "content-type": "text/xml" },
		payload: "<a/>",
	});
	expect([xml.statusCode, codesOf(xml.body)]).toEqual([415, ["type-non-compris"]]);
});

it("an address that asks too much is asked to wait, and only that one", async () => {
	const small = Fastify({ trustProxy: true });
	addApi(small, {
		desk: api.own.desk,
		uploads: openUploads(api.own.dataDir),
		shelf: api.shelf,
		perMinute: 5,
	});
	const from = async (address: string) =>
		await small.inject({ url: "/api/v1/releases", headers: { "x-forwarded-for": address } });
	for (let i = 0; i < 5; i++) expect((await from("192.0.2.1")).statusCode).toBe(200);
	const refused = await from("192.0.2.1");
	expect([refused.statusCode, codesOf(refused.body)]).toEqual([429, ["trop-de-demandes"]]);
	expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
	expect((await from("192.0.2.2")).statusCode).toBe(200);
	await small.close();
});
