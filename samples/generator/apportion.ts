/**
 * Shares a whole total between weights so that the parts add up to it exactly (largest remainder). Every part is a multiple
 * of `step`, and so must be the total. Ties go to the first part: the result depends on nothing but its arguments.
 */
export function apportion(total: number, weights: readonly number[], step = 1): number[] {
	if (total % step !== 0) throw new RangeError(`${total} n'est pas un multiple de ${step}`);
	const units = total / step;
	const sum = weights.reduce((a, b) => a + b, 0);
	if (!(sum > 0)) throw new RangeError("poids nuls");
	const exact = weights.map((weight) => (units * weight) / sum);
	const parts = exact.map(Math.floor);
	let left = units - parts.reduce((a, b) => a + b, 0);
	const order = exact
		.map((value, index) => ({ index, rest: value - Math.floor(value) }))
		.sort((x, y) => y.rest - x.rest || x.index - y.index);
	for (const { index } of order) {
		if (left === 0) break;
		parts[index] = (parts[index] ?? 0) + 1;
		left--;
	}
	return parts.map((part) => part * step);
}

export function total(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}

/** Rounds half away from zero to `decimals`, as the published tables do. */
export function rounded(value: number, decimals: number): number {
	const scale = 10 ** decimals;
	const sign = value < 0 ? -1 : 1;
	return (sign * Math.round(Math.abs(value) * scale)) / scale;
}
