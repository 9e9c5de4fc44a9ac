import { expect, it } from "vitest";
import { indicatorById } from "./declared.ts";
import { keyFigure } from "./essentials.ts";
import { fakeFigures } from "./testing/fake-figures.ts";

it("a zone that crosses the border of the region has no share of it", async () => {
	const figures = fakeFigures();
	const projects = indicatorById.get("projets-recrutement");
	if (!projects) throw new Error("no such indicator");
	const bassin = { type: "bassin", code: "2801" } as const;
	const inside = await keyFigure(figures, projects, bassin, "28");
	expect(inside?.inside).toBe(true);
	const crossing = {
		...figures,
		territory: (type: string, code: string) => {
			const card = figures.territory(type, code);
			return card && { ...card, regions: ["28", "52"] };
		},
	};
	expect((await keyFigure(crossing, projects, bassin, "28"))?.inside).toBe(false);
});

it("the only département of a region is not compared with it", async () => {
	const figures = fakeFigures();
	const projects = indicatorById.get("projets-recrutement");
	if (!projects) throw new Error("no such indicator");
	const bassin = { type: "bassin", code: "2801" } as const;
	const sized = (communes: number) => ({
		...figures,
		territory: (type: string, code: string) => {
			const card = figures.territory(type, code);
			return card && { ...card, label: "Mayotte", communes: type === "region" ? 17 : communes };
		},
	});
	expect((await keyFigure(sized(12), projects, bassin, "28"))?.region?.value).toBe(123_242);
	expect((await keyFigure(sized(17), projects, bassin, "28"))?.region).toBeUndefined();
});
