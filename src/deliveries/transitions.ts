import { type Origin, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import type { DeliveryState } from "./model.ts";
import type { DeliveryRow } from "./store.ts";

/**
 * The life of a delivery, in one place: what may follow what. `en-controle` comes back to `recue` when its worker died or when
 * the check must start again; an accepted one leaves only for the next accepted one.
 */
const moves = {
	begin: { from: ["recue", "en-controle"], to: "en-controle", name: "la contrôler" },
	finish: { from: ["en-controle"], to: "controlee", name: "rendre son contrôle" },
	again: { from: ["recue", "en-controle", "controlee"], to: "recue", name: "relancer le contrôle" },
	cancel: { from: ["recue", "en-controle"], to: "annulee", name: "l'annuler" },
	accept: { from: ["controlee"], to: "acceptee", name: "l'accepter" },
	refuse: { from: ["recue", "en-controle", "controlee"], to: "refusee", name: "la refuser" },
	replace: { from: ["acceptee"], to: "remplacee", name: "la remplacer" },
} as const satisfies Record<
	string,
	{ readonly from: readonly DeliveryState[]; readonly to: DeliveryState; readonly name: string }
>;
export type Move = keyof typeof moves;

export const stateLabels: Readonly<Record<DeliveryState, string>> = {
	recue: "reçue",
	"en-controle": "en cours de contrôle",
	controlee: "contrôlée",
	acceptee: "acceptée",
	refusee: "refusée",
	annulee: "annulée",
	remplacee: "remplacée",
};

/** Can this still be done? What a page asks before it shows a button. */
export function isPossible(move: Move, state: DeliveryState): boolean {
	const from: readonly DeliveryState[] = moves[move].from;
	return from.includes(state);
}

/** Columns that a move may write beside the state. */
type Change = Partial<
	Pick<
		DeliveryRow,
		| "check_id"
		| "attempts"
		| "progress"
		| "doing"
		| "failure"
		| "report_key"
		| "decided_at"
		| "decided_by"
		| "decision"
		| "partial"
	>
> & { readonly report?: string | null };

/** Who moved it, for the audit trail; absent for the worker, which decides nothing. */
export interface Actor {
	readonly person: Person;
	readonly origin: Origin;
	/** « acceptée », « refusée : … » */
	readonly what: string;
}

/**
 * Moves a delivery whose row the caller has locked, and writes the audit line, in the caller's transaction.
 * Throws `livraison-etat`.
 */
export async function move(
	query: Query,
	row: DeliveryRow,
	by: Move,
	change: Change = {},
	actor?: Actor,
): Promise<void> {
	demandPossible(row, by);
	const { to } = moves[by];
	const written = { ...change, check_id: to === "en-controle" ? (change.check_id ?? row.check_id) : null };
	const names = Object.keys(written);
	const sets = names.map((name, i) => `${name} = $${i + 3}`).join(", ");
	await query(`update delivery set state = $2, ${sets} where id = $1`, [
		row.id,
		to,
		...Object.values(written),
	]);
	if (actor) await tell(query, row, actor);
}

/** Throws `livraison-etat`. */
export function demandPossible(row: DeliveryRow, by: Move): void {
	if (isPossible(by, row.state) && row.removed_at === null) return;
	const state = row.removed_at === null ? stateLabels[row.state] : "supprimée";
	throw new DefError("livraison-etat", { label: row.label, state, asked: moves[by].name });
}

export async function tell(
	query: Query,
	row: Pick<DeliveryRow, "label">,
	{ person, origin, what }: Actor,
	outcome: "fait" | "refusé" = "fait",
): Promise<void> {
	// A channel that acts by itself has no account: its name alone is written.
	const who = /^[0-9a-f-]{36}$/.test(person.id) ? { person } : { name: person.name };
	await record(query, { ...who, action: "livraison", outcome, object: `${row.label} ${what}`, origin });
}
