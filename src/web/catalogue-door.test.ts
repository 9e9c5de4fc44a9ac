import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	const url = "https://observatoire.exemple.fr";
	server = createServer({ figures: () => figures, region, publicUrl: url, versionOf: () => "1.2.0" });
});
afterAll(() => server.close());

it.each([
	["/catalogue.ttl", "text/turtle; charset=utf-8", "@prefix dcat:"],
	["/catalogue.jsonld", "application/ld+json; charset=utf-8", '"@context"'],
])(
	"%s gives the catalogue in its form, with a validator, at the public address",
	async (url, type, start) => {
		const answer = await server.inject(url);
		expect(answer.headers["content-type"]).toBe(type);
		expect(answer.body).toContain(start);
		expect(answer.body).toContain("https://observatoire.exemple.fr/catalogue");
		const again = await server.inject({ url, headers: { "if-none-match": String(answer.headers.etag) } });
		expect(again.statusCode).toBe(304);
	},
);

it.each([
	["text/turtle", "text/turtle"],
	["application/ld+json", "application/ld+json"],
	["application/json", "application/ld+json"],
])("/catalogue answers %s with %s", async (accept, type) => {
	const answer = await server.inject({ url: "/catalogue", headers: { accept } });
	expect(answer.headers["content-type"]).toContain(type);
	expect(answer.headers.vary).toBe("Accept, Accept-Encoding");
});

it("/catalogue leads a person to the page of the data", async () => {
	const answer = await server.inject({ url: "/catalogue", headers: { accept: "text/html,*/*" } });
	expect([answer.statusCode, answer.headers.location]).toEqual([303, "/donnees"]);
});

it("a data set that does not exist has neither package nor structure", async () => {
	for (const file of ["datapackage.json", "structure.json"])
		expect((await server.inject(`/catalogue/inconnu/${file}`)).statusCode).toBe(404);
});
