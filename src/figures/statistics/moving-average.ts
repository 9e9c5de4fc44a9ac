/** Moving averages (methods §1.3). A missing point makes null every window that holds it; ends are null. */
type Series = readonly (number | null)[];

function weighted(series: Series, weights: readonly number[]): (number | null)[] {
	const reach = (weights.length - 1) / 2;
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return series.map((_, i) => {
		let sum = 0;
		for (const [k, weight] of weights.entries()) {
			const value = series[i - reach + k];
			if (value === null || value === undefined) return null;
			sum += weight * value;
		}
		return sum / total;
	});
}

/** Mean of t−1, t, t+1: the three-year means of the Portraits statistiques. */
export function movingAverage3(series: Series): (number | null)[] {
	return weighted(series, [1, 1, 1]);
}

/** Monthly trend 2×12: halves at both ends, six nulls at each end of the series. */
export function movingAverage2x12(series: Series): (number | null)[] {
	return weighted(series, [0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5]);
}
