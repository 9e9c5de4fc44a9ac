import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { firstAdministrator, openSite, type Site } from "../testing/site.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
	site = await openSite();
	browser = await firstAdministrator(site);
});
afterAll(() => site.close());

const form = `/espace/requetes?adresse=${encodeURIComponent("/donnees/tableau?indicateurs=population")}`;
const path = "/espace/requetes";
const table = "/donnees/tableau?indicateurs=population&territoires=departement&voir=1";

it("a table is kept under a name, found again, replaced by the same name, and forgotten", async () => {
	expect((await browser.submit(form, path, { adresse: table, nom: "Population" })).statusCode).toBe(303);
	expect((await browser.get(path)).body).toContain(table.replaceAll("&", "&amp;"));
	const other = table.replace("departement", "region");
	await browser.submit(form, path, { adresse: other, nom: "Population" });
	const rows = await site.query("select id, address from saved_address");
	expect(rows.map(({ address }) => address)).toEqual([other]);
	await browser.submit(path, `${path}/supprimer`, { requete: String(rows[0]?.id) });
	expect(await site.query("select id from saved_address")).toEqual([]);
});

it.each(["https://exemple.fr/donnees/tableau?x=1", "//exemple.fr", "javascript:alert(1)", ""])(
	"only a table of this site is kept: %s is refused",
	async (adresse) => {
		const answer = await browser.submit(form, path, { adresse, nom: "Ailleurs" });
		expect(answer.statusCode).toBe(422);
		expect(await site.query("select id from saved_address")).toEqual([]);
	},
);
