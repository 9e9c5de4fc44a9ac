import type { Origin, Person } from "../access/index.ts";
import { rulingOfDeposit } from "../charters/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { demandAcceptable } from "./acceptance.ts";
import { charterBasis, rulesFor } from "./basis.ts";
import { tellDepositor } from "./decision-letter.ts";
import { lockSource } from "./deposit.ts";
import type { Desk } from "./desk.ts";
import { publishIntake } from "./intake.ts";
import type { DeliveryRecord } from "./model.ts";
import { demandOn } from "./scope.ts";
import { type DeliveryRow, deliveryOf, rowOf, rowsWhere, seenRow } from "./store.ts";
import { demandPossible, move } from "./transitions.ts";
import { everything, works } from "./works.ts";

/**
 * Accepts a checked delivery: it takes the place of the one accepted before it for this data set, and a build is asked in the
 * same write. What the build reads is published next; a kill in between is healed when the server or the worker starts.
 * Throws `acces-refuse`, `livraison-inconnue`, `livraison-etat`, `livraison-bloquee`, `saisie-incorrecte`, `charte-absente`
 * when the charter ended after the deposit, and `place-d-un-autre`.
 */
export async function accept(
	desk: Desk,
	person: Person,
	id: string,
	given: { readonly justification?: string },
	origin: Origin,
): Promise<DeliveryRecord> {
	const { records, now } = desk.access;
	const { source } = await seenRow(records.query, person, id);
	const accepted = await records.transaction(async (query) => {
		await lockSource(query, source);
		const row = await seenRow(query, person, id, true);
		demandOn(person, "deliveries.decide", { source, organisation: row.organisation_id });
		demandPossible(row, "accept");
		if (row.basis_kind === "charte") await charterBasis(desk, query, source, row.organisation_id);
		const { partial, justification } = demandAcceptable(row, given.justification?.trim() ?? "");
		const before = await rowsWhere(
			query,
			"d.source = $1 and d.state = 'acceptee' and d.removed_at is null for update of d",
			[source],
		);
		await demandOwnPlace(desk, query, row, before);
		for (const old of before)
			await move(query, old, "replace", {}, { person, origin, what: `remplacée par ${row.label}` });
		await move(
			query,
			row,
			"accept",
			{ decided_at: now(), decided_by: person.name, decision: justification ?? null, partial },
			{ person, origin, what: partial ? `acceptée en partie : ${justification}` : "acceptée" },
		);
		const word = partial ? "accepté avec réserves" : "accepté";
		await tellDepositor(desk, query, row, { word, why: justification });
		await desk.jobs.ask(query, works.construction, everything);
		return deliveryOf(await rowOf(query, id));
	});
	await publishIntake(desk);
	return accepted;
}

/**
 * One delivery feeds a data set: what a partner shares under a charter still in force is not put out by another's file.
 * Throws `place-d-un-autre`.
 */
async function demandOwnPlace(
	desk: Desk,
	query: Query,
	row: DeliveryRow,
	before: readonly DeliveryRow[],
): Promise<void> {
	const others = before.filter(
		(old) => old.basis_kind === "charte" && old.organisation_id !== row.organisation_id,
	);
	if (others.length === 0) return;
	const rules = await rulesFor(desk, query);
	for (const { source, label, organisation_id: organisation, organisation_name: name } of others) {
		if (rulingOfDeposit(rules, { source, organisation, at: desk.access.now() }).allowed)
			throw new DefError("place-d-un-autre", { label, organisation: name });
	}
}

/** Throws `acces-refuse`, `livraison-inconnue`, `livraison-etat`, `saisie-incorrecte` without a reason. */
export async function refuse(
	desk: Desk,
	person: Person,
	id: string,
	reason: string,
	origin: Origin,
): Promise<DeliveryRecord> {
	const why = reason.trim();
	return await desk.access.records.transaction(async (query) => {
		const row = await seenRow(query, person, id, true);
		demandOn(person, "deliveries.decide", { source: row.source, organisation: row.organisation_id });
		demandPossible(row, "refuse");
		if (why === "" || why.length > 2_000)
			throw new DefError("saisie-incorrecte", {
				field: "reason",
				expected: "Écrivez la raison du refus : le partenaire la lira.",
			});
		await move(
			query,
			row,
			"refuse",
			{ decided_at: desk.access.now(), decided_by: person.name, decision: why },
			{ person, origin, what: `refusée : ${why}` },
		);
		await tellDepositor(desk, query, row, { word: "refusé", why });
		await desk.jobs.cancel(query, works.controle, id);
		return deliveryOf(await rowOf(query, id));
	});
}
