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

async function main(url: string): Promise<Element> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	const found = parseHTML(body).document.querySelector("main");
	if (!found) throw new Error(url);
	return found;
}

const branch = "/branches/opco-commerce/idcc-0706-reprographie";

describe("a branch", () => {
	it("is reached from its operator, and by its number alone, with or without its zero", async () => {
		expect((await main("/branches")).querySelector("a[href='/branches/opco-commerce']")).not.toBeNull();
		expect((await main("/branches/opco-commerce")).querySelector(`a[href='${branch}']`)).not.toBeNull();
		for (const short of ["/branches/opco-commerce/idcc-706", "/branches/ailleurs/idcc-0706-ancien-nom"]) {
			const { statusCode, headers } = await server.inject(short);
			expect([statusCode, headers.location], short).toEqual([301, branch]);
		}
	});

	it("warns of the NAF key before anything else, and guesses no over-count where nothing measures it", async () => {
		const page = await main(branch);
		const [first] = page.querySelectorAll(".notice, h1, .figure-block, table");
		expect(flat(first?.textContent)).toContain("Périmètre calculé par code d’activité (NAF).");
		expect(flat(first?.textContent)).toContain("n’est pas mesuré pour cette branche");
		expect(page.querySelector("table")).toBeNull();
		expect(flat(page.querySelector("#activites")?.parentElement?.textContent)).toContain("(nd)");
	});

	it("has a switch between the keys, each an address, and says what each would give", async () => {
		const keys = (page: Element): string[] =>
			[...page.querySelectorAll("nav.choices a")].map(
				(a) => `${a.getAttribute("href")} ${a.getAttribute("aria-current") ?? ""}`,
			);
		expect(keys(await main(branch))).toEqual([`${branch}#cle true`, `${branch}?cle=idcc#cle `]);
		const idcc = await main(`${branch}?cle=idcc`);
		expect(keys(idcc)).toEqual([`${branch}#cle `, `${branch}?cle=idcc#cle true`]);
		expect(flat(idcc.textContent)).toContain("aucune source reçue ne porte la convention");
	});

	it.each(["/branches/opco-inconnu", "/branches/opco-commerce/idcc-9999", "/branches/opco-commerce/0706"])(
		"%s names nothing",
		async (url) => {
			expect((await server.inject(url)).statusCode).toBe(404);
		},
	);
});
