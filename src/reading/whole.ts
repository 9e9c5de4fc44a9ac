import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";

/** One figure stands for a territory: neither split by category, nor printed occupation by occupation only. */
export function standsAlone(figures: Pick<Figures, "coverage">, indicator: Indicator): boolean {
	if (indicator.breakdown !== undefined || indicator.formula.kind === "location-quotient") return false;
	const { about, cells } = figures.coverage(indicator.id);
	// An index of occupations is printed for each of them, never for their whole.
	const whole = indicator.formula.kind !== "published" || about.every((level) => level === "all");
	return cells > 0 && whole && about.includes("all");
}

/** Zonings at which this reader may be shown an indicator. */
export function zoningsOf(
	figures: Pick<Figures, "coverage">,
	indicator: Indicator,
): ReadonlySet<TerritoryType> {
	const { territories, withheld } = figures.coverage(indicator.id);
	const kept = new Set(withheld.map(({ territory }) => territory));
	return new Set(territories.filter((type) => !kept.has(type)));
}
