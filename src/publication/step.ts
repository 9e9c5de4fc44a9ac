import { type Access, type Action, may, type Origin, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import type { Query } from "../platform/records/records.ts";
import { type Draft, type DraftState, stateLabels } from "./model.ts";
import { draftById } from "./read.ts";

/** Who does something to a draft, and where from. */
export interface Doer {
	readonly person: Person;
	readonly origin: Origin;
}

export interface Step {
	readonly query: Query;
	readonly draft: Draft;
	readonly now: Date;
	/** What the history tells beside the step. */
	readonly say: (note: string) => void;
}

/** Page of a draft, as it is written in letters. */
export const draftPath = (id: string): string => `/espace/diffusions/${id}`;

/**
 * One step of the life of a draft: right, state, work, history and audit trail, in one transaction that holds the draft. Throws
 * `diffusion-inconnue`, `acces-refuse`, `diffusion-etape`.
 */
export async function step<T>(
	access: Access,
	{ person, origin }: Doer,
	id: string,
	rule: {
		readonly action: readonly Action[];
		readonly from: readonly DraftState[];
		readonly what: string;
		readonly note?: string;
	},
	work: (step: Step) => Promise<T>,
): Promise<T> {
	return await access.records.transaction(async (query) => {
		if (!rule.action.some((action) => may(person, action))) throw new DefError("acces-refuse");
		const draft = await draftById(query, id, true);
		if (!rule.from.includes(draft.state))
			throw new DefError("diffusion-etape", { state: stateLabels[draft.state], what: rule.what });
		const now = access.now();
		let note = rule.note;
		const say = (text: string): void => {
			note = text;
		};
		const done = await work({ query, draft, now, say });
		await tell(query, id, now, person.name, rule.what, note);
		await record(query, {
			person,
			action: "diffusion",
			outcome: "fait",
			object: `diffusion ${draft.title || draft.id} (${draft.release}) : ${rule.what}`,
			origin,
		});
		return done;
	});
}

export async function tell(
	query: Query,
	draft: string,
	at: Date,
	who: string,
	what: string,
	note = "",
): Promise<void> {
	await query("insert into publication_event (draft_id, at, who, what, note) values ($1, $2, $3, $4, $5)", [
		draft,
		at,
		who,
		what,
		note,
	]);
}

/** A letter to people of a draft, by their identifiers; a suspended account gets none. */
export async function write(
	access: Access,
	query: Query,
	draft: Pick<Draft, "id" | "title">,
	to: readonly string[],
	subject: string,
	lines: readonly string[],
	path = draftPath(draft.id),
): Promise<void> {
	const people = await query<{ name: string; email: string }>(
		"select name, email from person where id = any($1) and suspended_at is null order by email",
		[[...new Set(to)]],
	);
	for (const { name, email } of people)
		await queueLetter(query, {
			to: email,
			subject: `${subject} : ${draft.title}`,
			text: [`Bonjour ${name},`, "", ...lines, "", `${access.publicUrl}${path}`, ""].join("\n"),
		});
}
