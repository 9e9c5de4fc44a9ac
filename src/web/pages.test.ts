import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { regionOf } from "../../catalogue/regions/index.ts";
import { createServer } from "./index.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";
import { square } from "./testing/square.ts";

const region = regionOf("28", "Normandie", ["14", "61"]);

const figures = fakeFigures({
	contours: (type) =>
		type === "zone-emploi" || type === "bassin"
			? {
					type,
					vintage: "2020",
					shapes: new Map([
						["2804", square(-0.5, 49)],
						["2814", square(0.1, 49)],
						["2801", square(0.8, 49.2)],
						["2802", square(0.8, 48.8)],
					]),
				}
			: undefined,
});

let server: FastifyInstance;
beforeAll(() => {
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function page(url: string): Promise<{ readonly document: Document; readonly body: string }> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return { document: parseHTML(body).document, body };
}

/** Blanks of every kind as one ordinary blank. */
describe("the territory page", () => {
	it("shows a value, its period, its trend in words and the gap to the region at the same period", async () => {
		const { document } = await page("/territoires/zone-emploi/2804-caen");
		const card = flat(document.querySelector(".key-figure")?.textContent);
		expect(card).toContain("Taux de chômage");
		expect(card).toContain("6,8");
		expect(card).toContain("3ᵉ trimestre 2023");
		expect(card).toContain("en baisse de 0,4 point en un an");
		expect(card).toContain("0,2 point de moins que la Normandie (7,0 %)");
		expect(card).toContain("D’où vient ce chiffre ?");
	});

	it("draws the line from the very cells of its table twin", async () => {
		const { document } = await page("/territoires/zone-emploi/2804-caen");
		const block = document.querySelector("#serie-taux-chomage");
		const rows = [...(block?.querySelectorAll("tbody tr") ?? [])].map((row) =>
			flat(row.querySelector("td")?.textContent),
		);
		expect(rows).toEqual(["6,8", "6,9", "7,0", "7,1", "7,2", "7,3", "7,4"]);
		const points = (block?.querySelector("polyline.series-1")?.getAttribute("points") ?? "").split(" ");
		expect(points).toHaveLength(rows.length);
		const heights = points.map((point) => Number(point.split(",")[1]));
		// Values fall over time, so the line goes down: its heights grow, in even steps like the values.
		const steps = heights.slice(1).map((height, index) => height - (heights[index] ?? 0));
		for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 0);
		expect(steps[0]).toBeGreaterThan(0);
	});

	it("says why a figure is not there and where it is", async () => {
		const { document } = await page("/territoires/zone-emploi/2804-caen");
		const absent = [...document.querySelectorAll(".absent")].find((p) => p.textContent?.includes("Projets"));
		expect(flat(absent?.textContent)).toContain("donnée non disponible (nd) à cette maille");
		expect(
			absent?.querySelector("a[href='/territoires/region/28-normandie'], a[href='/territoires/bassin']"),
		).not.toBeNull();
	});

	it("leaves no cell of a table blank", async () => {
		for (const url of ["/territoires/bassin/2801-rouen", "/territoires/region/28-normandie"]) {
			const { document } = await page(url);
			for (const cell of document.querySelectorAll("td, th"))
				expect(flat(cell.textContent), url).not.toBe("");
		}
	});
});

