import { DefError } from "../platform/errors.ts";
import type { Proposal } from "./model.ts";

/** First month (1 to 12) in which the purchases of the following year are prepared. */
const turn = 7;

const paris = new Intl.DateTimeFormat("fr-FR", {
	timeZone: "Europe/Paris",
	year: "numeric",
	month: "numeric",
});

/**
 * A campaign is a year of purchase. What is written from July on, by the clocks of Paris, is for the year that follows: step
 * `proposals-2` of the records says the same of what was written before.
 */
export function campaignAt(at: Date): number {
	const part = (type: "year" | "month"): number =>
		Number(paris.formatToParts(at).find((one) => one.type === type)?.value);
	return part("year") + (part("month") >= turn ? 1 : 0);
}

/** Years that a proposal may be written for: the year under way, and the two that follow. */
export function campaignsOpen(now: Date): readonly number[] {
	const first = Number(paris.formatToParts(now).find(({ type }) => type === "year")?.value);
	return [first, first + 1, first + 2];
}

/** As a form gives it; the campaign of the day when it gives none. Throws `saisie-incorrecte`. */
export function campaignOf(given: string | undefined, now: Date): number {
	if (given === undefined || given === "") return campaignAt(now);
	const found = campaignsOpen(now).find((year) => String(year) === given);
	if (found === undefined)
		throw new DefError("saisie-incorrecte", { field: "campaign", expected: "Choisissez une campagne." });
	return found;
}

/** Places to open, and what became of them. Drafts and what was withdrawn are in no sum. */
export interface Totals {
	/** Proposals that were made. */
	readonly proposals: number;
	readonly asked: number;
	readonly kept: number;
	readonly dropped: number;
	readonly waiting: number;
	/** Proposals of another kind (maintain, reduce, something else): no place of theirs is to open. */
	readonly apart: number;
}

type Summed = Pick<Proposal, "state" | "kind" | "places">;

export function totalsOf(proposals: readonly Summed[]): Totals {
	const made = proposals.filter(({ state }) => isMade(state));
	const opening = made.filter(({ kind }) => kind === "ouvrir");
	const places = (state?: Proposal["state"]): number =>
		opening
			.filter((one) => state === undefined || one.state === state)
			.reduce((sum, one) => sum + (one.places ?? 0), 0);
	return {
		proposals: made.length,
		asked: places(),
		kept: places("retenue"),
		dropped: places("ecartee"),
		waiting: places("proposee"),
		apart: made.length - opening.length,
	};
}

/** Others than its author know of it, and it stands. */
export const isMade = (state: Proposal["state"]): boolean => state !== "brouillon" && state !== "retiree";
