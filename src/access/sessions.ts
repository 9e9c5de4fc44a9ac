import type { Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Origin, Person, Visitor } from "./model.ts";
import { personById } from "./people.ts";
import { newToken, tokenHash } from "./token.ts";

const minute = 60_000;
/** Without a request for this long, a session ends. */
const idle = 2 * 60 * minute;
/** However busy, a session ends. */
export const sessionHours = 12;
/** Time left to give the second factor. */
const halfway = 10 * minute;

/** A new session; its token goes into the cookie and nowhere else. */
export async function openSession(
	{ now }: Access,
	query: Query,
	person: string,
	complete: boolean,
	origin: Origin,
): Promise<string> {
	const token = newToken();
	const at = now();
	await query("delete from session where expires_at < $1 or seen_at < $2", [
		at,
		new Date(at.getTime() - idle),
	]);
	await query(
		`insert into session (token_hash, person_id, complete, csrf, created_at, seen_at, expires_at, address, agent)
		values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
		[
			tokenHash(token),
			person,
			complete,
			newToken(),
			at,
			new Date(at.getTime() + (complete ? sessionHours * 60 * minute : halfway)),
			origin.address,
			origin.agent.slice(0, 200),
		],
	);
	return token;
}

/** Who holds this cookie; undefined when the session ended. Keeps the session awake. */
export async function visitorOf({ records, now }: Access, token: string): Promise<Visitor | undefined> {
	const at = now();
	const [row] = await records.query<{
		id: string;
		person_id: string;
		csrf: string;
		complete: boolean;
		seen_at: Date;
	}>(
		"select id, person_id, csrf, complete, seen_at from session where token_hash = $1 and expires_at > $2 and seen_at > $3",
		[tokenHash(token), at, new Date(at.getTime() - idle)],
	);
	if (!row) return undefined;
	const person = await personById(records.query, row.person_id);
	if (!person || person.suspended) return undefined;
	// Once a minute is enough to know that somebody is there.
	if (at.getTime() - row.seen_at.getTime() > minute)
		await records.query("update session set seen_at = $2 where id = $1", [row.id, at]);
	return { person, session: row.id, csrf: row.csrf, complete: row.complete };
}

export interface SessionCard {
	readonly id: string;
	readonly opened: Date;
	readonly seen: Date;
	readonly address: string;
	readonly agent: string;
}

export async function listSessions(
	{ records, now }: Access,
	person: Person,
): Promise<readonly SessionCard[]> {
	return await records.query<SessionCard>(
		`select id, created_at as opened, seen_at as seen, address, agent from session
		where person_id = $1 and complete and expires_at > $2 and seen_at > $3 order by seen_at desc`,
		[person.id, now(), new Date(now().getTime() - idle)],
	);
}

/** Ends one session of this person, or all but the one named `but`. */
export async function endSessions(
	{ records }: Access,
	person: Person,
	which: { readonly id: string } | { readonly but: string },
	origin: Origin,
): Promise<void> {
	await records.transaction(async (query) => {
		if ("id" in which) {
			await query("delete from session where person_id = $1 and id::text = $2", [person.id, which.id]);
		} else {
			await query("delete from session where person_id = $1 and id::text <> $2", [person.id, which.but]);
		}
		const object = "id" in which ? "une session fermée" : "les autres sessions fermées";
		await record(query, { person, action: "sessions", outcome: "fait", object, origin });
	});
}

/** The session that a new one of the same browser replaces. */
export async function replaceSession({ records }: Access, visitor: Visitor): Promise<void> {
	await records.query("delete from session where id = $1", [visitor.session]);
}

export async function signOut({ records }: Access, visitor: Visitor, origin: Origin): Promise<void> {
	await records.transaction(async (query) => {
		await query("delete from session where id = $1", [visitor.session]);
		await record(query, {
			person: visitor.person,
			action: "deconnexion",
			outcome: "fait",
			object: "session fermée",
			origin,
		});
	});
}
