import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { square } from "../testing/square.ts";
import { picturePath } from "./address.ts";
import { rasterOf } from "./raster.ts";

let server: FastifyInstance;
beforeAll(() => {
	const codes = ["2804", "2814", "2801", "2802", "2803"];
	const figures = fakeFigures({
		contours: (type) =>
			type === "zone-emploi" || type === "bassin"
				? {
						type,
						vintage: "2020",
						shapes: new Map(codes.map((code, index) => [code, square(index / 2, 49)])),
					}
				: undefined,
	});
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function pictureAt(
	page: string,
	block: string,
): Promise<{ readonly svg: string; readonly document: Document }> {
	const { body, statusCode, headers } = await server.inject(picturePath("svg", page, block));
	expect(statusCode, page).toBe(200);
	expect(headers["content-type"]).toBe("image/svg+xml; charset=utf-8");
	expect(headers["content-disposition"]).toMatch(/^attachment; filename="def_[a-z0-9_-]+\.svg"$/);
	expect(body.replaceAll(/\s/gu, "")).not.toContain(String(hiddenValue));
	return { svg: body, document: parseHTML(body).document };
}

/** Every figure of a page that offers its image. */
async function offeredBy(page: string): Promise<readonly string[]> {
	const { body } = await server.inject(page);
	return [...parseHTML(body).document.querySelectorAll("a[href^='/image.svg']")].map(
		(a) => new URL(a.getAttribute("href") ?? "", "http://local").searchParams.get("bloc") ?? "",
	);
}

describe("the image of a figure", () => {
	it("stands alone: title, legend, method, outlines, source and address inside, colours written in it", async () => {
		const { document } = await pictureAt("/carte?ind=taux-chomage", "carte");
		const text = flat(document.documentElement.textContent);
		for (const part of [
			"Taux de chômage localisé, en %",
			"T3 2023",
			"de 6,8 à 8,1 : 2 territoires",
			"Méthode :",
			"Source : France Travail",
			"Contours : 2020",
			"/carte?ind=taux-chomage#carte",
		])
			expect(text).toContain(part);
		expect(document.querySelectorAll("g > path").length).toBeGreaterThan(1);
		for (const path of document.querySelectorAll("g > path"))
			expect(path.getAttribute("fill")).toMatch(/^#[0-9a-f]{6}$/);
		// An A4 sheet on its side.
		const [width, height] = ["width", "height"].map((name) =>
			Number(document.documentElement.getAttribute(name)),
		);
		expect((width ?? 0) / (height ?? 1)).toBeCloseTo(297 / 210, 2);
		expect(document.querySelector("[class], style, script, a, svg svg")).toBeNull();
		expect(document.documentElement.innerHTML).not.toMatch(/="[^"]*(var\(|%")/);
	});

	it("keeps the pattern of what is hidden", async () => {
		const { document } = await pictureAt("/carte?ind=projets-recrutement&maille=bassin", "carte");
		const fills = [...document.querySelectorAll("g > path")].map((path) => path.getAttribute("fill") ?? "");
		const [pattern] = fills.flatMap((fill) => /^url\(#(.+-s)\)$/.exec(fill)?.[1] ?? []);
		expect(document.querySelector(`pattern[id="${pattern}"] circle[fill^="#"]`)).not.toBeNull();
	});

	it.each([
		"/territoires/zone-emploi/2804-caen",
		"/territoires/region/28-normandie",
		"/metiers/fap2021-V0X60-aides-soignants",
		"/comparer?ind=taux-chomage&zones=ze2804,ze2814",
		"/indicateurs/taux-chomage",
	])("is there wherever it is offered, on %s", async (page) => {
		const blocks = await offeredBy(page);
		for (const block of blocks) {
			const { document } = await pictureAt(page, block);
			expect(document.querySelectorAll("polyline, rect[x], path, circle").length, block).toBeGreaterThan(0);
		}
	});

	it("in pixels is the drawing of the SVG file", async () => {
		const { svg } = await pictureAt("/carte?ind=taux-chomage", "carte");
		const { rawPayload, headers } = await server.inject(
			picturePath("png", "/carte?ind=taux-chomage", "carte"),
		);
		expect(headers["content-type"]).toBe("image/png");
		expect(rawPayload.equals(await rasterOf(svg))).toBe(true);
		expect(rawPayload.subarray(1, 4).toString()).toBe("PNG");
	});

	it.each([
		["/carte?ind=projets-recrutement&maille=epci", "carte"],
		["/territoires", "essentiel"],
		["https://ailleurs.example/", "carte"],
		["/espace", "carte"],
	])("is refused in words where there is nothing to draw: %s %s", async (page, block) => {
		for (const form of ["svg", "png"] as const) {
			const { statusCode, body } = await server.inject(picturePath(form, page, block));
			expect(statusCode).toBe(404);
			expect(body).toContain("Cette image ne peut pas être dessinée");
		}
	});
});
