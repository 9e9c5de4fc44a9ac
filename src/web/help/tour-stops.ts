import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { withQuery } from "../address.ts";
import { seriesBlock } from "../blocks/series-block.tsx";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { essentialsOf, type KeyFigure } from "../essentials.ts";
import { mappable } from "../map/gather.ts";
import { shortPlace } from "../short-place.ts";
import { examplesOf } from "./examples.ts";
import { type TourStep, type TourStepId, tour } from "./tour.ts";

export interface TourStop extends TourStep {
	/** Address on the site, with the part of the page that the step is about. */
	readonly href: string;
}

/** The tour on examples of the release that is served. A step that this release has nothing to show for is left out. */
export async function tourStops(figures: Figures, region: Region): Promise<readonly TourStop[]> {
	const { place, places } = examplesOf(figures, region);
	if (!place) return [];
	const known = await essentialsOf(figures, place, region.code);
	const lead = known[0];
	const drawn = await firstDrawn(figures, region, known, place);
	const mapped = lead && mappable(figures, region, lead.indicator);
	// Contours of the place's own zoning come with the mirror; without them, a zoning that can be drawn.
	const zoning = mapped
		?.toSorted((a, b) => Number(b === place.type) - Number(a === place.type))
		.find((type) => drawingOf(figures, type, region.code));
	const hrefs: Readonly<Record<TourStepId, string | undefined>> = {
		chercher: `${withQuery("/recherche", { q: place.label })}#recherche`,
		territoire: `${place.path}#essentiel`,
		bloc: drawn && `${place.path}#serie-${drawn.indicator.id}`,
		origine: lead && `${lead.cell.permalink}#origine`,
		citer: lead && `${lead.cell.permalink}#citer`,
		comparer:
			lead && places.length > 1
				? `${withQuery("/comparer", { ind: lead.indicator.id, zones: places.map(shortPlace).join(",") })}#comparaison`
				: undefined,
		carte: lead && zoning && `${withQuery("/carte", { ind: lead.indicator.id, maille: zoning })}#carte`,
		emporter: `${place.path}#emporter`,
	};
	return tour.flatMap((step) => {
		const href = hrefs[step.id];
		return href === undefined ? [] : [{ ...step, href }];
	});
}

/** First of « L'essentiel » that the page of the place draws over time. */
async function firstDrawn(
	figures: Figures,
	region: Region,
	known: readonly KeyFigure[],
	place: Parameters<typeof seriesBlock>[3],
): Promise<KeyFigure | undefined> {
	for (const one of known) if (await seriesBlock(figures, region, one.indicator, place)) return one;
	return undefined;
}
