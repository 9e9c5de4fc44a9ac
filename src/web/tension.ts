import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import { indicatorById, indicators } from "./declared.ts";

/** Scales of tension, the Dares's by region and département, France Travail's by bassin. */
export const tensionLevels: readonly Indicator[] = ["niveau-tension", "niveau-tension-bassin"].flatMap(
	(id) => indicatorById.get(id) ?? [],
);

/** From this level a scale says « élevé », and a cause adds to the tension. */
export const HIGH = 4;

export const isCause = ({ id }: Indicator): boolean => id.startsWith("facteur-");

/** The six causes that explain a scale, in the order of the registry. */
export function causesOf(level: Indicator): readonly Indicator[] {
	return indicators.filter((indicator) => isCause(indicator) && indicator.cube === level.cube);
}

/** The scale that is printed for a type of territory; the first of them when several are. */
export function levelAt(figures: Figures, type: TerritoryType): Indicator | undefined {
	return tensionLevels.find(({ id }) => figures.coverage(id).territories.includes(type));
}
