import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { newKit } from "../testing/new-kit.ts";
import { firstAdministrator, openSite, type Site } from "../testing/site.ts";

let site: Site;
let browser: Browser;
let kit = "";
beforeAll(async () => {
	site = await openSite([]);
	browser = await firstAdministrator(site);
	kit = await newKit(browser, "Comités de bassin");
}, 120_000);
afterAll(() => site.close());

const bassins = ["Rouen", "Évreux", "L’Aigle"].length;
const states = async (): Promise<readonly unknown[]> =>
	(await site.query("select state from kit_batch_item order by rank")).map(({ state }) => state);
const everyBassin = async (): Promise<string> =>
	String((await browser.submit(kit, `${kit}/serie`, { type: "bassin" })).headers.location);
const over = (batch: string): Promise<void> =>
	vi.waitFor(async () => expect((await browser.get(`${batch}/etat`)).json().running).toBe(false), 60_000);

it("a kit for each bassin is asked once, told as it goes on, cancelled, asked again, given as one archive", async () => {
	const batch = await everyBassin();
	expect(await everyBassin()).toBe(batch);
	expect(await states()).toEqual(Array(bassins).fill("waiting"));
	const page = await browser.get(batch);
	expect(page.body).toContain(`0 sur ${bassins}`);
	// Without a script the page asks for itself again.
	expect(page.body).toContain('<noscript><meta http-equiv="refresh" content="4"/></noscript>');
	await browser.submit(batch, `${batch}/annuler`);
	expect(await states()).toEqual(Array(bassins).fill("cancelled"));
	await browser.submit(batch, `${batch}/reprendre`);
	expect(await states()).toEqual(Array(bassins).fill("waiting"));

	// A worker takes the first one and is killed with it; the one that follows makes all of them, each once.
	expect(await site.space.loseKit()).toMatchObject({ attempt: 1 });
	await site.query("update kit_batch_item set state = 'making' where rank = 0");
	const stop = site.space.makeKits();
	await over(batch);
	await stop();
	expect(await states()).toEqual(Array(bassins).fill("made"));
	expect(await site.query("select count(*)::int as n from kit_version")).toEqual([{ n: bassins }]);

	const done = await browser.get(batch);
	expect(done.body).toMatch(/Fabrication terminée\s: 3 sur 3\./);
	const [code] = /(?<=href="\/kits\/)[^"]+/.exec(done.body) ?? [];
	expect((await browser.get(`/kits/${code}`)).body).toContain("Rouen, bassin d’emploi France Travail");
	const files = unzipSync((await browser.get(`${batch}/kits.zip`)).rawPayload);
	expect(Object.keys(files).filter((name) => name.endsWith(".pdf"))).toHaveLength(bassins);
	for (const [name, bytes] of Object.entries(files)) {
		const magic = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
		expect(magic, name).toBe(name.endsWith(".pdf") ? "%PDF" : "PK\u0003\u0004");
	}
});

it("a kit that cannot be made says why, and is made once the cause is gone", async () => {
	const batch = String((await browser.submit(kit, `${kit}/figer`)).headers.location);
	await site.query(
		"update kit set place = jsonb_set(place, '{territory,code}', '\"0000\"') where id in (select kit_id from kit_batch where every is null)",
	);
	const stop = site.space.makeKits();
	await over(batch);
	expect(await site.query("select state from kit_batch_item where n is null")).toEqual([{ state: "failed" }]);
	expect((await browser.get(batch)).body).toContain("En échec");
	await site.query(
		"update kit set place = jsonb_set(place, '{territory,code}', '\"2804\"') where id in (select kit_id from kit_batch where every is null)",
	);
	await browser.submit(batch, `${batch}/reprendre`);
	await over(batch);
	await stop();
	expect((await browser.get(batch)).body).toContain("1 sur 1");
});

it("what is no zoning of the region makes nothing", async () => {
	for (const type of ["", "planete", "commune"])
		expect((await browser.submit(kit, `${kit}/serie`, { type })).statusCode).toBe(422);
	expect((await browser.get(`${kit}/fabrications/autre`)).statusCode).toBe(404);
});
