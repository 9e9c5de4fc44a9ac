import type { Numbers, SqlValue } from "../platform/index.ts";

/** One column of a table in memory: the value of a row. */
export type Column = (row: number) => SqlValue;

/** A column of texts: each row holds the rank of its text, and rows without text the rank that follows the last. */
export interface Codes {
	readonly ranks: Numbers;
	/** Sorted by their bytes, as SQL sorts them. */
	readonly texts: readonly string[];
	readonly rankOf: ReadonlyMap<string, number>;
}

export function textColumn({ ranks, texts }: Pick<Codes, "ranks" | "texts">): Column {
	return (row) => texts[ranks[row] ?? texts.length] ?? null;
}

/** Of numbers among which the least of their kind stands for none. */
export function numberColumn(kept: Numbers): Column {
	const none = blankOf(kept);
	return (row) => {
		const value = kept[row];
		return value === undefined || value === none || Number.isNaN(value) ? null : value;
	};
}

/** Room for numbers between these, in whole numbers of one, two or four bytes where they fit, in eight where they do not. */
export function roomFor(low: number, high: number, whole: boolean, size: number): Numbers {
	for (const [Kind, bits] of [[Int8Array, 7] as const, [Int16Array, 15] as const, [Int32Array, 31] as const])
		if (whole && low > -(2 ** bits) && high < 2 ** bits) return new Kind(size);
	return new Float64Array(size);
}

export const blankOf = (kept: Numbers): number =>
	kept instanceof Float64Array ? Number.NaN : -(2 ** (8 * kept.BYTES_PER_ELEMENT - 1));
