import { demand, isEmail, normalEmail, type Origin, type Person, record } from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import type { Query } from "../../platform/records/records.ts";
import type { Desk } from "../desk.ts";
import type { DeliveryState } from "../model.ts";
import { mayOn } from "../scope.ts";
import {
	type DeliveryFact,
	dayOf,
	dueOf,
	type Expected,
	periodAfter,
	type Recurrence,
	recurrences,
	type SeenExpected,
	seeExpected,
} from "./model.ts";
import { type Scorecard, scorecardsOf } from "./scorecard.ts";

interface ExpectedRow {
	readonly id: string;
	readonly source: string;
	readonly organisation_id: string;
	readonly name: string;
	readonly contact: string;
	readonly period: string;
	readonly due: string;
	readonly recurrence: Recurrence;
	readonly anchor: string;
	readonly rank: number;
}

const selection = `select e.id, e.source, e.organisation_id, o.name, e.contact, e.period, e.due::text as due,
	e.recurrence, e.anchor::text as anchor, e.rank
	from expected_delivery e join organisation o on o.id = e.organisation_id`;

/** Rules whose `to-confirm` says that a total, a ratio or an evolution does not hold. */
const coherenceRules = ["C-20", "C-21", "C-25", "C-30", "C-31", "C-32", "C-35", "C-36", "C-37"];

/** Deliveries as the calendar and the scorecards read them. */
async function factsOf(query: Query): Promise<readonly DeliveryFact[]> {
	const rows = await query<{
		id: string;
		label: string;
		source: string;
		organisation: string;
		state: DeliveryState;
		received_at: Date;
		blocking: boolean | null;
		missing: number;
		doubtful: boolean | null;
		failed: boolean;
	}>(
		`select d.id, d.label, d.source, d.organisation_id as organisation, d.state, d.received_at,
			d.failure is not null as failed,
			(d.report->>'blocking')::boolean as blocking,
			coalesce((select sum((f->>'count')::int) from jsonb_array_elements(d.report->'findings') f
				where f->>'rule' = 'C-16'), 0)::int8 as missing,
			exists (select 1 from jsonb_array_elements(d.report->'findings') f
				where f->>'severity' = 'to-confirm' and f->>'rule' = any($1)) as doubtful
		from delivery d order by d.received_at`,
		[coherenceRules],
	);
	return rows.map(({ received_at, blocking, doubtful, ...row }) => ({
		...row,
		receivedAt: received_at,
		...(blocking === null ? {} : { blocking, doubtful: doubtful ?? false }),
	}));
}

/** The calendar, whoever asks, by due date. */
export async function wholeCalendar(query: Query, now: Date): Promise<readonly SeenExpected[]> {
	const rows = await query<ExpectedRow>(`${selection} order by e.due, e.source, o.name`);
	const expected = rows.map(
		({ id, source, organisation_id, name, contact, period, due, recurrence }): Expected => ({
			id,
			source,
			organisation: { id: organisation_id, name },
			contact,
			period,
			due,
			recurrence,
		}),
	);
	return seeExpected(expected, await factsOf(query), now);
}

/** What is expected of the partners whose deliveries the person may read, by due date. */
export async function listExpected({ access }: Desk, person: Person): Promise<readonly SeenExpected[]> {
	const all = await wholeCalendar(access.records.query, access.now());
	return all.filter(({ source, organisation }) =>
		mayOn(person, "deliveries.read", { source, organisation: organisation.id }),
	);
}

/** How the partners whose deliveries the person may read have delivered. */
export async function scorecards({ access }: Desk, person: Person): Promise<readonly Scorecard[]> {
	const { query } = access.records;
	const facts = (await factsOf(query)).filter(({ source, organisation }) =>
		mayOn(person, "deliveries.read", { source, organisation }),
	);
	const expected = (await wholeCalendar(query, access.now())).filter(({ source, organisation }) =>
		mayOn(person, "deliveries.read", { source, organisation: organisation.id }),
	);
	const names = await query<{ id: string; name: string }>("select id, name from organisation");
	return scorecardsOf(expected, facts, new Map(names.map(({ id, name }) => [id, name])));
}

