import { type Access, type Action, may, type Origin, type Person, record } from "../access/index.ts";
import { DefError, type Query } from "../platform/index.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import { type Edition, type EditionState, editionStateLabels } from "./model.ts";
import { editionById } from "./read.ts";

export interface Doer {
	readonly person: Person;
	readonly origin: Origin;
}

export interface Step {
	readonly query: Query;
	readonly edition: Edition;
	readonly now: Date;
}

interface Rule {
	/** `author`: only who writes it. Any one of them. */
	readonly by: readonly ("author" | Action)[];
	readonly from: readonly EditionState[];
	readonly what: string;
	readonly note?: string;
}

/**
 * One step of the life of an edition: right, state, work, history and audit trail, in one transaction that holds it. Throws
 * `etude-inconnue`, `acces-refuse`, `etude-etape`.
 */
export async function step<T>(
	access: Access,
	{ person, origin }: Doer,
	id: string,
	rule: Rule,
	work: (step: Step) => Promise<T>,
): Promise<T> {
	return await access.records.transaction(async (query) => {
		const edition = await editionById(query, id, true);
		const own = edition.author.id === person.id;
		const allowed = rule.by.some((one) =>
			one === "author" ? own && may(person, "studies.write") : may(person, one),
		);
		if (!allowed) throw new DefError("acces-refuse");
		if (!rule.from.includes(edition.state))
			throw new DefError("etude-etape", { state: editionStateLabels[edition.state], what: rule.what });
		const now = access.now();
		const made = await work({ query, edition, now });
		await tell(query, { person, origin }, edition, now, rule.what, rule.note);
		return made;
	});
}

/** In the history of the study and in the audit trail. */
export async function tell(
	query: Query,
	{ person, origin }: Doer,
	{ study, content }: Pick<Edition, "study" | "content">,
	at: Date,
	what: string,
	note = "",
): Promise<void> {
	await query("insert into study_event (study_id, at, who, what, note) values ($1, $2, $3, $4, $5)", [
		study,
		at,
		person.name,
		what,
		note,
	]);
	await record(query, {
		person,
		action: "etude",
		outcome: "fait",
		object: `étude « ${content.title} » (${study}) : ${what}`,
		origin,
	});
}

/** Page of an edition, as it is written in letters. */
export const editionPath = (id: string): string => `/espace/publications/${id}`;

/** Tells these people, in the transaction of what it tells. */
export async function write(
	access: Access,
	{ query, edition }: Step,
	people: readonly string[],
	subject: string,
	text: string,
): Promise<void> {
	const readers = await query<{ email: string; name: string }>(
		"select email, name from person where id::text = any($1) and suspended_at is null",
		[people],
	);
	for (const { email, name } of readers)
		await queueLetter(query, {
			to: email,
			subject: `${subject} : ${edition.content.title}`,
			text: [`Bonjour ${name},`, "", text, "", `${access.publicUrl}${editionPath(edition.id)}`, ""].join(
				"\n",
			),
		});
}
