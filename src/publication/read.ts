import { type Access, may, type Person } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import {
	type Announcement,
	type Draft,
	type DraftEvent,
	type DraftState,
	type Named,
	previewHours,
} from "./model.ts";

interface Row {
	readonly id: string;
	readonly state: DraftState;
	readonly release: string;
	readonly base_number: number;
	readonly kind: Draft["kind"];
	readonly corrects: number | null;
	readonly title: string;
	readonly note: string;
	readonly erratum: string;
	readonly author_id: string;
	readonly author_name: string;
	readonly approved_by: string | null;
	readonly approver_name: string | null;
	readonly approved_at: Date | null;
	readonly scheduled_at: Date | null;
	readonly published_number: number | null;
	readonly published_at: Date | null;
	readonly created_at: Date;
	readonly content_hash: string;
	readonly previewers: readonly Named[];
	readonly hands: readonly string[];
}

const selection = `
	select d.*,
		coalesce((select jsonb_agg(jsonb_build_object('id', person_id, 'name', person_name) order by person_name, person_id)
			from publication_previewer p where p.draft_id = d.id), '[]') as previewers,
		coalesce((select jsonb_agg(person_id) from publication_hand h where h.draft_id = d.id), '[]') as hands
	from publication_draft d`;

function draftOf(row: Row): Draft {
	return {
		id: row.id,
		state: row.state,
		release: row.release,
		baseNumber: row.base_number,
		kind: row.kind,
		corrects: row.corrects,
		title: row.title,
		note: row.note,
		erratum: row.erratum,
		author: { id: row.author_id, name: row.author_name },
		approver: row.approved_by === null ? null : { id: row.approved_by, name: row.approver_name ?? "" },
		approvedAt: row.approved_at,
		scheduledAt: row.scheduled_at,
		publishedNumber: row.published_number,
		publishedAt: row.published_at,
		createdAt: row.created_at,
		contentHash: row.content_hash,
		previewers: row.previewers,
		hands: row.hands,
	};
}

/** Throws `diffusion-inconnue`. `held`: nobody else changes it before the end of the transaction. */
export async function draftById(query: Query, id: string, held = false): Promise<Draft> {
	if (!/^[0-9a-f-]{36}$/.test(id)) throw new DefError("diffusion-inconnue", { asked: id });
	if (held) await query("select 1 from publication_draft where id = $1 for update", [id]);
	const [row] = await query<Row>(`${selection} where d.id = $1`, [id]);
	if (!row) throw new DefError("diffusion-inconnue", { asked: id });
	return draftOf(row);
}

/** May this person read about drafts at all? */
export function mayFollow(person: Person): boolean {
	return may(person, "releases.follow");
}

/** Newest first. Throws `acces-refuse`. */
export async function listDrafts({ records }: Access, person: Person): Promise<readonly Draft[]> {
	if (!mayFollow(person)) throw new DefError("acces-refuse");
	const rows = await records.query<Row>(`${selection} order by d.created_at desc, d.id`);
	return rows.map(draftOf);
}

/** Throws `diffusion-inconnue`, `acces-refuse`. */
export async function seeDraft({ records }: Access, person: Person, id: string): Promise<Draft> {
	if (!mayFollow(person)) throw new DefError("acces-refuse");
	return await draftById(records.query, id);
}

/** Newest first. */
export async function eventsOf({ records }: Access, draft: Draft): Promise<readonly DraftEvent[]> {
	return await records.query<DraftEvent>(
		"select at, who, what, note from publication_event where draft_id = $1 order by seq desc",
		[draft.id],
	);
}

/** What the public was told of a release to come: the next date first, then what has none any more. */
export async function announced(query: Query): Promise<readonly Announcement[]> {
	const rows = await query<{
		readonly id: string;
		readonly title: string;
		readonly scheduled_at: Date | null;
		readonly announced_at: Date | null;
		readonly postponed_reason: string;
		readonly moves: number;
		readonly abandoned: boolean;
	}>(
		`select id, case when state = 'programmee' then title else announced_title end as title, scheduled_at, announced_at,
			postponed_reason, moves, state = 'abandonnee' as abandoned from publication_draft
		where state = 'programmee' or (announced_at is not null and state in ('brouillon', 'prete', 'approuvee'))
			or (announced_at > now() and state = 'abandonnee')
		order by scheduled_at nulls last, announced_at, id`,
	);
	return rows.map(
		({ id, title, scheduled_at: at, announced_at: from, postponed_reason: reason, ...rest }) => ({
			id,
			title,
			at,
			moves: rest.moves,
			...(from === null ? {} : { lifted: { from, reason, abandoned: rest.abandoned } }),
		}),
	);
}

/** Drafts that this person may read before everybody, now or soon. */
export async function previewsFor({ records }: Access, person: Person): Promise<readonly Draft[]> {
	const rows = await records.query<Row>(
		`${selection} where d.state = 'programmee' and exists (select 1 from publication_previewer p
			where p.draft_id = d.id and p.person_id = $1) order by d.scheduled_at`,
		[person.id],
	);
	return rows.map(draftOf);
}

/** First instant at which the named people may read. */
export function previewFrom(draft: Draft): Date | undefined {
	if (draft.state !== "programmee" || draft.scheduledAt === null) return undefined;
	return new Date(draft.scheduledAt.getTime() - previewHours * 3600 * 1000);
}

/**
 * The draft, for who may read its release before it is published: those who compose and approve at any time, the named people
 * from 24 hours before. Once it is published everybody reads it, and this door closes. Throws `diffusion-inconnue`,
 * `acces-refuse`.
 */
export async function previewOf(access: Access, person: Person, id: string): Promise<Draft> {
	const draft = await draftById(access.records.query, id);
	if (draft.state === "publiee" || draft.state === "abandonnee")
		throw new DefError("diffusion-inconnue", { asked: id });
	if (mayFollow(person)) return draft;
	const from = previewFrom(draft);
	const named = draft.previewers.some(({ id: own }) => own === person.id);
	if (!named || person.suspended || from === undefined || access.now() < from)
		throw new DefError("acces-refuse");
	return draft;
}