describe("special values", () => {
	it("prints s with its meaning in full and its legend, and never a number", async () => {
		const { document } = await page("/metiers/fap2021-V0X60-aides-soignants");
		const table = document.querySelector("#ou-projets-recrutement-tableau");
		const row = [...(table?.querySelectorAll("tbody tr") ?? [])].find((tr) =>
			tr.textContent?.includes("Évreux"),
		);
		const cell = row?.querySelector("td");
		expect(flat(cell?.querySelector("[aria-hidden]")?.textContent)).toBe("s");
		expect(flat(cell?.querySelector(".visually-hidden")?.textContent)).toMatch(
			/^secret statistique\. Valeur masquée/i,
		);
		expect(cell?.textContent).not.toMatch(/\d/);
		const legend = flat(document.querySelector("#ou-projets-recrutement .legend")?.textContent);
		expect(legend).toContain("s : secret statistique");
		expect(legend).not.toContain("provisoire");
	});

	it("lists hidden territories last and gives them no bar", async () => {
		const { document } = await page("/indicateurs/projets-recrutement");
		const block = document.querySelector("#par-bassin");
		const names = [...(block?.querySelectorAll("tbody th") ?? [])].map((th) => flat(th.textContent));
		expect(names.slice(0, 3)).toEqual(["Rouen", "Évreux", "L’Aigle"]);
	});

	it("marks an estimate with its sign, its word and its reason", async () => {
		const { document } = await page("/territoires/bassin/2801-rouen");
		const card = [...document.querySelectorAll(".key-figure")].find((li) =>
			li.textContent?.includes("Projets"),
		);
		expect(flat(card?.querySelector(".amount")?.textContent)).toBe("15 230e (estimé) projets");
		expect(flat(card?.textContent)).toContain("Des valeurs sont masquées.");
	});

	it("maps a rate in classes and a blank by a pattern, with bounds and method", async () => {
		const { document } = await page("/indicateurs/part-projets-difficiles");
		const map = document.querySelector("#par-bassin svg.map");
		const shapes = [...(map?.querySelectorAll("path.shape") ?? [])];
		expect(shapes).toHaveLength(2);
		const blank = shapes.find((shape) => shape.parentElement?.textContent?.includes("Évreux"));
		expect(blank?.getAttribute("fill")).toBe("url(#par-bassin-nd)");
		expect(blank?.getAttribute("class")).not.toContain("class-");
		expect(flat(document.querySelector("#par-bassin .map-legend")?.textContent)).toContain(
			"non disponible (nd)",
		);
		expect(flat(document.querySelector("#par-bassin")?.textContent)).toContain("Méthode :");
	});

	it("never colours areas by a count", async () => {
		const { document } = await page("/indicateurs/projets-recrutement");
		expect(document.querySelector("#par-bassin svg.map")).toBeNull();
	});
});

