/** Changes over time (methods §1.3). Full precision; null where the change has no meaning. */

/** Change of a level in %, sign kept. Null from a zero base. */
export function percentChange(from: number, to: number): number | null {
	return from === 0 ? null : 100 * (to / from - 1);
}

/** Change of a rate, in points: never in %. */
export function pointChange(from: number, to: number): number {
	return to - from;
}

/** Index, base 100. Null from a zero base. */
export function indexBase100(base: number, value: number): number | null {
	return base === 0 ? null : (100 * value) / base;
}

/** Average yearly growth in % over `years`. Null unless both levels are positive. */
export function annualGrowth(from: number, to: number, years: number): number | null {
	return from > 0 && to > 0 && years > 0 ? 100 * ((to / from) ** (1 / years) - 1) : null;
}

/** Contribution of a part to the change of the whole, in points; contributions sum to the change of the whole. */
export function contribution(partFrom: number, partTo: number, wholeFrom: number): number | null {
	return wholeFrom === 0 ? null : (100 * (partTo - partFrom)) / wholeFrom;
}
