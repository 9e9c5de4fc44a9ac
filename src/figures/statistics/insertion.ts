/** What becomes of leavers, on the rounded percentages that InserJeunes prints (methods §5.1). */
import { round } from "../../platform/rounding.ts";

export interface Outcomes {
	/** Integer percentages of the last-year pupils. */
	readonly employed: number;
	readonly studying: number;
	readonly other: number;
}

/** `term` = last-year pupils, over 0. Half-even rounding, as the publisher does; « other » is what is left, never below 0. */
export function outcomes(term: number, employed: number, studying: number): Outcomes {
	const employedShare = round((100 * employed) / term, 0, "half-even");
	const studyingShare = round((100 * studying) / term, 0, "half-even");
	return {
		employed: employedShare,
		studying: studyingShare,
		other: Math.max(0, 100 - employedShare - studyingShare),
	};
}
