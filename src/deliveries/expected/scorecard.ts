import type { DeliveryFact, SeenExpected } from "./model.ts";

/** How many of how many. `percent` is null when there is nothing to rate: never 0 of 0. */
export interface Rate {
	readonly count: number;
	readonly of: number;
	readonly percent: number | null;
}

/** How a partner delivers. */
export interface Scorecard {
	readonly organisation: { readonly id: string; readonly name: string };
	/** Deliveries that were not given up. */
	readonly deliveries: number;
	/** Expected deliveries that are due or have come: those that came by the due date. */
	readonly onTime: Rate;
	/** Checked files that begin a submission (nothing refused before them): those accepted without a blocking defect. */
	readonly complete: Rate;
	/** Units that the accepted files lack (C-16). */
	readonly missing: number;
	/** Checked files: those with no total, ratio nor evolution to confirm. */
	readonly coherent: Rate;
}

/** One card per organisation, by name. */
export function scorecardsOf(
	expected: readonly SeenExpected[],
	deliveries: readonly DeliveryFact[],
	names: ReadonlyMap<string, string>,
): readonly Scorecard[] {
	const ids = new Set([...expected.map((e) => e.organisation.id), ...deliveries.map((d) => d.organisation)]);
	return [...ids]
		.map((id) => ({ id, name: names.get(id) ?? id }))
		.toSorted((a, b) => a.name.localeCompare(b.name, "fr"))
		.map((organisation) => {
			const mine = deliveries.filter((d) => d.organisation === organisation.id && d.state !== "annulee");
			const due = expected.filter(
				(e) => e.organisation.id === organisation.id && (e.delivery !== undefined || e.daysLate > 0),
			);
			const checked = mine.filter((d) => d.blocking !== undefined);
			const firsts = firstTries(mine).filter((d) => d.blocking !== undefined && isDecided(d));
			return {
				organisation,
				deliveries: mine.length,
				onTime: rate(due, (e) => e.delivery !== undefined && e.daysLate <= 0),
				complete: rate(firsts, (d) => d.state !== "refusee" && d.blocking === false),
				missing: mine.filter((d) => d.state === "acceptee").reduce((sum, d) => sum + d.missing, 0),
				coherent: rate(checked, (d) => d.doubtful !== true),
			};
		});
}

function isDecided({ state }: DeliveryFact): boolean {
	return state === "acceptee" || state === "remplacee" || state === "refusee";
}

/** A file sent after a refused one of the same source is a second try. */
function firstTries(deliveries: readonly DeliveryFact[]): readonly DeliveryFact[] {
	const before = new Map<string, DeliveryFact>();
	return deliveries
		.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
		.filter((d) => {
			const again = before.get(d.source)?.state === "refusee";
			before.set(d.source, d);
			return !again;
		});
}

function rate<T>(all: readonly T[], good: (one: T) => boolean): Rate {
	const count = all.filter(good).length;
	return { count, of: all.length, percent: all.length === 0 ? null : (100 * count) / all.length };
}
