import { formatPeriod } from "../platform/index.ts";

/**
 * What the declaration says that a file covers, unless the file received since then ends at another time: a figure is then cited
 * with the periods of its own file. `periods`: codes of the figures that come from this source alone, sorted; none leaves the
 * words of the declaration.
 */
export function vintageOf(declared: string, periods: readonly string[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (first === undefined || last === undefined || tells(declared, last)) return declared;
	return first === last ? formatPeriod(last) : `${formatPeriod(first)} à ${formatPeriod(last)}`;
}

/** Do the words name the year of this period, and its quarter where they name quarters? */
function tells(words: string, period: string): boolean {
	const years: readonly string[] = words.match(/\b(?:19|20)\d{2}\b/g) ?? [];
	const year = period.match(/(?:19|20)\d{2}/g)?.at(-1);
	if (years.length === 0 || year === undefined) return true;
	if (!years.includes(year)) return false;
	const quarter = /-(T[1-4])$/.exec(period)?.[1];
	return quarter === undefined || !/\bT[1-4] /.test(words) || words.includes(`${quarter} ${year}`);
}
