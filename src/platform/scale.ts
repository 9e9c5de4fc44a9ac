/** Plain arithmetic of the drawings. Positions are rounded: a hundredth of a percent is invisible. */

/** Round bounds and steps around the values, at most `count` intervals. Bars start at zero (`fromZero`). */
export function ticks(low: number, high: number, count: number, fromZero = false): readonly number[] {
	const min = fromZero ? Math.min(0, low) : low;
	const max = fromZero ? Math.max(0, high) : high;
	const span = max - min || Math.abs(max) || 1;
	const rough = span / count;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough) ?? 10) * power;
	const first = Math.floor(min / step + 1e-9);
	const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
	return Array.from({ length: last - first + 1 }, (_, index) =>
		Number(((first + index) * step).toPrecision(12)),
	);
}

export function position(value: number, low: number, high: number, from: number, to: number): number {
	const ratio = high === low ? 0 : (value - low) / (high - low);
	return Math.round((from + ratio * (to - from)) * 100) / 100;
}

export function percent(value: number): string {
	return `${Math.round(value * 100) / 100}%`;
}
