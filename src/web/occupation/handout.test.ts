import { execFileSync } from "node:child_process";
import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { handoutPath } from "./handout-path.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

const page = "/metiers/fap2021-V0X60-aides-soignants";
const read = (tool: string, pdf: Buffer, ...more: readonly string[]): string =>
	execFileSync(tool, ["-", ...more], { input: pdf, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });

it.each([page, `${page}/bassin/2801-rouen`])(
	"hands out the answer of %s on one tagged sheet that leads to it",
	async (path) => {
		const html = parseHTML((await server.inject(path)).body).document;
		const link = html.querySelector("main a[href$='/fiche.pdf']")?.getAttribute("href") ?? "";
		expect(link).toBe(handoutPath(path));
		const { rawPayload, headers, statusCode } = await server.inject(link);
		expect(statusCode).toBe(200);
		expect(headers["content-type"]).toBe("application/pdf");
		expect(headers["content-disposition"]).toMatch(/^inline; filename="fiche_aides-soignants[a-z_]*\.pdf"$/);
		const facts = read("pdfinfo", rawPayload);
		expect(facts).toMatch(/Tagged: +yes/);
		expect(facts).toMatch(/Pages: +1\n/);
		const text = flat(read("pdftotext", rawPayload, "-"));
		expect(text).toContain(path);
		// What the page says first is what the sheet says first.
		const said = flat(html.querySelector(".answer-sentence strong")?.textContent);
		expect(text.replaceAll("\n", " ")).toContain(said);
		expect(text.replaceAll(/\s/g, "")).not.toContain(String(hiddenValue));
	},
);

it("is kept like a page, and asked again by its validator", async () => {
	const { headers, rawPayload } = await server.inject(handoutPath(page));
	const again = await server.inject({
		url: handoutPath(page),
		headers: { "if-none-match": String(headers.etag) },
	});
	expect(again.statusCode).toBe(304);
	const other = await server.inject(handoutPath(page));
	expect(other.rawPayload.equals(rawPayload)).toBe(true);
});

it("is not found where the page is not", async () => {
	for (const path of ["/metiers/fap2021-ZZZZZ", `${page}/bassin/9999`])
		expect((await server.inject(handoutPath(path))).statusCode).toBe(404);
});
