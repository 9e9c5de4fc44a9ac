import type { Read } from "./plan-model.ts";

const measureSuffixes = ["", "__known", "__censored", "__low", "__high", "__status", "__flag"] as const;
export const pairSuffixes = ["__num", "__den", "__all"] as const;

/** Columns of a reading that adds nothing up. */
export function columnsOf(read: Read, partial: ReadonlySet<string>): readonly string[] {
	return [
		...read.keys,
		"rows",
		...read.measures.flatMap((id) => measureSuffixes.map((suffix) => id + suffix)),
		...rowCounts(read, partial),
		...read.pairs.flatMap((id) => pairSuffixes.map((suffix) => id + suffix)),
	];
}

/** Of the measures that not every row is of, the columns that count theirs. */
export const rowCounts = ({ measures }: Read, partial: ReadonlySet<string>): readonly string[] =>
	measures.filter((id) => partial.has(id)).map((id) => `${id}__rows`);
