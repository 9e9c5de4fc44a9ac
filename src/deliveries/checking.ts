import type { Origin, Person } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import type { Desk } from "./desk.ts";
import type { DeliveryRecord } from "./model.ts";
import { mayOn } from "./scope.ts";
import { type DeliveryRow, deliveryOf, rowOf, seenRow } from "./store.ts";
import { move } from "./transitions.ts";
import { works } from "./works.ts";

/** The depositor's side and the desk may both start a check again, stop it, say what a column is. Throws `acces-refuse`. */
export function demandHandling(person: Person, row: DeliveryRow): void {
	const target = { source: row.source, organisation: row.organisation_id };
	if (!mayOn(person, "deliveries.decide", target) && !mayOn(person, "deliveries.deposit", target))
		throw new DefError("acces-refuse");
}

/** Throws `acces-refuse`, `livraison-inconnue`, `livraison-etat`. */
export async function restartCheck(
	desk: Desk,
	person: Person,
	id: string,
	origin: Origin,
): Promise<DeliveryRecord> {
	return await desk.access.records.transaction(async (query) => {
		const row = await seenRow(query, person, id, true);
		demandHandling(person, row);
		await checkAgain(desk, query, row, { person, origin, what: "contrôle relancé" });
		return deliveryOf(await rowOf(query, id));
	});
}

/** In the caller's transaction, its row locked: the result of a check under way will be dropped. */
export async function checkAgain(
	desk: Desk,
	query: Query,
	row: DeliveryRow,
	actor: Parameters<typeof move>[4],
): Promise<void> {
	const fresh = { attempts: 0, progress: 0, doing: "", failure: null, report: null, report_key: null };
	await move(query, row, "again", fresh, actor);
	await desk.jobs.cancel(query, works.controle, row.id);
	await desk.jobs.ask(query, works.controle, row.id);
}

/** Gives the delivery up while it waits for its check or is being checked. Throws as `restartCheck`. */
export async function cancelCheck(
	desk: Desk,
	person: Person,
	id: string,
	origin: Origin,
): Promise<DeliveryRecord> {
	return await desk.access.records.transaction(async (query) => {
		const row = await seenRow(query, person, id, true);
		demandHandling(person, row);
		await move(
			query,
			row,
			"cancel",
			{ decided_at: desk.access.now(), decided_by: person.name },
			{ person, origin, what: "annulée" },
		);
		await desk.jobs.cancel(query, works.controle, id);
		return deliveryOf(await rowOf(query, id));
	});
}
