import type { Region } from "../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../figures/model.ts";
import { ofRegion } from "./region-name.ts";

/** The region to read a territory against: that of the site when it touches it, else its own. */
export function regionAround(figures: Figures, region: Region, card: TerritoryCard): Region {
	const [first] = card.regions;
	if (first === undefined || card.regions.includes(region.code)) return region;
	const name = figures.territory("region", first)?.label ?? first;
	return { ...region, code: first, name, ofName: ofRegion(region, first) };
}
