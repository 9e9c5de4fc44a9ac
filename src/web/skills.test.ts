import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "./index.ts";
import { movesFrom, romesOf, skillsOf, waysTowards } from "./rome.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

const figures = fakeFigures();
let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

const skill = "/competences/100414-regles-d-hygiene-et-d-asepsie";

describe("knowledge", () => {
	it("is told by the sheets of an occupation, and counted once a sheet", () => {
		expect(skillsOf(figures, ["J1501", "J1501"]).map(({ code }) => code)).toEqual(["100414"]);
		expect(skillsOf(figures, ["Z9999"])).toEqual([]);
	});

	it("leads nowhere for an occupation without a sheet: no way, no move, and no guess", () => {
		const card = figures.occupation("fap2021", "S1X40");
		expect(card && romesOf(card)).toEqual([]);
		expect(waysTowards(figures, [])).toEqual([]);
		expect(movesFrom(figures, "rome3-proche", [])).toEqual([]);
	});

	it("has a page, that says what no register tells", async () => {
		const { document } = parseHTML((await server.inject(skill)).body);
		const text = flat(document.querySelector("main")?.textContent);
		expect(text).toContain("Règles d’hygiène et d’asepsie");
		expect(text).toContain("Aucun registre ne dit quelle formation enseigne un savoir.");
		expect(text).toContain("Les savoir-faire, les savoir-être");
	});

	it("has one address, and none that is unknown", async () => {
		const short = await server.inject("/competences/100414");
		expect([short.statusCode, short.headers.location]).toEqual([301, skill]);
		expect((await server.inject("/competences/123456")).statusCode).toBe(404);
	});
});

describe("an occupation without any sheet", () => {
	it("says so under each heading instead of leaving it blank", async () => {
		const { document } = parseHTML((await server.inject("/metiers/fap2021-S1X40-cuisiniers")).body);
		for (const id of ["se-former", "savoirs", "proches"]) {
			const section = document.querySelector(`section[aria-labelledby=${id}]`);
			expect(flat(section?.querySelector(".absent")?.textContent), id).toContain("(nd)");
		}
	});
});
