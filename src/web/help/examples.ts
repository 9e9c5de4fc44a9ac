import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { leadIndicators } from "../../reading/index.ts";
import { indicatorById } from "../declared.ts";
import { readyIn } from "../table/ready.ts";

/** What the help shows its gestures on: taken from the release that is served, whatever the region. */
export interface Examples {
	readonly place: TerritoryCard | undefined;
	/** Of the same zoning as `place`, it included. */
	readonly places: readonly TerritoryCard[];
	readonly occupation: OccupationCard | undefined;
	/** First of « L'essentiel » that places of this zoning have. */
	readonly indicator: Indicator | undefined;
	readonly table: { readonly title: string; readonly path: string } | undefined;
}

const zonings = ["zone-emploi", "bassin", "departement"] as const;

export function examplesOf(figures: Figures, region: Region): Examples {
	const inside = zonings
		.map((type) => figures.territories(type, region.code).filter(({ regions }) => regions.length === 1))
		.find((list) => list.length > 2);
	const places = (inside ?? []).slice(0, 3);
	const [place] = places;
	const indicator = leadIndicators
		.flatMap((id) => indicatorById.get(id) ?? [])
		.find(({ id }) => place && figures.coverage(id).territories.includes(place.type));
	return {
		place,
		places,
		occupation: figures.occupations("fap2021-228")[0],
		indicator,
		table: readyIn(figures)[0],
	};
}
