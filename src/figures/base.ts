import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { Indicator } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";

export function indicatorOf(id: string): Indicator {
	const indicator = indicatorById.get(id);
	if (!indicator) throw new DefError("indicateur-inconnu", { indicator: id });
	return indicator;
}

/** The indicator whose rows are read: an evolution reads those of its base. */
export function baseOf(indicator: Indicator): Indicator {
	return indicator.formula.kind === "evolution" ? indicatorOf(indicator.formula.of) : indicator;
}
