export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const high = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/**
 * Robust score of a value among its likes, `0.6745 · (x − median) / MAD` (methods annex C, C-35). The deviation is never
 * taken under one hundredth, which is 1 % for moves of a logarithm: a series that hardly moves has the right to move a little.
 */
export function robustScore(values: readonly number[], value: number): number {
	const centre = median(values);
	const spread = median(values.map((v) => Math.abs(v - centre)));
	return (0.6745 * (value - centre)) / Math.max(spread, 0.01);
}

/** First and third quartiles, by linear interpolation between ranks. */
export function quartiles(values: readonly number[]): { readonly low: number; readonly high: number } {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number): number => {
		const rank = share * (sorted.length - 1);
		const below = sorted[Math.floor(rank)] ?? Number.NaN;
		const above = sorted[Math.ceil(rank)] ?? below;
		return below + (above - below) * (rank - Math.floor(rank));
	};
	return { low: at(0.25), high: at(0.75) };
}