describe("the occupation page", () => {
	it("gives the level of tension in words through the crosswalk, and says so", async () => {
		const { document } = await page("/metiers/fap2021-V0X60-aides-soignants");
		const part = flat(document.querySelector("section[aria-labelledby=tension]")?.textContent);
		expect(part).toContain("V0Z60");
		expect(part).toContain("table de passage estimée");
		expect(part).toContain("100 %");
		expect(part).toContain("4 – ");
		expect(part.toLowerCase()).toContain("conditions de travail");
	});

	it("draws each scale of five steps with its word, and offers the drawing", async () => {
		const { document } = await page("/metiers/fap2021-V0X60-aides-soignants");
		const block = document.querySelector("#tension-niveau-tension");
		const rows = [...(block?.querySelectorAll(".bar-row") ?? [])];
		expect(rows.length).toBeGreaterThan(6);
		for (const row of rows) {
			const [level = ""] = /^\d/.exec(flat(row.querySelector("strong")?.textContent)) ?? [];
			expect(row.querySelectorAll("rect")).toHaveLength(5);
			expect(row.querySelectorAll("rect.shape")).toHaveLength(Number(level));
		}
		expect(block?.querySelector("a[href^='/image.png']")).not.toBeNull();
	});

	it("borrows no figure from a code that holds a small part of the occupation", async () => {
		const { document } = await page("/metiers/fap2021-V0X60-aides-soignants");
		expect(document.querySelector("main")?.textContent).not.toContain("portent sur « Soins d’hygiène");
	});

	it("links every displayed value to its own origin", async () => {
		const { document } = await page("/metiers/fap2021-V0X60-aides-soignants");
		const cells = [...document.querySelectorAll("td.number")];
		expect(cells.length).toBeGreaterThan(3);
		for (const cell of cells) {
			const link = cell.querySelector("a");
			if (link) expect(link.getAttribute("href")).toMatch(/^\/(chiffres|indicateurs)\//);
			else expect(flat(cell.textContent)).toContain("non disponible");
		}
	});
});

describe("the provenance page", () => {
	const url = "/chiffres/projets-recrutement?periode=2024&territoire=bassin:2801";

	it("goes from the cell to the file, its hash, its sheet and its lines", async () => {
		const { document } = await page(url);
		const text = flat(document.querySelector("main")?.textContent);
		for (const part of [
			"a".repeat(64),
			"BMO_2024_open_data",
			"Licence Ouverte",
			"France Travail",
			"bmo__bassin__all",
		]) {
			expect(text).toContain(part);
		}
		expect(flat(document.querySelector("#lignes-1 thead")?.textContent)).toContain("colonne L");
		expect(flat(document.querySelector("#lignes-1 tbody th")?.textContent)).toBe("101");
	});

	it("shows the text of the file as text, whatever it holds", async () => {
		const { document, body } = await page(url);
		expect(body).not.toContain("<b>ROUEN</b>");
		expect(document.querySelector("#lignes-1 tbody")?.textContent).toContain("<b>ROUEN</b>");
	});

	it("turns the pages of the lines without changing the figure", async () => {
		const { document } = await page(url);
		const next = document.querySelector(".pager a")?.getAttribute("href");
		expect(next).toBe(`${url}&page=2#lignes-1`);
		const second = await page(next?.split("#")[0] ?? "");
		expect(flat(second.document.querySelector("#lignes-1 tbody th")?.textContent)).toBe("102");
	});
});

describe("made-up data", () => {
	it("is announced on every page of its release, and only there", async () => {
		const fake = fakeFigures({ sample: true });
		const own = createServer({ figures: () => fake, region });
		for (const url of [
			"/",
			"/territoires/bassin/2801-rouen",
			"/mentions",
			"/donnees/bmo-2024",
			"/nulle-part",
		]) {
			expect((await own.inject(url)).body, url).toContain("Données d’essai");
		}
		for (const url of ["/", "/territoires/bassin/2801-rouen", "/mentions", "/donnees"]) {
			expect((await server.inject(url)).body, url).not.toMatch(/Données d.essai/);
		}
		await own.close();
	});
});

describe("search", () => {
	it("puts an exact code first and on its own", async () => {
		const { document } = await page("/recherche?q=2804");
		expect(document.querySelector("main li a")?.getAttribute("href")).toBe(
			"/territoires/zone-emploi/2804-caen",
		);
		expect(flat(document.querySelector("main h2")?.textContent)).toBe("Code exact");
	});

	it("says what a code that leads nowhere may be, and where to go", async () => {
		const { document } = await page("/recherche?q=zz0016");
		expect(document.querySelector("main .notice")).toBeNull();
		const found = await page("/recherche?q=0016");
		expect(flat(found.document.querySelector("main .notice")?.textContent)).toContain(
			"a la forme d’un numéro de convention collective (IDCC)",
		);
		expect(found.document.querySelector("main .notice a[href='/branches']")).not.toBeNull();
	});

	it("is narrowed to a kind, and a kind without result leads back to all", async () => {
		const { document } = await page("/recherche?q=ca&type=metier");
		expect(flat(document.querySelector("main")?.textContent)).toContain("Aucun résultat de ce type.");
		expect(document.querySelector("main a[href='/recherche?q=ca']")).not.toBeNull();
	});

	it("keeps what was typed, as text, and proposes another spelling", async () => {
		const { document, body } = await page("/recherche?q=%3Cscript%3Ecaenn");
		expect(body).not.toContain("<script>");
		expect(document.querySelector("header input")?.getAttribute("value")).toBe("<script>caenn");
		expect(document.querySelector("main a[href='/recherche?q=caen']")).not.toBeNull();
	});
});
