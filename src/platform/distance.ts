/** Levenshtein distance, given up (Infinity) past `limit`. */
export function distance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			const d = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
			current.push(d);
			if (d < least) least = d;
		}
		if (least > limit) return Number.POSITIVE_INFINITY;
		previous = current;
	}
	const result = previous[b.length] ?? 0;
	return result > limit ? Number.POSITIVE_INFINITY : result;
}

/** The candidate nearest to a text, when one is near enough to be worth proposing. First in order on a tie. */
export function nearest(text: string, candidates: Iterable<string>, limit: number): string | undefined {
	let best: string | undefined;
	let bestDistance = limit + 1;
	for (const candidate of candidates) {
		const d = distance(text, candidate, bestDistance - 1);
		if (d < bestDistance) {
			best = candidate;
			bestDistance = d;
		}
	}
	return best;
}
