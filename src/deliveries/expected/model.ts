import type { DeliveryState } from "../model.ts";

/** What partners have promised, and by when. What time and deliveries make of it is computed, never stored. */

export const recurrences = ["annuelle", "trimestrielle", "mensuelle", "aucune"] as const;
export type Recurrence = (typeof recurrences)[number];

export const expectedStates = ["a-venir", "attendu", "en-retard", "recu", "accepte"] as const;
export type ExpectedState = (typeof expectedStates)[number];

export const expectedLabels: Readonly<Record<ExpectedState, string>> = {
	"a-venir": "À venir",
	attendu: "Attendu sous 15 jours",
	"en-retard": "En retard",
	recu: "Reçu",
	accepte: "Accepté",
};

export interface Expected {
	readonly id: string;
	readonly source: string;
	readonly organisation: { readonly id: string; readonly name: string };
	/** E-mail of the person reminded. */
	readonly contact: string;
	/** Period code (`2026`, `2026-T3`, `2026-11`), or any words. */
	readonly period: string;
	/** « 2026-12-15 »: until the end of that day, in Paris. */
	readonly due: string;
	readonly recurrence: Recurrence;
}

/** What is read of a delivery here. */
export interface DeliveryFact {
	readonly id: string;
	readonly label: string;
	readonly source: string;
	readonly organisation: string;
	readonly state: DeliveryState;
	readonly receivedAt: Date;
	/** It could not be read at all. */
	readonly failed?: boolean;
	/** Absent while it has not been checked. */
	readonly blocking?: boolean;
	/** Units missing (C-16). */
	readonly missing: number;
	/** A total, a ratio or an evolution is to be confirmed. */
	readonly doubtful?: boolean;
}

export interface SeenExpected extends Expected {
	readonly state: ExpectedState;
	readonly delivery?: DeliveryFact;
	/** Days after the due date: of the delivery, or until today. Negative: before. */
	readonly daysLate: number;
}

const day = 24 * 3600 * 1000;
const paris = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });

/** Day of an instant in Paris, « 2026-11-25 ». */
export function dayOf(instant: Date): string {
	return paris.format(instant);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

/** A delivery that comes earlier than this before the due date is about something else. */
const openDays: Readonly<Record<Recurrence, number>> = {
	annuelle: 180,
	trimestrielle: 60,
	mensuelle: 25,
	aucune: 180,
};

/** A refused or cancelled file fulfils nothing: the right one is still expected. */
const worthless: ReadonlySet<DeliveryState> = new Set<DeliveryState>(["refusee", "annulee"]);

/** Each delivery fulfils the earliest expectation of its source and organisation that is still open, and only one. */
export function seeExpected(
	expected: readonly Expected[],
	deliveries: readonly DeliveryFact[],
	now: Date,
): readonly SeenExpected[] {
	const today = dayOf(now);
	const free = deliveries
		.filter((d) => !worthless.has(d.state) && d.failed !== true)
		.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
	const ordered = expected.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
	return ordered.map((one) => {
		const at = free.findIndex(
			(d) =>
				d.source === one.source &&
				d.organisation === one.organisation.id &&
				daysBetween(dayOf(d.receivedAt), one.due) <= openDays[one.recurrence],
		);
		const [delivery] = at < 0 ? [] : free.splice(at, 1);
		const daysLate = daysBetween(one.due, delivery ? dayOf(delivery.receivedAt) : today);
		return { ...one, state: stateOf(delivery, daysLate), daysLate, ...(delivery ? { delivery } : {}) };
	});
}

function stateOf(delivery: DeliveryFact | undefined, daysLate: number): ExpectedState {
	if (delivery) return delivery.state === "acceptee" || delivery.state === "remplacee" ? "accepte" : "recu";
	if (daysLate > 0) return "en-retard";
	return daysLate >= -15 ? "attendu" : "a-venir";
}

const monthsOf: Readonly<Record<Recurrence, number>> = {
	annuelle: 12,
	trimestrielle: 3,
	mensuelle: 1,
	aucune: 0,
};

/** Due date of rank n of a series; the last day of the month when the day does not exist there. */
export function dueOf(anchor: string, recurrence: Recurrence, rank: number): string {
	const [year = 0, month = 1, date = 1] = anchor.split("-").map(Number);
	const first = new Date(Date.UTC(year, month - 1 + rank * monthsOf[recurrence], 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(date, last));
	return first.toISOString().slice(0, 10);
}

/** The period after this one; a text that is no period code stays as it is. */
export function periodAfter(period: string, recurrence: Recurrence): string {
	const months = monthsOf[recurrence];
	const [, year, quarter, month] = /^(\d{4})(?:-T([1-4])|-(0[1-9]|1[0-2]))?$/.exec(period) ?? [];
	if (year === undefined) return period;
	const start = Number(year) * 12 + (quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0);
	const next = start + months;
	const nextYear = Math.floor(next / 12);
	if (quarter) return `${nextYear}-T${Math.floor((next % 12) / 3) + 1}`;
	if (month) return `${nextYear}-${String((next % 12) + 1).padStart(2, "0")}`;
	return String(nextYear);
}
