import type { Adding, Additive } from "./model.ts";

type Categories = Readonly<Record<string, Adding>>;

const OVERLAP = "deux millésimes qui se suivent ont une cohorte en commun";

/** Counts of a date or of a mean over a period: they add up along every axis but time. */
export const stock = (categories: Categories = {}): Additive => ({
	territory: "yes",
	about: "yes",
	categories,
	period: "stock",
});

/** Events, each of one period: they add up along every axis. */
export const flow = (categories: Categories = {}): Additive => ({
	territory: "yes",
	about: "yes",
	categories,
	period: "yes",
});

/** Two pooled cohorts at each period: every leaver but those of the ends is in two of them. */
export const pooledCohorts = (adding: Adding, categories: Categories = {}): Additive => ({
	territory: adding,
	about: adding,
	categories,
	period: { no: OVERLAP },
});

/** Rates, shares and changes: computed again from the sums of their terms, except along time unless said otherwise. */
export const fromTerms = (
	categories: Categories = {},
	period: Adding = { no: "chaque période a son propre rapport, et ses termes sont des stocks" },
): Additive => ({ territory: "recomputed", about: "recomputed", categories, period });

/** Exists only as printed, along every axis, for one reason. */
export function asPublished(why: string, categories: readonly string[] = []): Additive {
	const no = { no: why };
	return {
		territory: no,
		about: no,
		categories: Object.fromEntries(categories.map((id) => [id, no])),
		period: no,
	};
}
