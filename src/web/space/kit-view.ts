import type { Figures } from "../../figures/model.ts";
import { type KitPlace, type KitSources, placeText } from "../../kits/index.ts";
import { type Diffusions, withdrawalOfRelease } from "../../publication/index.ts";
import { withQuery } from "../address.ts";
import { territoryKind } from "../declared.ts";
import type { SpaceContext } from "./route.ts";

export const kitsPath = "/espace/kits";
export const kitPath = (id: string): string => `${kitsPath}/${encodeURIComponent(id)}`;

/** What kits print is what the public may read: a kit travels. Older releases are opened while they stay published. */
export function kitSources(context: SpaceContext): Omit<KitSources, "path" | "facts"> {
	const { access, diffusions, figures, openCandidate, region } = context;
	return {
		figures: figures(),
		region,
		site: access.publicUrl,
		at: async (release) => (isPublished(diffusions, release) ? await openCandidate(release) : undefined),
	};
}

function isPublished(diffusions: Diffusions, release: string): boolean {
	const history = diffusions.list();
	return (
		history.some((one) => one.release === release) && withdrawalOfRelease(history, release) === undefined
	);
}

/** « Caen (zone d'emploi) ». */
export function placeName(figures: Figures, place: KitPlace): string {
	if ("perimeter" in place)
		return (
			place.perimeter.label ??
			place.perimeter.members
				.map(({ type, code }) => figures.territory(type, code)?.label ?? code)
				.join(" + ")
		);
	const { type, code } = place.territory;
	const label = figures.territory(type, code)?.label ?? code;
	return type === "france" ? label : `${label} (${territoryKind(type).label.toLowerCase()})`;
}

/** Places that a kit is most often about, in the region. */
export function placeOptions(
	figures: Figures,
	region: string,
): readonly { readonly value: string; readonly label: string }[] {
	return (["region", "departement", "zone-emploi", "bassin", "comite-local", "arrondissement"] as const)
		.flatMap((type) => figures.territories(type, region))
		.filter((card) => card.type !== "region" || card.code === region)
		.map(({ type, code }) => ({
			value: `${type}:${code}`,
			label: placeName(figures, { territory: { type, code } }),
		}));
}

/** Page of the site about the same place. */
export function placePage(figures: Figures, place: KitPlace): string {
	if ("perimeter" in place) return withQuery("/territoires/perimetre", { membres: placeText(place) });
	return figures.territory(place.territory.type, place.territory.code)?.path ?? "/territoires";
}
