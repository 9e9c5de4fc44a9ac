import type { Figures, TerritoryCard, TerritoryRef } from "../figures/model.ts";

/** A list of places as they stand in this release. */
export interface PlacesToday {
	/** The places of today, each once. */
	readonly places: readonly TerritoryCard[];
	/** Communes of the list that merged: the one that holds each is taken, whole. */
	readonly merged: readonly { readonly code: string; readonly into: TerritoryCard }[];
	/** What no nomenclature of the release has, as it is written. */
	readonly unknown: readonly string[];
}

/** A link may be older than a code: nothing is left out without being told. */
export function placesToday(
	figures: Pick<Figures, "merged" | "territory">,
	refs: readonly TerritoryRef[],
): PlacesToday {
	const places = new Map<string, TerritoryCard>();
	const merged: { code: string; into: TerritoryCard }[] = [];
	const unknown: string[] = [];
	for (const { type, code } of refs) {
		const card = figures.territory(type, code) ?? (type === "commune" ? figures.merged(code) : undefined);
		if (!card) {
			unknown.push(`${type}:${code}`);
			continue;
		}
		places.set(`${card.type}:${card.code}`, card);
		if (card.code !== code) merged.push({ code, into: card });
	}
	return { places: [...places.values()], merged, unknown };
}
