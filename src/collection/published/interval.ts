/** Arithmetic of printed figures: a number rounded to `r` stands for any number within `r / 2` of it. */

export interface Interval {
	readonly low: number;
	readonly high: number;
}

export function holds({ low, high }: Interval, value: number): boolean {
	// Sums of decimals carry an error in the last bits that no rounding explains.
	const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
	return value >= low - slack && value <= high + slack;
}

/** C-20: how far a total may lie from its parts. With one step for all it is `(n + 1) · r / 2`. */
export function closureTolerance(parts: number, step: number, totalStep = step): number {
	return (parts * step + totalStep) / 2;
}

/** C-20: `clean`, or off, or off by more than three times the tolerance. Counts (step 0) are exact. */
export function closure(sum: number, total: number, tolerance: number): "clean" | "off" | "far" {
	const gap = Math.abs(sum - total);
	const slack = 1e-9 * Math.max(1, Math.abs(total));
	if (gap <= tolerance + slack) return "clean";
	return gap > 3 * tolerance + slack ? "far" : "off";
}

/** C-30: changes in % that two rounded values allow. */
export function changeInterval(from: number, to: number, step: number): Interval {
	const h = step / 2;
	const bounds = [from - h, from + h].flatMap((a) => [to - h, to + h].map((b) => (b / a - 1) * 100));
	return { low: Math.min(...bounds), high: Math.max(...bounds) };
}

/** Differences that two rounded values allow: changes of a rate, in points. */
export function differenceInterval(from: number, to: number, step: number): Interval {
	return { low: to - from - step, high: to - from + step };
}

/** C-30 for shares and means: quotients that two rounded values allow, times `per`. */
export function ratioInterval(
	numerator: number,
	denominator: number,
	steps: readonly [number, number],
	per: number,
): Interval {
	const [a, b] = [steps[0] / 2, steps[1] / 2];
	const bounds = [numerator - a, numerator + a].flatMap((n) =>
		[denominator - b, denominator + b].map((d) => (n / d) * per),
	);
	return { low: Math.min(...bounds), high: Math.max(...bounds) };
}

/** The printed result is rounded too. */
export function widen({ low, high }: Interval, ownStep: number): Interval {
	return { low: low - ownStep / 2, high: high + ownStep / 2 };
}
