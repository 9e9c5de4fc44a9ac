import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { square } from "../testing/square.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures({
		contours: (type) =>
			type === "zone-emploi" || type === "bassin"
				? {
						type,
						vintage: "2020",
						shapes: new Map(
							["2804", "2814", "2801", "2802", "2803"].map((code, index) => [code, square(index / 2, 49)]),
						),
					}
				: undefined,
	});
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function read(url: string): Promise<{ readonly document: Document; readonly type: string }> {
	const { body, statusCode, headers } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	expect(body.replaceAll(/\s/gu, "")).not.toContain(String(hiddenValue));
	return { document: parseHTML(body).document, type: String(headers["content-type"]) };
}

describe("a map", () => {
	it("is made larger and small again by its address, with the same list", async () => {
		const side = (await read("/carte?ind=projets-recrutement&maille=bassin")).document;
		const larger = [...side.querySelectorAll("a")].find((a) => a.textContent === "Agrandir la carte");
		const address = larger?.getAttribute("href") ?? "";
		expect(address).toContain("taille=grande");
		const large = (await read(address)).document;
		expect(large.querySelectorAll(".map-large svg.map[role=group]")).toHaveLength(1);
		const rows = (document: Document): readonly string[] =>
			[...document.querySelectorAll("tbody tr")].map((row) => flat(row.textContent));
		expect(rows(large)).toEqual(rows(side));
		const smaller = [...large.querySelectorAll("a")].find((a) => a.textContent === "Réduire la carte");
		expect(smaller?.getAttribute("href")).not.toContain("taille");
	});

	it("has circles for counts, a pattern where the figure is hidden, and the list beside", async () => {
		const { document } = await read("/carte?ind=projets-recrutement&maille=bassin");
		const map = document.querySelector("#carte svg.map[role=group]");
		expect(map?.querySelectorAll("circle.circle")).toHaveLength(1);
		expect(
			[...(map?.querySelectorAll("a:has(path.shape)") ?? [])].map((place) => [
				flat(place.textContent),
				place.getAttribute("href"),
				place.querySelector("path")?.getAttribute("fill"),
			]),
		).toEqual([
			["Rouen : 15 230 projets (estimé)", "/territoires/bassin/2801-rouen", null],
			["Évreux : secret statistique", "/territoires/bassin/2802-evreux", "url(#carte-2024-s)"],
			["L’Aigle : non disponible", "/territoires/bassin/2803-l-aigle", "url(#carte-2024-nd)"],
		]);
		const rows = [...document.querySelectorAll("#carte-liste tbody tr")].map((row) =>
			[...row.querySelectorAll("th, td:last-child")].map((cell) => flat(cell.textContent)),
		);
		expect(rows).toEqual([
			["Rouen", "1ᵉʳ"],
			["Évreux", "non classé"],
			["L’Aigle", "non classé"],
		]);
	});

	it("colours rates, with the method and how many places each class holds", async () => {
		const { document } = await read("/carte?ind=taux-chomage");
		expect(document.querySelectorAll("#carte path.shape.emploi")).toHaveLength(2);
		const text = flat(document.querySelector("#carte")?.textContent);
		expect(text).toContain("Méthode :");
		expect(text).toContain("de 6,8 à 8,1 : 2 territoires");
		expect(document.querySelectorAll("#carte circle.circle")).toHaveLength(0);
	});

	it("shows two dates on two maps with the same bounds", async () => {
		const { document } = await read("/carte?avec=2023-T3&ind=taux-chomage&per=2022-T3");
		const legends = [...document.querySelectorAll("#carte .map-legend")].map((legend) =>
			[...legend.querySelectorAll("li")]
				.map((li) => flat(li.textContent).split(" : ")[0])
				.filter((label) => label?.startsWith("de ")),
		);
		expect(legends).toHaveLength(2);
		expect(legends[0]).toEqual(legends[1]);
		expect([...document.querySelectorAll("#carte-liste thead th")].map((th) => flat(th.textContent))).toEqual(
			[
				"Zone d’emploi",
				"Taux de chômage (%), T3 2022",
				"Rang sur 1, T3 2022",
				"Taux de chômage (%), T3 2023",
				"Rang sur 2, T3 2023",
			],
		);
	});

	it("leads elsewhere when the figure does not exist at this zoning", async () => {
		const { document } = await read("/carte?ind=projets-recrutement&maille=epci");
		expect(flat(document.querySelector(".absent")?.textContent)).toContain("non disponible (nd)");
		expect(
			document.querySelector("main a[href='/carte?ind=projets-recrutement&maille=bassin']"),
		).not.toBeNull();
	});

	it("settles what a form says into one address, without what the indicator does not have", async () => {
		const { statusCode, headers } = await server.inject(
			"/carte?avec=&ind=projets-recrutement&maille=zone-emploi&ok=1&per=2023-T3",
		);
		expect([statusCode, headers.location]).toEqual([301, "/carte?ind=projets-recrutement"]);
	});
});
