import type { Figures, TerritoryCard } from "../figures/model.ts";
import { DefError } from "../platform/errors.ts";
import { placeAt } from "./place-address.ts";

/** The place that an address names after its subject (`…/{type}/{code}-{slug}`); none when it names none. Throws `territoire-inconnu`. */
export function chosenPlace(
	figures: Figures,
	{ type, place }: Readonly<Record<string, string>>,
): TerritoryCard | undefined {
	if (type === undefined || place === undefined) return undefined;
	const found = placeAt(figures, type, place);
	if (!found) throw new DefError("territoire-inconnu", { territory: `${type} ${place}` });
	return found;
}

/** The same subject in that place. */
export const pathIn = (subject: string, { path }: Pick<TerritoryCard, "path">): string =>
	`${subject}${path.replace("/territoires", "")}`;
