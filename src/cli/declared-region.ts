import type { Region } from "../../catalogue/model.ts";
import { regionOf } from "../../catalogue/regions/index.ts";
import type { Figures } from "../figures/index.ts";
import { DefError } from "../platform/index.ts";

/** The region of the observatory, named by the release. Throws `region-inconnue`. */
export function declaredRegion(figures: Figures, code: string): Region {
	const card = figures.territory("region", code);
	if (!card) throw new DefError("region-inconnue", { code });
	return regionOf(
		code,
		card.label,
		figures.territories("departement", code).map((one) => one.code),
	);
}