export interface GivenExpected {
	readonly source: string;
	/** Id. */
	readonly organisation: string;
	readonly contact: string;
	readonly period: string;
	/** « 2026-12-15 ». */
	readonly due: string;
	readonly recurrence: string;
}

/** Adds one, and with a recurrence those that follow, each when the one before is past. Throws `acces-refuse`, `saisie-incorrecte`. */
export async function addExpected(
	{ access, sources }: Desk,
	person: Person,
	given: GivenExpected,
	origin: Origin,
): Promise<void> {
	demand(person, "collection.manage");
	const wrong = (field: string, expected: string): DefError =>
		new DefError("saisie-incorrecte", { field, expected });
	const source = sources.find(({ id }) => id === given.source);
	if (!source) throw wrong("source", "Choisissez un jeu de données de la liste.");
	const contact = normalEmail(given.contact);
	if (!isEmail(contact)) throw wrong("contact", "Écrivez une adresse comme prenom.nom@exemple.fr.");
	const period = given.period.trim();
	if (period === "" || period.length > 60)
		throw wrong("period", "Écrivez la période, comme 2026, 2026-T3 ou 2026-11.");
	if (!/^20\d{2}-\d{2}-\d{2}$/.test(given.due) || Number.isNaN(Date.parse(given.due)))
		throw wrong("due", "Choisissez une date.");
	const recurrence = recurrences.find((one) => one === given.recurrence);
	if (!recurrence) throw wrong("recurrence", "Choisissez un rythme de la liste.");
	await access.records.transaction(async (query) => {
		const [organisation] = await query<{ name: string }>(
			"select name from organisation where id::text = $1",
			[given.organisation],
		);
		if (!organisation) throw wrong("organisation", "Choisissez une organisation de la liste.");
		const made = await query(
			`insert into expected_delivery (source, organisation_id, contact, period, due, recurrence, anchor)
			values ($1, $2, $3, $4, $5, $6, $5) on conflict do nothing returning id`,
			[source.id, given.organisation, contact, period, given.due, recurrence],
		);
		if (made.length === 0) throw wrong("due", "Cette livraison est déjà attendue ce jour-là.");
		await record(query, {
			person,
			action: "attente",
			outcome: "fait",
			object: `livraison attendue : ${source.id}, ${organisation.name}, ${period}, le ${given.due}`,
			origin,
		});
	});
}

/** Takes one off the calendar, and those that would have followed. Throws `acces-refuse`, `attente-inconnue`. */
export async function removeExpected(
	{ access }: Desk,
	person: Person,
	id: string,
	origin: Origin,
): Promise<void> {
	demand(person, "collection.manage");
	await access.records.transaction(async (query) => {
		const [row] = await query<{ source: string; due: string; organisation_id: string; anchor: string }>(
			`delete from expected_delivery where id::text = $1
			returning source, due::text as due, organisation_id, anchor::text as anchor`,
			[id],
		);
		if (!row) throw new DefError("attente-inconnue");
		await query(
			`update expected_delivery set recurrence = 'aucune'
			where source = $1 and organisation_id = $2 and anchor = $3`,
			[row.source, row.organisation_id, row.anchor],
		);
		await record(query, {
			person,
			action: "attente",
			outcome: "fait",
			object: `livraison retirée du calendrier : ${row.source}, le ${row.due}`,
			origin,
		});
	});
}

/** Each series always has one date to come. */
export async function renewSeries(query: Query, now: Date): Promise<void> {
	const today = dayOf(now);
	const last = await query<ExpectedRow>(
		`select distinct on (source, organisation_id, anchor) * from (${selection}) e
		where recurrence <> 'aucune' order by source, organisation_id, anchor, rank desc`,
	);
	for (const row of last) {
		let { rank, period, due } = row;
		while (due < today) {
			rank += 1;
			period = periodAfter(period, row.recurrence);
			due = dueOf(row.anchor, row.recurrence, rank);
			await query(
				`insert into expected_delivery (source, organisation_id, contact, period, due, recurrence, anchor, rank)
				values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
				[row.source, row.organisation_id, row.contact, period, due, row.recurrence, row.anchor, rank],
			);
		}
	}
}
