import type { Region } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard, TerritoryRef } from "../../figures/model.ts";
import { holderOf } from "../../reading/index.ts";

export type Place = TerritoryRef & { readonly label: string; readonly path: string };

/** The zonings that carry figures of occupations, between a place and its region. */
const between = ["bassin", "departement"] as const;

/** Where a figure of an occupation is looked for: the place, what holds it, the region, France. */
export function placesAround(
	figures: Figures,
	region: Region,
	place: TerritoryCard | undefined,
): readonly Place[] {
	const held = place
		? between.filter((type) => type !== place.type).map((type) => holderOf(figures, place, type))
		: [];
	const wide = place?.type === "region" || place?.type === "departement" || place?.type === "france";
	return [
		place,
		...(wide ? [] : held).map((ref) => ref && figures.territory(ref.type, ref.code)),
		figures.territory("region", region.code),
		figures.territory("france", "FR"),
	]
		.filter((one) => one !== undefined)
		.filter((one, index, all) => all.findIndex(({ path }) => path === one.path) === index);
}
