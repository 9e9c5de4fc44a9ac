import type { OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { withQuery } from "../address.ts";

/** The comparison of an occupation with another, where it is being read. */
export function pairPath(
	{ scheme, code }: OccupationCard,
	other: OccupationCard | undefined,
	place: TerritoryCard | undefined,
): string {
	return withQuery("/metiers/comparer", {
		metier: `${scheme}-${code}`,
		avec: other && `${other.scheme}-${other.code}`,
		territoire: place && `${place.type}:${place.code}`,
	});
}
