/**
 * How far each value is from the mean of all, in standard deviations (of the whole population: these are all the places there
 * are, not a sample). Nulls keep their place and take no part. All null when fewer than `least` values are known, or when they
 * are all the same.
 */
export function standardScores(
	values: readonly (number | null)[],
	least: number,
): readonly (number | null)[] {
	const known = values.filter((value) => value !== null);
	const mean = known.reduce((total, value) => total + value, 0) / known.length;
	const variance = known.reduce((total, value) => total + (value - mean) ** 2, 0) / known.length;
	const spread = Math.sqrt(variance);
	// Equal values leave a spread of rounding errors, which is no spread.
	if (known.length < least || !(spread > 1e-9 * Math.max(1, Math.abs(mean)))) return values.map(() => null);
	return values.map((value) => (value === null ? null : (value - mean) / spread));
}
