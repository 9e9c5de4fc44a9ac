import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { regionOf } from "../../catalogue/regions/index.ts";
import { createServer } from "./index.ts";
import { fakeFigures } from "./testing/fake-figures.ts";

const trap = '<img src=x onerror="alert(1)">';
const good = fakeFigures();
/** A producer's file named every place and every occupation with markup. */
const figures: typeof good = {
	...good,
	territory: (type, code) => {
		const card = good.territory(type, code);
		return card && { ...card, label: `${card.label} ${trap}` };
	},
	territories: (type, region) => good.territories(type, region).map((card) => ({ ...card, label: trap })),
	query: async (request) => {
		const answer = await good.query(request);
		return {
			...answer,
			cells: answer.cells.map((cell) => ({ ...cell, ...(cell.reason ? { reason: trap } : {}) })),
		};
	},
};

let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region: regionOf("28", trap, ["14", "61"]) });
});
afterAll(() => server.close());

describe("markup in a label of a file, or in an address", () => {
	it.each([
		"/",
		"/territoires",
		"/territoires/region/28-normandie",
		"/territoires/zone-emploi/2804-caen",
		"/indicateurs/taux-chomage",
		"/indicateurs/projets-recrutement",
		"/donnees",
		`/recherche?q=${encodeURIComponent(trap)}`,
		`/territoires/${encodeURIComponent(trap)}`,
		`/chiffres/${encodeURIComponent(trap)}?territoire=region:28`,
	])("is shown as text by %s", async (url) => {
		const answer = await server.inject(url);
		expect(answer.body.includes("<img src=x")).toBe(false);
		expect(parseHTML(answer.body).document.querySelector("img, [onerror]")).toBeNull();
	});

	it("does reach the pages, so that the test is worth something", async () => {
		const { body } = await server.inject("/territoires");
		expect(body).toContain("&lt;img src=x");
	});
});
