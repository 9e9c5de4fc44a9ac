import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { FigureAnswer, FigureCell, Figures, TerritoryCard } from "../figures/index.ts";
import { distinctiveBlock } from "./blocks/distinctive-block.tsx";
import { indicatorById, indicators } from "./declared.ts";
import { standingsOf } from "./standings.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";

const unemployment = indicators.filter(({ id }) => id === "taux-chomage");
const card = (code: string): TerritoryCard => ({
	type: "zone-emploi",
	code,
	label: `Zone ${code}`,
	vintage: "ZE 2020",
	path: `/territoires/zone-emploi/${code}-zone`,
	regions: ["28"],
	communes: 3,
});

/** Zones `01`, `02`… with these values at the last period; a null is hidden. */
function release(values: readonly (number | null)[], edition = "essai"): Figures & { asked: number } {
	const base = fakeFigures();
	const made = {
		...base,
		edition,
		asked: 0,
		query: async (request: Parameters<Figures["query"]>[0]): Promise<FigureAnswer> => {
			made.asked += 1;
			const indicator = indicatorById.get(request.indicator);
			if (!indicator) throw new Error(request.indicator);
			const cells = values.map((value, index): FigureCell => {
				const { type, code, label } = card(`0${index + 1}`);
				return {
					territory: { type, code, label },
					categories: {},
					period: index === 6 ? "2020-T1" : "2023-T3",
					value,
					status: value === null ? "s" : "ok",
					permalink: `/chiffres/taux-chomage?territoire=${type}:${code}`,
				};
			});
			return { indicator, cells, sources: [], release: "essai", sample: false };
		},
	};
	return made;
}

describe("standings of a territory", () => {
	it("are among the places that have a value at its own period", async () => {
		const [standing] = await standingsOf(
			release([5, 6, 7, null, 8, 9, 99]),
			region,
			card("03"),
			unemployment,
		);
		expect(standing?.rank).toEqual({
			position: 3,
			tied: false,
			total: 5,
			among: "zones d'emploi de Normandie",
		});
		expect(standing?.score).toBeCloseTo(0, 12);
	});
	it("do not exist for a hidden figure, nor for a commune", async () => {
		const figures = release([5, 6, 7, null, 8, 9, 99]);
		expect(await standingsOf(figures, region, card("04"), unemployment)).toEqual([]);
		expect(await standingsOf(figures, region, { ...card("01"), type: "commune" }, unemployment)).toEqual([]);
	});
	it("are asked once for all the places of a zoning, and again when what is shown changes", async () => {
		const figures = release([5, 6, 7, 8, 9]);
		await standingsOf(figures, region, card("01"), unemployment);
		await standingsOf(figures, region, card("02"), unemployment);
		expect(figures.asked).toBe(1);
		Object.assign(figures, { edition: "autre" });
		await standingsOf(figures, region, card("02"), unemployment);
		expect(figures.asked).toBe(2);
	});
});

describe("what sets a territory apart", () => {
	it("is what lies a deviation from the mean, said with its rank", async () => {
		const block = await distinctiveBlock(release([5, 6, 6, 6, 6, 12]), region, card("06"));
		const text = render(block ?? <p />).replaceAll(/<[^>]+>/g, " ");
		expect(text).toContain("Taux de chômage : 1ᵉʳ sur 6");
		expect(text).toContain("très nettement au-dessus");
	});
	it("may be nothing, and that is said", async () => {
		const block = await distinctiveBlock(release([4, 5, 6, 7, 8]), region, card("03"));
		expect(render(block ?? <p />)).toContain("Rien ne met Zone 03 à part");
	});
	it("is not told of fewer than five places", async () => {
		expect(await distinctiveBlock(release([4, 5, 9, 8]), region, card("03"))).toBeUndefined();
	});
});
