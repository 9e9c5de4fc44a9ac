import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Origin, Person, Visitor } from "./model.ts";
import { hashPassword, isPassword } from "./password.ts";
import { normalEmail, personByEmail, personById } from "./people.ts";
import { isSecondFactor } from "./second-factor.ts";
import { openSession } from "./sessions.ts";

const quarter = 15 * 60_000;
/** Wrong tries in a quarter of an hour, for one account (known or not) and from one address. */
const triesPerAccount = 10;
const triesPerAddress = 100;

export interface SignedIn {
	readonly token: string;
	/** The second factor is still to be given. */
	readonly halfway: boolean;
}

/**
 * E-mail and password. The same answer in the same time whether the account exists, is suspended, has a password or not.
 * Throws `connexion-refusee`, `trop-d-essais`.
 */
export async function signIn(
	access: Access,
	email: string,
	password: string,
	origin: Origin,
): Promise<SignedIn> {
	const name = normalEmail(email).slice(0, 200);
	const account = `account ${name}`;
	const keys = { [account]: triesPerAccount, [`address ${origin.address}`]: triesPerAddress };
	await countTry(access, keys, { name, origin });
	const { query } = access.records;
	const person = await personByEmail(query, name);
	const [row] = await query<{ password: string | null }>("select password from person where email = $1", [
		name,
	]);
	const right = await isPassword(password, row?.password);
	if (!right || !person || person.suspended) {
		await record(query, {
			name,
			action: "connexion",
			outcome: "refusé",
			object: "adresse ou mot de passe inexact",
			origin,
		});
		throw new DefError("connexion-refusee");
	}
	return await access.records.transaction(async (inside) => {
		await inside("delete from attempt where key = $1", [account]);
		return await enter(access, inside, person, "mot de passe", origin);
	});
}

/** Opens the session of a person who proved who they are, up to the second factor if they have one. */
export async function enter(
	access: Access,
	query: Query,
	person: Person,
	how: string,
	origin: Origin,
): Promise<SignedIn> {
	const halfway = person.secondFactor;
	const token = await openSession(access, query, person.id, !halfway, origin);
	await record(query, {
		person,
		action: "connexion",
		outcome: "fait",
		object: halfway ? `${how}, second facteur demandé` : how,
		origin,
	});
	return { token, halfway };
}

/** Session of somebody who has just used their one-time link. */
export async function enterAfterLink(access: Access, id: string, origin: Origin): Promise<SignedIn> {
	return await access.records.transaction(async (query) => {
		const person = await personById(query, id);
		if (!person) throw new DefError("connexion-refusee");
		return await enter(access, query, person, "lien à usage unique", origin);
	});
}

/** Second step: the token changes, the halfway session ends. Throws `code-refuse`, `trop-d-essais`. */
export async function giveSecondFactor(
	access: Access,
	visitor: Visitor,
	code: string,
	origin: Origin,
): Promise<string> {
	const { person } = visitor;
	const key = `second factor ${person.id}`;
	await countTry(access, { [key]: triesPerAccount }, { name: person.email, origin });
	const token = await access.records.transaction(async (query) => {
		if (!(await isSecondFactor(access, query, person, code))) return undefined;
		await query("delete from attempt where key = $1", [key]);
		await query("delete from session where id = $1", [visitor.session]);
		await record(query, {
			person,
			action: "second-facteur",
			outcome: "fait",
			object: "code accepté",
			origin,
		});
		return await openSession(access, query, person.id, true, origin);
	});
	if (token !== undefined) return token;
	await record(access.records.query, {
		person,
		action: "second-facteur",
		outcome: "refusé",
		object: "code inexact",
		origin,
	});
	throw new DefError("code-refuse");
}

/** Every other session of the person ends. Throws `saisie-incorrecte`, `trop-d-essais`. */
export async function changePassword(
	access: Access,
	visitor: Visitor,
	given: { readonly current: string; readonly next: string },
	origin: Origin,
): Promise<void> {
	const { person } = visitor;
	const key = `account ${person.email}`;
	await countTry(access, { [key]: triesPerAccount }, { name: person.email, origin });
	const [row] = await access.records.query<{ password: string | null }>(
		"select password from person where id = $1",
		[person.id],
	);
	if (!(await isPassword(given.current, row?.password)))
		throw new DefError("saisie-incorrecte", {
			field: "current",
			expected: "Ce n’est pas votre mot de passe actuel.",
		});
	const hash = await hashPassword(given.next);
	await access.records.transaction(async (query) => {
		await query("delete from attempt where key = $1", [key]);
		await query("update person set password = $2 where id = $1", [person.id, hash]);
		await query("delete from session where person_id = $1 and id <> $2", [person.id, visitor.session]);
		await record(query, { person, action: "compte", outcome: "fait", object: "mot de passe changé", origin });
	});
}

/** Counts before anything is compared, so that tries made at the same time are all counted. */
async function countTry(
	{ records, now }: Access,
	keys: Readonly<Record<string, number>>,
	who: { readonly name: string; readonly origin: Origin },
): Promise<void> {
	const since = new Date(now().getTime() - quarter);
	await records.query("delete from attempt where at < $1", [since]);
	for (const [key, limit] of Object.entries(keys)) {
		await records.query("insert into attempt (key, at) values ($1, $2)", [key, now()]);
		const [row] = await records.query<{ tries: number }>(
			"select count(*) as tries from attempt where key = $1",
			[key],
		);
		if ((row?.tries ?? 0) > limit) {
			await record(records.query, {
				name: who.name,
				action: "connexion",
				outcome: "refusé",
				object: "trop d’essais",
				origin: who.origin,
			});
			throw new DefError("trop-d-essais");
		}
	}
}
