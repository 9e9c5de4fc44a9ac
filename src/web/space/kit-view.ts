import type { Figures } from "../../figures/model.ts";
import { type KitPlace, type KitSources, perimeterLabel, placeText } from "../../kits/index.ts";
import { publishedOnly } from "../../publication/index.ts";
import { lowerFirst } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { territoryKind } from "../declared.ts";
import type { SpaceContext } from "./route.ts";

export const kitsPath = "/espace/kits";
/** Anchor of the block of that rank in the composer. */
export const rankId = (at: number): string => `rang-${at}`;
export const kitPath = (id: string): string => `${kitsPath}/${encodeURIComponent(id)}`;

/** A refusal that is a page of its own; any other is told on the page of the kit. */
export const closedKit: ReadonlySet<string> = new Set(["acces-refuse", "kit-inconnu"]);

/** What kits print is what the public may read: a kit travels. Older releases are opened while they stay published. */
export function kitSources(context: SpaceContext): Omit<KitSources, "path" | "facts"> {
	const { access, diffusions, figures, openCandidate, region } = context;
	return {
		figures: figures(),
		region,
		site: access.publicUrl,
		at: publishedOnly(diffusions, openCandidate),
	};
}

/** « Caen (zone d'emploi) ». */
export function placeName(figures: Figures, place: KitPlace): string {
	if ("perimeter" in place) return perimeterLabel(figures, place.perimeter);
	const { type, code } = place.territory;
	const label = figures.territory(type, code)?.label ?? code;
	return type === "france" ? label : `${label} (${lowerFirst(territoryKind(type).label)})`;
}

/** Page of the site about the same place. */
export function placePage(figures: Figures, place: KitPlace): string {
	if ("perimeter" in place) return withQuery("/territoires/perimetre", { membres: placeText(place) });
	return figures.territory(place.territory.type, place.territory.code)?.path ?? "/territoires";
}
