import type { CodeRef } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, OccupationCard } from "../figures/model.ts";
import { ask, lookup } from "./ask.ts";
import { type Covered, coveragesOf } from "./coverages.ts";
import { printed } from "./range.ts";
import { type Ranked, ranked } from "./ranking.ts";

export interface RankedOccupation extends Ranked {
	readonly occupation: OccupationCard;
	readonly coverage: Extract<Covered["coverage"], { readonly ratio: number }>;
	readonly tensionCell: FigureCell;
}

export interface RegionalRanking {
	readonly rows: readonly RankedOccupation[];
	/** Occupations that one of the components is missing for: they have no rank, rather than a score of what is left. */
	readonly unranked: readonly { readonly occupation: OccupationCard; readonly reason: string }[];
	readonly answers: readonly FigureAnswer[];
}

/** Occupations of the region by the declared score (methods §6.3), each with its three components. */
export async function rankingOf(
	figures: Figures,
	region: string,
	occupations: readonly OccupationCard[],
): Promise<RegionalRanking> {
	const here = { type: "region", code: region } as const;
	const { covered, answers } = await coveragesOf(figures, region, occupations);
	const families: readonly CodeRef[] = covered.flatMap(({ match }) => match ?? []);
	const levels =
		families.length === 0
			? undefined
			: await ask(figures, {
					indicator: "niveau-tension",
					territories: [here],
					about: { codes: families },
				});
	const levelOf = lookup(levels);
	const rows = new Map<string, Omit<RankedOccupation, keyof Ranked> & { readonly cv: Covered["cv"] }>();
	const unranked: { occupation: OccupationCard; reason: string }[] = [];
	for (const { occupation, match, coverage, cv } of covered) {
		const cell = levelOf?.at(here, match?.code);
		if (!("ratio" in coverage)) unranked.push({ occupation, reason: coverage.reason });
		else if (!cell || printed(cell) === null)
			unranked.push({
				occupation,
				reason: "Le producteur ne donne pas de niveau de tension à ce métier dans la région.",
			});
		else rows.set(occupation.code, { occupation, coverage, tensionCell: cell, cv });
	}
	const order = ranked(
		[...rows].map(([key, { coverage, tensionCell, cv }]) => ({
			key,
			supply: coverage.supply,
			need: coverage.need,
			cv,
			tension: printed(tensionCell) ?? 0,
		})),
	);
	return {
		rows: order.flatMap((one): readonly RankedOccupation[] => {
			const row = rows.get(one.key);
			if (!row) return [];
			const { occupation, coverage, tensionCell } = row;
			return [{ ...one, occupation, coverage, tensionCell }];
		}),
		unranked,
		answers: [...answers, ...(levels ? [levels] : [])],
	};
}
