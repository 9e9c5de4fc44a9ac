import { formatDate, formatTime, NBSP } from "../platform/french.ts";

/**
 * The instant that clocks in Paris show as this day (`2026-12-31`) and time (`14:30`); undefined when there is none. In the
 * hour that the autumn change repeats, the first of the two.
 */
export function instantOf(day: string, time: string): Date | undefined {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim()) ?? [];
	const [, hours, minutes] = /^([01]?\d|2[0-3])[:hH](\d{2})$/.exec(time.trim()) ?? [];
	if (!year || !month || !date || !hours || !minutes || Number(minutes) > 59) return undefined;
	const utc = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hours), Number(minutes));
	return [2, 1]
		.map((offset) => new Date(utc - offset * 3600 * 1000))
		.find((at) => {
			const [h = "", m = "00"] = formatTime(at).split(`${NBSP}h`);
			return (
				formatDate(at, "short") === `${date}/${month}/${year}` &&
				Number(h) === Number(hours) &&
				Number(m.trim() || "0") === Number(minutes)
			);
		});
}
