import { parseHTML } from "linkedom";
import { render } from "preact-render-to-string";
import { expect, it } from "vitest";
import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { FigureCell, Figures } from "../../figures/model.ts";
import { routes } from "../quadrant.ts";
import { essaiRegion as region } from "../testing/essai-region.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";
import { sameCourseBlock } from "./same-course-block.tsx";

const rate = indicatorById.get("taux-emploi-6-mois");
if (!rate) throw new Error("no rate");
const [, route] = routes;

const cell = (code: string, label: string, rest: Partial<FigureCell>): FigureCell => ({
	territory: { type: "region", code, label },
	categories: { voie: route.id },
	period: "2021_2022",
	value: null,
	status: "ns",
	permalink: `/chiffres/taux-emploi-6-mois?territoire=region:${code}`,
	...rest,
});
const told = (value: number, low: number, high: number): Partial<FigureCell> => ({
	value,
	status: "ok",
	margin: { low, high },
});

/** The same course in some regions, and nothing else. */
const figuresOf = (cells: readonly FigureCell[]): Figures => ({
	...fakeFigures(),
	coverage: () => ({
		territories: ["region"],
		about: ["cfd"],
		periods: [],
		sources: [],
		cells: 1,
		withheld: [],
	}),
	query: async () => ({ indicator: rate, cells, sources: [], release: "essai-1", sample: false }),
});
const blockOf = async (cells: readonly FigureCell[]): Promise<Document | undefined> => {
	const block = await sameCourseBlock(figuresOf(cells), region, {
		route,
		about: { level: "cfd", code: "50033422" },
		label: "CAP cuisine",
	});
	return block && parseHTML(`<main>${render(block)}</main>`).document;
};

const own = cell("28", "Normandie", told(62, 58, 66));

it("says of how many regions the interval meets that of the region, and draws no dot for a rate that is not published", async () => {
	const document = await blockOf([
		own,
		cell("53", "Bretagne", told(60, 56, 64)),
		cell("76", "Occitanie", told(40, 36, 44)),
		cell("03", "Guyane", {}),
	]);
	expect(flat(document?.querySelector(".sentence")?.textContent)).toBe(
		"L’intervalle de 1 région sur 2 recoupe celui de Normandie : l’écart avec elles n’est pas sûr.",
	);
	const names = [...(document?.querySelectorAll("tbody th") ?? [])].map((th) => flat(th.textContent));
	expect(names).toEqual(["Normandie", "Bretagne", "Occitanie", "Guyane"]);
	expect(document?.querySelectorAll("circle.dot")).toHaveLength(3);
});

it("is not there where the region has no rate, or stands alone", async () => {
	expect(
		await blockOf([cell("28", "Normandie", {}), cell("53", "Bretagne", told(60, 56, 64))]),
	).toBeUndefined();
	expect(await blockOf([own, cell("03", "Guyane", {})])).toBeUndefined();
});
