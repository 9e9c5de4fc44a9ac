import type { PeriodCode } from "../figures/model.ts";

/** A period as machines elsewhere write it. */
export interface TimePeriod {
	/** SDMX: `2024`, `2023-Q3`, `2020-01`, `2022-09` (a school year, at its start), `2017-01-01/P3Y`. One for one period of ours. */
	readonly sdmx: string;
	/** SDMX code of frequency: A, Q or M. */
	readonly frequency: "A" | "Q" | "M";
	/** First and last day (ISO). */
	readonly start: string;
	readonly end: string;
}

const lastDay = (year: number, month: number): string =>
	new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const two = (number: number): string => String(number).padStart(2, "0");

/** Undefined for a code that names no time. */
export function timePeriodOf(period: PeriodCode): TimePeriod | undefined {
	const [, mark = "", head = "", tail = ""] =
		/^(rentree-)?(\d{4})(-T[1-4]|-(?:0[1-9]|1[0-2])|[-_]\d{4})?$/.exec(period) ?? [];
	const year = Number(head);
	if (head === "" || (mark !== "" && tail !== "")) return undefined;
	if (mark !== "")
		return { sdmx: `${head}-09`, frequency: "A", start: `${head}-09-01`, end: `${year + 1}-08-31` };
	if (tail === "") return { sdmx: head, frequency: "A", start: `${head}-01-01`, end: `${head}-12-31` };
	if (tail.startsWith("-T")) {
		const quarter = Number(tail.slice(2));
		return {
			sdmx: `${head}-Q${quarter}`,
			frequency: "Q",
			start: `${head}-${two(3 * quarter - 2)}-01`,
			end: lastDay(year, 3 * quarter),
		};
	}
	const last = Number(tail.slice(1));
	if (tail.length === 3)
		return {
			sdmx: `${head}${tail}`,
			frequency: "M",
			start: `${head}${tail}-01`,
			end: lastDay(year, last),
		};
	// Two cohorts, counted from the end of their school year, are no span of civil years.
	const start = tail.startsWith("_") ? "09-01" : "01-01";
	return {
		sdmx: `${head}-${start}/P${last - year + 1}Y`,
		frequency: "A",
		start: `${head}-${start}`,
		end: tail.startsWith("_") ? `${last + 1}-08-31` : `${last}-12-31`,
	};
}

/** The way back: what `timePeriodOf` writes, read. */
export function periodFrom(sdmx: string, frequency: string): PeriodCode | undefined {
	const [, head = "", quarter, month, day, years] =
		/^(\d{4})(?:-Q([1-4])|-(\d{2}))?(?:-(01)\/P(\d+)Y)?$/.exec(sdmx) ?? [];
	if (head === "") return undefined;
	if (day !== undefined) return `${head}${month === "09" ? "_" : "-"}${Number(head) + Number(years) - 1}`;
	if (quarter !== undefined) return `${head}-T${quarter}`;
	if (month !== undefined) return frequency === "A" ? `rentree-${head}` : `${head}-${month}`;
	return head;
}

/** First and last day of many periods; undefined when none names a time. */
export function spanOf(
	periods: readonly PeriodCode[],
): { readonly start: string; readonly end: string } | undefined {
	const times = periods.flatMap((period) => timePeriodOf(period) ?? []);
	const [start] = times.map((time) => time.start).sort();
	const end = times
		.map((time) => time.end)
		.sort()
		.at(-1);
	return start === undefined || end === undefined ? undefined : { start, end };
}
