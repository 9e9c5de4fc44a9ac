import type { Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, Figures, Perimeter, Scope, TerritoryRef } from "../figures/model.ts";
import { sameTerritory } from "./cells.ts";

/**
 * All periods of an indicator for a territory, or several seen as one, with those of its references that fall on the same periods. A reference
 * known only at other periods is left out, and its sources with it: they have no part in what is shown.
 */
export async function withReferences(
	figures: Figures,
	indicator: Indicator,
	territory: TerritoryRef | { readonly perimeter: Perimeter },
	references: readonly TerritoryRef[],
	scope: Scope = {},
): Promise<FigureAnswer> {
	const covered = figures.coverage(indicator.id).territories;
	const ask = (place: typeof territory): Promise<FigureAnswer> =>
		figures.query({
			indicator: indicator.id,
			territories: "perimeter" in place ? place : [place],
			periods: "all",
			...scope,
		});
	const own = await ask(territory);
	const periods = new Set(own.cells.map((cell) => cell.period));
	const others: FigureAnswer[] = [];
	for (const reference of references) {
		const here = "type" in territory && sameTerritory(reference, territory);
		if (here || !covered.includes(reference.type)) continue;
		const answer = await ask(reference);
		const cells = answer.cells.filter((cell) => cell.period !== "" && periods.has(cell.period));
		if (cells.length > 0) others.push({ ...answer, cells });
	}
	return {
		...own,
		cells: [...own.cells, ...others.flatMap((answer) => answer.cells)],
		sources: [own, ...others].flatMap((answer) => answer.sources),
		sample: own.sample || others.some((answer) => answer.sample),
	};
}
