import type { Indicator, Region, TerritoryType } from "../../catalogue/model.ts";
import {
	type FigureAnswer,
	type FigureCell,
	type Figures,
	type Placed,
	ranksOf,
	standardScores,
	type TerritoryCard,
} from "../figures/index.ts";
import {
	lowerFirst,
	type Narrowing,
	openCategory,
	periodAsked,
	sameTerritory,
	standsAlone,
	zoningsOf,
} from "../reading/index.ts";
import { territoryKind } from "./declared.ts";

/** Where a territory stands, for one indicator, among those of its kind in the region, at its own last period. */
export interface Standing {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	readonly rank: Placed & { readonly among: string };
	/** Distance to the mean of all of them in standard deviations; null when there are too few to tell. */
	readonly score: number | null;
	readonly answer: FigureAnswer;
}

/** Under this number of places with a value, a distance to their mean says nothing. */
const leastPlaces = 5;

/** The same for every place of a zoning: asked once for all their pages, for as long as the same is shown. */
const asked = new WeakMap<Figures, Map<string, Promise<FigureAnswer>>>();

async function latestOf(
	figures: Figures,
	indicator: Indicator,
	scope: { readonly type: TerritoryType; readonly region?: string },
): Promise<FigureAnswer> {
	const known = asked.get(figures) ?? new Map<string, Promise<FigureAnswer>>();
	asked.set(figures, known);
	const key = [figures.edition, indicator.id, scope.type, scope.region ?? ""].join(" ");
	const found = known.get(key) ?? figures.query({ indicator: indicator.id, territories: scope });
	known.set(key, found);
	try {
		return await found;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}

/** All places at the period asked for; of that one nothing is kept here, the filters of a page are many. */
async function placesAt(
	figures: Figures,
	indicator: Indicator,
	territories: { readonly type: TerritoryType; readonly region?: string },
	{ about, period }: Omit<Narrowing, "category">,
): Promise<FigureAnswer | undefined> {
	if (!about && period === undefined) return await latestOf(figures, indicator, territories);
	const coverage = figures.coverage(indicator.id);
	const at = period === undefined ? undefined : periodAsked(coverage.periods, period);
	if (period !== undefined && at === undefined) return undefined;
	if (about && !coverage.about.includes(about.level)) return undefined;
	return await figures.query({
		indicator: indicator.id,
		territories,
		...(about ? { about } : {}),
		...(at === undefined ? {} : { periods: [at] }),
	});
}

/** Standings for those of the indicators that have one; regions stand among the regions, France nowhere. */
export async function standingsOf(
	figures: Figures,
	region: Region,
	card: TerritoryCard,
	indicators: readonly Indicator[],
	narrowing: Omit<Narrowing, "category"> = {},
): Promise<readonly Standing[]> {
	// A rank among thousands of communes says nothing, and would be read on thousands of pages.
	if (card.type === "france" || card.type === "commune") return [];
	const plural = lowerFirst(territoryKind(card.type).plural);
	const inRegion = card.type !== "region";
	const among = inRegion ? `${plural} ${region.ofName}` : plural;
	const scope = { type: card.type, ...(inRegion ? { region: region.code } : {}) };
	const found: Standing[] = [];
	for (const indicator of indicators) {
		if (!standsAlone(figures, indicator) || !zoningsOf(figures, indicator).has(card.type)) continue;
		const answer = await placesAt(figures, indicator, scope, narrowing);
		if (!answer) continue;
		if (openCategory(answer) !== undefined) continue;
		const own = answer.cells.find(({ territory }) => sameTerritory(territory, card));
		if (!own || own.value === null) continue;
		const cells = answer.cells.filter(({ period }) => period === own.period);
		const values = cells.map(({ value }) => value);
		const at = cells.indexOf(own);
		const rank = ranksOf(values, indicator.decimals)[at];
		if (!rank) continue;
		const score = standardScores(values, leastPlaces)[at] ?? null;
		found.push({ indicator, cell: own, rank: { ...rank, among }, score, answer });
	}
	return found;
}
