import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { portraits } from "./address.ts";

let server: ReturnType<typeof createServer>;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

it("the page of a territory leads to its documents, each whole, dated by the release and by no session", async () => {
	const page = await server.inject("/territoires/bassin/2802-evreux");
	for (const { file, form } of portraits) {
		const path = `/territoires/bassin/2802-evreux/${file}`;
		expect(page.body).toContain(`href="${path}"`);
		const { statusCode, rawPayload, headers } = await server.inject(path);
		expect(statusCode, path).toBe(200);
		expect(headers["content-disposition"]).toMatch(/^attachment; filename="[a-z_-]+\.\w+"$/);
		if (form === "pdf") {
			expect(rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
			continue;
		}
		const text = Object.entries(unzipSync(rawPayload))
			.map(([name, part]) => (/\.xml$/.test(name) ? strFromU8(part) : ""))
			.join("\n");
		expect(text).not.toContain("Séance");
		expect(text).not.toContain(String(hiddenValue));
	}
});

it("a commune has no portrait, nor has a place that is not", async () => {
	for (const place of ["commune/14118-caen", "bassin/9999-nulle-part"])
		expect((await server.inject(`/territoires/${place}/portrait.pdf`)).statusCode, place).toBe(404);
});
