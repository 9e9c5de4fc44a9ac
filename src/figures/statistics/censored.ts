/**
 * Sums and shares of which a part is hidden by the producer (methods §3). A hidden value lies in [1, c]: it is never
 * replaced by a number of ours, the result is an interval.
 */
export interface Bounds {
	readonly low: number;
	readonly high: number;
}

/** Widest interval, relative to its middle, of which the middle may stand for the value: 5 % for a sum. */
export const SUM_TOLERANCE = 0.05;

/** A share is made of two terms, each within 5 %. */
export const SHARE_TOLERANCE = 2 * SUM_TOLERANCE;

export function middle(bounds: Bounds): number {
	return (bounds.low + bounds.high) / 2;
}

/** True when the interval is narrow enough for its middle to be published as an estimate. */
export function isNarrow(bounds: Bounds, tolerance: number): boolean {
	const mid = middle(bounds);
	return mid > 0 && (bounds.high - bounds.low) / mid <= tolerance;
}

/** Bounds of 100·Σnum/Σden over all rows, hidden ones included. Null when the denominator may be zero. */
export function shareBounds(num: Bounds, den: Bounds, scale: number): Bounds | null {
	if (den.low <= 0) return null;
	return { low: (scale * num.low) / den.high, high: (scale * num.high) / den.low };
}
