import type { Codes } from "./column.ts";

/** The ranks that an axis keeps, sorted; undefined when it keeps every row, even without a code. */
export type Wanted = readonly number[] | undefined;

/**
 * Rows of a table sorted by these axes whose every rank is wanted, in the order of the table. Looks at each axis in turn inside
 * the rows that agree on those before it, and jumps over what is not wanted: the whole of a table is never read for a few rows.
 */
export function walk(axes: readonly Codes[], wanted: readonly Wanted[], size: number): readonly number[] {
	const found: number[] = [];
	const inside = (level: number, from: number, to: number): void => {
		const axis = axes[level];
		if (!axis) {
			for (let row = from; row < to; row++) found.push(row);
			return;
		}
		const { ranks } = axis;
		const keep = wanted[level];
		if (!keep && wanted.slice(level + 1).every((next) => next === undefined)) {
			inside(axes.length, from, to);
			return;
		}
		let row = from;
		let next = 0;
		while (row < to) {
			const rank = ranks[row] ?? 0;
			const want = keep ? keep[next] : rank;
			if (want === undefined) return;
			if (want < rank) next = keep ? jump(keep, rank, next, keep.length) : next;
			else if (want > rank) row = jump(ranks, want, row, to);
			else {
				const end = jump(ranks, rank + 1, row, to);
				inside(level + 1, row, end);
				row = end;
			}
		}
	};
	inside(0, 0, size);
	return found;
}

/** First place from `from` that holds at least `least`: by steps that double, then by halves. */
function jump(sorted: ArrayLike<number>, least: number, from: number, to: number): number {
	let step = 1;
	let low = from;
	while (low + step < to && (sorted[low + step] ?? 0) < least) {
		low += step;
		step *= 2;
	}
	let high = Math.min(low + step, to);
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
