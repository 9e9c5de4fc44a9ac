import type { Person } from "../access/index.ts";
import type { Desk } from "./desk.ts";
import { seenRow } from "./store.ts";

/** Something that was done on a delivery. */
export interface DeliveryEvent {
	readonly at: Date;
	/** Name alone: addresses stay in the trail. */
	readonly who: string;
	readonly what: string;
}

/** What was done on a delivery, as the audit trail tells it, oldest first. Throws `livraison-inconnue`. */
export async function historyOf(desk: Desk, person: Person, id: string): Promise<readonly DeliveryEvent[]> {
	const { query } = desk.access.records;
	const { label } = await seenRow(query, person, id);
	const lines = await query<DeliveryEvent>(
		`select at, who, object as what from audit
		where action = 'livraison' and outcome = 'fait' and starts_with(object, $1) order by seq`,
		[`${label} `],
	);
	return lines.map(({ at, who, what }) => ({
		at,
		who: who.replace(/ <.*>$/, ""),
		what: what.slice(label.length + 1),
	}));
}
