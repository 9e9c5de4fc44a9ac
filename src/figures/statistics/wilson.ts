/** Wilson interval of a proportion (methods §0.6): the uncertainty of a small group. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** `successes` out of `trials`, at `z` standard deviations (95 % by default). Null without trials. */
export function wilson(successes: number, trials: number, z = 1.959964): Interval | null {
	if (trials <= 0) return null;
	const p = successes / trials;
	const scale = 1 + (z * z) / trials;
	const centre = (p + (z * z) / (2 * trials)) / scale;
	const half = (z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials))) / scale;
	return { low: centre - half, high: centre + half };
}
