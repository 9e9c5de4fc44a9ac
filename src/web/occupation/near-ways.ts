import { bearsName } from "../../figures/index.ts";
import type { FigureCell, Figures } from "../../figures/model.ts";
import type { Way } from "../rome.ts";
import type { Place } from "./places.ts";

/** A training, and how many places it has near, when a source counts them. */
export interface NearWay extends Way {
	readonly seats: FigureCell | undefined;
}

const seatsId = "capacite-accueil";

/**
 * Trainings that bear the name of the occupation first, then those with places at school in the narrowest territory where places are
 * counted; the others keep their order.
 */
export async function nearWays(
	figures: Figures,
	occupation: string,
	ways: readonly Way[],
	places: readonly Place[],
): Promise<readonly NearWay[]> {
	const { territories } = figures.coverage(seatsId);
	const where = places.find(({ type }) => territories.includes(type));
	const yearsOf = ({ card }: Way): readonly string[] =>
		card.matches.flatMap(({ level, code }) => (level === "mefstat11" ? [code] : []));
	const codes = [...new Set(ways.flatMap(yearsOf))];
	const cells =
		where && codes.length > 0
			? (
					await figures.query({
						indicator: seatsId,
						territories: [where],
						about: { codes: codes.map((code) => ({ level: "mefstat11", code })) },
					})
				).cells.filter(({ value, period }) => period !== "" && value !== null && value > 0)
			: [];
	const rankOf = ({ card, seats }: NearWay): number =>
		2 * Number(bearsName(card.label, occupation)) + Number(seats !== undefined);
	return ways
		.map((way): NearWay => {
			const years = yearsOf(way);
			return { ...way, seats: cells.find(({ about }) => years.includes(about?.code ?? "")) };
		})
		.sort((a, b) => rankOf(b) - rankOf(a));
}
