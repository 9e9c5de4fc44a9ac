import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../index.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures, hiddenValue } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";

let server: FastifyInstance;
beforeAll(() => {
	const figures = fakeFigures();
	server = createServer({ figures: () => figures, region });
});
afterAll(() => server.close());

async function page(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	expect(body.replaceAll(/\s/gu, "")).not.toContain(String(hiddenValue));
	return parseHTML(body).document;
}

const rowsOf = (document: Document, block: string): readonly (readonly string[])[] =>
	[...document.querySelectorAll(`${block} tbody tr`)].map((row) =>
		[...row.querySelectorAll("th, td")].map((cell) => {
			const copy = cell.cloneNode(true) as Element;
			for (const spoken of copy.querySelectorAll(".visually-hidden")) spoken.remove();
			return flat(copy.textContent);
		}),
	);

describe("a comparison", () => {
	it("goes from high to low, with ranks, gaps to the references, and the references last", async () => {
		const document = await page("/comparer?zones=ze2804,ze2814");
		expect(flat(document.querySelector("#comparaison-taux-chomage h3")?.textContent)).toBe(
			"Taux de chômage : Lisieux au plus haut, 8,1 %",
		);
		expect(rowsOf(document, "#comparaison-taux-chomage")).toEqual([
			["Lisieux", "8,1", "1ᵉʳ sur 2", "+1,1 point"],
			["Caen", "6,8", "2ᵉ sur 2", "−0,2 point"],
			["Normandie", "7,0", "référence", "sans objet"],
			["France", "nd", "référence", "sans objet"],
		]);
		expect(document.querySelectorAll("#comparaison-taux-chomage .dots circle")).toHaveLength(2);
		expect(flat(document.querySelector("#comparaison-taux-chomage .sentence")?.textContent)).toBe(
			"Au 3ᵉ trimestre 2023, le taux de chômage est de 6,8 % (Caen), proche de la référence (Normandie : 7,0 %). C’est la valeur la plus basse sur 2 zones d’emploi de Normandie.",
		);
	});

	it("lists what is hidden last, without a rank, a dot or a gap, and says why", async () => {
		const document = await page("/comparer?ind=projets-recrutement&zones=b2802,b2801");
		const block = "#comparaison-projets-recrutement";
		expect(rowsOf(document, block).slice(0, 2)).toEqual([
			["Rouen", "15 230e", "1ᵉʳ sur 1", "12,4 %"],
			["Évreux", "s", "non classé", "non calculé"],
		]);
		const text = flat(document.querySelector(block)?.textContent);
		expect(text).toContain("Évreux : valeur masquée par le producteur.");
		expect(text).toContain("(1 sur 3 ont une valeur publiée)");
		expect(flat(document.querySelector(`${block} h3`)?.textContent)).toBe("Projets : Rouen, 15 230");
	});

	it("has gaps drawn from zero for rates, shares for counts", async () => {
		const rates = await page("/comparer?ind=part-projets-difficiles&vue=ecart&zones=b2801,b2802");
		const block = "#comparaison-part-projets-difficiles";
		expect(flat(rates.querySelector(`${block} h3`)?.textContent)).toContain(
			"1,4 point de moins que la Normandie",
		);
		expect(rates.querySelectorAll(`${block} line.stem`)).toHaveLength(1);
		const counts = await page("/comparer?ind=projets-recrutement&vue=ecart&zones=b2801,b2802");
		expect(flat(counts.querySelector(".bar-row strong")?.textContent)).toBe("12,4 %");
	});

	it("keeps the course of each place on one scale", async () => {
		const document = await page("/comparer?ind=taux-chomage&vue=evolution&zones=ze2804,ze2814");
		const charts = [...document.querySelectorAll("#evolution-taux-chomage svg.chart[role=img]")];
		expect(charts).toHaveLength(2);
		const axes = charts.map((chart) =>
			[...chart.querySelectorAll("text.halo")].map((t) => flat(t.textContent)),
		);
		expect(axes[0]).toEqual(axes[1]);
	});

	it("names what cannot be read, keeps five places at most, and has one address", async () => {
		const unread = await page("/comparer?ajout=Caenn&ok=1&zones=ze2814&ref=r28,fr");
		expect(flat(unread.querySelector(".notice")?.textContent)).toContain("Caenn");
		const mended = unread.querySelector(".notice a")?.getAttribute("href") ?? "";
		expect((await server.inject(mended)).headers.location).toBe("/comparer?zones=ze2814,ze2804");
		const read = await server.inject(
			"/comparer?ajout=departement%3A14&decoupage=&ind=taux-chomage&ok=1&ref=r28&ref=fr&vue=valeur&zones=ze2814",
		);
		expect([read.statusCode, read.headers.location]).toEqual([
			301,
			"/comparer?ind=taux-chomage&zones=ze2814,d14",
		]);
		const twice = await server.inject("/comparer?ajout=Lisieux&ok=1&ref=r28,fr&zones=ze2804,ze2814");
		expect(twice.headers.location).toBe("/comparer?zones=ze2804,ze2814");
		const many = await page("/comparer?zones=ze2804,ze2814,b2801,b2802,b2803,d14");
		expect(many.querySelectorAll(".chosen > li")).toHaveLength(5);
		expect(flat(many.querySelector("[role=alert]")?.textContent)).toContain("5 territoires au plus");
	});

	it("says when an indicator has no figure for the places chosen", async () => {
		const document = await page("/comparer?ind=projets-recrutement&zones=ze2804");
		expect(flat(document.querySelector(".absent")?.textContent)).toMatch(/^Projets de recrutement : donnée/);
	});
});
