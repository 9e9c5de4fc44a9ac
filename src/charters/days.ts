import { formatDate, formatTime, NBSP } from "../platform/french.ts";

const hour = 3600 * 1000;

/** Midnight in Paris at the start of a day written `2026-12-31`; undefined when there is no such day. */
export function startOfDay(text: string): Date | undefined {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
	if (!year || !month || !date) return undefined;
	const wanted = `${date}/${month}/${year}`;
	const utc = Date.UTC(Number(year), Number(month) - 1, Number(date));
	return [1, 2]
		.map((offset) => new Date(utc - offset * hour))
		.find((at) => formatDate(at, "short") === wanted && formatTime(at) === `0${NBSP}h`);
}

/** Midnight after a day that is included; undefined when there is no such day. */
export function endOfDay(text: string): Date | undefined {
	const start = startOfDay(text);
	// 36 hours later is the next day, whatever the change of hour.
	return start && startOfDay(dayOf(new Date(start.getTime() + 36 * hour)));
}

/** Day of an instant in Paris, as a form writes it. */
export function dayOf(instant: Date): string {
	return formatDate(instant, "short").split("/").toReversed().join("-");
}

/** Same day of the month so many months later, or the last one of that month. */
export function monthsLater(from: Date, months: number): Date {
	const moved = new Date(from);
	moved.setUTCDate(1);
	moved.setUTCMonth(moved.getUTCMonth() + months);
	const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
	moved.setUTCDate(Math.min(from.getUTCDate(), last));
	return moved;
}
