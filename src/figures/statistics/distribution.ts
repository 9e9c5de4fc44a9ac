/** Shape of a distribution over occupations or territories (methods §1.6). */
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Duncan–Duncan dissimilarity in [0, 1]. Null when one of the two is empty. Lists of the same length, same order. */
export function dissimilarity(a: readonly number[], b: readonly number[]): number | null {
	if (a.length !== b.length) throw new RangeError("Two distributions over different categories");
	const totalA = sum(a);
	const totalB = sum(b);
	if (totalA <= 0 || totalB <= 0) return null;
	return sum(a.map((value, k) => Math.abs(value / totalA - (b[k] ?? 0) / totalB))) / 2;
}

function assertCounts(values: readonly number[]): void {
	if (values.some((value) => value < 0)) throw new RangeError("A concentration takes no negative value");
}

/** Gini concentration, 0 to (n−1)/n. Null when all values are zero. */
export function gini(values: readonly number[]): number | null {
	assertCounts(values);
	const total = sum(values);
	if (total === 0) return null;
	const n = values.length;
	const sorted = values.toSorted((a, b) => a - b);
	return sum(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value)) / (n * total);
}

/** Theil index, 0·ln 0 = 0. Null when all values are zero. */
export function theil(values: readonly number[]): number | null {
	assertCounts(values);
	const total = sum(values);
	if (total === 0) return null;
	const mean = total / values.length;
	return (
		sum(values.map((value) => (value === 0 ? 0 : (value / mean) * Math.log(value / mean)))) / values.length
	);
}
