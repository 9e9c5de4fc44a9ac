import { afterAll, beforeAll, expect, it } from "vitest";
import { openSite, type Site } from "../testing/site.ts";

let site: Site;
beforeAll(async () => {
	site = await openSite();
}, 120_000);
afterAll(() => site.close());

it("the publications lead to the monograph, its page and each of its files are for everybody, and the bytes do not change", async () => {
	expect((await site.server.inject("/publications")).body).toContain('href="/monographies/2019"');
	const page = await site.server.inject("/monographies/2019");
	expect(page.statusCode).toBe(200);
	expect(page.body).toContain("5\u202f798\u202f700");
	expect(page.body).toContain("Erreur du document");
	const links = [...page.body.matchAll(/href="(\/monographies\/2019\/[^"]+)"/g)].map(
		([, href]) => href ?? "",
	);
	expect(links).toHaveLength(3);
	for (const link of links) {
		const [first, second] = [await site.server.inject(link), await site.server.inject(link)];
		expect(first.statusCode, link).toBe(200);
		expect(second.rawPayload.equals(first.rawPayload), link).toBe(true);
	}
});

it("a year without data answers « Non renseigné »; what is no year, or no file, does not exist", async () => {
	const empty = await site.server.inject("/monographies/2031");
	expect(empty.statusCode).toBe(200);
	expect(empty.body).toContain("Non renseigné");
	for (const url of ["/monographies/1789", "/monographies/an-deux", "/monographies/2019/monographie.exe"])
		expect((await site.server.inject(url)).statusCode, url).toBe(404);
});
