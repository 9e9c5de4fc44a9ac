import type { Figures, OccupationCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { splitCode } from "../address.ts";

/** The occupation of `{scheme}-{code}-{slug}`. Throws `metier-inconnu`. */
export function occupationAt(figures: Figures, segment: string): OccupationCard {
	const at = segment.indexOf("-");
	const scheme = segment.slice(0, at);
	const card =
		at < 1 ? undefined : splitCode(segment.slice(at + 1), (code) => figures.occupation(scheme, code));
	if (!card) throw new DefError("metier-inconnu", { occupation: segment });
	return card;
}
