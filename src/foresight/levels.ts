import { diplomaOf } from "../../catalogue/nomenclatures/index.ts";
import type { Figures, OccupationCard } from "../figures/model.ts";
import { matchOf } from "./coverages.ts";
import { supplyOf } from "./supply.ts";

/** Levels of diploma, 1 to 8, of the known trainings that lead to each occupation, by its code. */
export async function levelsOf(
	figures: Figures,
	region: string,
	occupations: readonly OccupationCard[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
	const supply = await supplyOf(figures, region);
	return new Map(
		occupations.map((occupation): [string, ReadonlySet<number>] => {
			const match = matchOf(occupation);
			const leading = match ? supply.leading(match.code) : [];
			return [
				occupation.code,
				new Set(
					leading.flatMap(({ training }) => {
						const [cfd] = figures.training(training.level, training.code)?.diplomas ?? [];
						return cfd === undefined ? [] : (diplomaOf(cfd).level ?? []);
					}),
				),
			];
		}),
	);
}
