import Fastify from "fastify";
import { expect, it } from "vitest";
import { fakeFigures } from "../web/testing/fake-figures.ts";
import { startWarming } from "./warming.ts";

it("asks for the pages of the territories above communes, once for a release, and stops at once when told", async () => {
	const asked: string[] = [];
	const server = Fastify();
	server.get("/*", async (request) => {
		asked.push(request.url);
		return "";
	});
	const figures = fakeFigures();
	const warming = startWarming(server, () => figures, "28", 0);
	while (!asked.some((path) => path.startsWith("/territoires/zone-emploi/")))
		await new Promise((done) => setTimeout(done, 5));
	const told = performance.now();
	await warming.stop();
	expect(performance.now() - told).toBeLessThan(5_000);
	const before = asked.length;
	await new Promise((done) => setTimeout(done, 30));
	expect(asked).toHaveLength(before);
	expect(new Set(asked).size).toBe(before);
	expect(asked.filter((path) => path.includes("/commune/"))).toEqual([]);
	await server.close();
});
