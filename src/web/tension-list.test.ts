import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

const list = "/metiers/en-tension";

describe("the list of occupations in tension", () => {
	it("is a page of its own beside the occupations, and one for each territory", async () => {
		expect((await server.inject(list)).statusCode).toBe(200);
		const short = await server.inject(`${list}/departement/14?niveau=5`);
		expect([short.statusCode, short.headers.location]).toEqual([
			301,
			`${list}/departement/14-calvados?niveau=5`,
		]);
		expect((await server.inject(`${list}/departement/99-nulle-part`)).statusCode).toBe(404);
	});

	it("of a place without levels is that of what holds it, and says so; it can be added to a kit", async () => {
		const { document } = parseHTML((await server.inject(`${list}/zone-emploi/2804-caen`)).body);
		expect(flat(document.querySelector("h1")?.textContent)).toBe("Métiers en tension, Caen");
		expect(flat(document.querySelector("main .notice")?.textContent)).toBe(
			"Aucun niveau de tension n’est publié pour Caen. Voici la liste en Normandie.",
		);
		expect(document.querySelector("#liste a[href^='/espace/kits/ajouter']")).not.toBeNull();
	});

	it("compares the printed list by codes: nine of the ten national labels, two of them in the same words", async () => {
		const { document } = parseHTML((await server.inject(list)).body);
		const block = document.querySelector("#liste-imprimee");
		expect(flat(block?.querySelector("h3")?.textContent)).toBe(
			"9 des 10 métiers nationaux sont dans la liste régionale",
		);
		expect(flat(block?.querySelector(".sentence")?.textContent)).toContain(
			"2 sous les mêmes mots, 7 sous d’autres mots",
		);
		expect(block?.querySelectorAll("tbody tr")).toHaveLength(16);
	});
});
