/** A known break of series: what was counted changed, so the two sides are not compared. */
export interface Break {
	readonly sources: readonly string[];
	/** First period of the new series, as its codes sort: `2025-01`, `2021_2022`. */
	readonly from: string;
	/** What changed, in French, as a page says it. */
	readonly reason: string;
}

/** Methods annex C, C-28: no alert across these, and no evolution either. */
export const breaks: readonly Break[] = [
	{
		sources: ["inserjeunes-region", "inserjeunes-cfa"],
		// Two cohorts are pooled: the first pair that holds leavers of 2022.
		from: "2021_2022",
		reason: "l'emploi public est compté à partir des sortants de 2022",
	},
	{
		sources: ["ft-demandeurs-territoires"],
		from: "2025-01",
		reason: "la loi pour le plein emploi a changé les catégories de demandeurs d'emploi",
	},
];

/** The known break that stands between two periods of a source, the earlier one first; nothing when there is none. */
export function breakBetween(source: string, before: string, after: string): Break | undefined {
	return breaks.find((b) => b.sources.includes(source) && before < b.from && after >= b.from);
}
