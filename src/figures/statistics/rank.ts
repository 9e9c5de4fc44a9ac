import { round } from "../../platform/rounding.ts";

/** Place of a value among others: 1 = the highest. */
export interface Placed {
	readonly position: number;
	/** Another value reads the same once rounded. */
	readonly tied: boolean;
	/** How many values there are to rank. */
	readonly total: number;
}

/**
 * Standard competition ranking, from the highest: two values that read the same once rounded share their place, and the next one
 * is skipped (1, 2, 2, 4). A value that is not there (hidden, missing, not significant) has no place and pushes nobody.
 */
export function ranksOf(
	values: readonly (number | null)[],
	decimals: number,
): readonly (Placed | undefined)[] {
	const read = values.map((value) => (value === null ? null : round(value, decimals)));
	const known = read.filter((value) => value !== null);
	return read.map((value) =>
		value === null
			? undefined
			: {
					position: 1 + known.filter((other) => other > value).length,
					tied: known.filter((other) => other === value).length > 1,
					total: known.length,
				},
	);
}
