import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DefError } from "../platform/errors.ts";
import { writeAtomic } from "../platform/files.ts";
import type { Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Origin } from "./model.ts";
import { hashPassword } from "./password.ts";
import { newToken, tokenHash } from "./token.ts";

const day = 24 * 3600 * 1000;
const invitationDays = 7;
const firstAccountDays = 3;

/** One-time link of a person; the ones made before no longer work. */
export async function makeLink(access: Access, query: Query, person: string): Promise<string> {
	const token = newToken();
	await query("delete from one_time_link where person_id = $1 and used_at is null", [person]);
	await query("insert into one_time_link (token_hash, person_id, expires_at) values ($1, $2, $3)", [
		tokenHash(token),
		person,
		new Date(access.now().getTime() + invitationDays * day),
	]);
	return `${access.publicUrl}/invitation/${token}`;
}

export interface Invited {
	/** Absent for the first administrator, who gives name and address. */
	readonly email?: string;
	readonly name?: string;
}

/** Throws `lien-perime` when the link was used, has expired or never was. */
export async function readLink({ records, now }: Access, token: string): Promise<Invited> {
	const [row] = await records.query<{ person_id: string | null; email: string | null; name: string | null }>(
		`select l.person_id, p.email, p.name from one_time_link l left join person p on p.id = l.person_id
		where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 and p.suspended_at is null`,
		[tokenHash(token), now()],
	);
	if (!row) throw new DefError("lien-perime");
	return {
		...(row.email === null ? {} : { email: row.email }),
		...(row.name === null ? {} : { name: row.name }),
	};
}

/** Uses the link up and sets the password. All earlier sessions of the person end. Gives the person. */
export async function acceptLink(
	access: Access,
	token: string,
	password: string,
	origin: Origin,
): Promise<string> {
	const hash = await hashPassword(password);
	return await access.records.transaction(async (query) => {
		const person = (await useUp(access, query, token)).person_id;
		if (person === null) throw new DefError("lien-perime");
		const [row] = await query<{ id: string; name: string; email: string }>(
			"update person set password = $2 where id = $1 and suspended_at is null returning id, name, email",
			[person, hash],
		);
		if (!row) throw new DefError("lien-perime");
		await query("delete from session where person_id = $1", [person]);
		await record(query, {
			person: row,
			action: "compte",
			outcome: "fait",
			object: "mot de passe choisi par lien à usage unique",
			origin,
		});
		return person;
	});
}

/** Creates the first administrator, with the organisation that runs the observatory. Gives the person. */
export async function acceptFirstLink(
	access: Access,
	token: string,
	given: {
		readonly email: string;
		readonly name: string;
		readonly organisation: string;
		readonly password: string;
	},
	origin: Origin,
): Promise<string> {
	const hash = await hashPassword(given.password);
	const id = await access.records.transaction(async (query) => {
		if ((await useUp(access, query, token)).person_id !== null) throw new DefError("lien-perime");
		const [person] = await query<{ id: string }>(
			"insert into person (email, name, password) values ($1, $2, $3) returning id",
			[given.email, given.name, hash],
		);
		const [organisation] = await query<{ id: string }>(
			"insert into organisation (name, kind) values ($1, 'Carif-Oref') on conflict (name) do update set name = excluded.name returning id",
			[given.organisation],
		);
		if (!person || !organisation) throw new DefError("lien-perime");
		await query(
			"insert into membership (person_id, role, organisation_id, perimeter_kind) values ($1, 'administrateur', $2, 'tout')",
			[person.id, organisation.id],
		);
		await record(query, {
			person: { id: person.id, ...given },
			action: "compte",
			outcome: "fait",
			object: "premier administrateur créé",
			origin,
		});
		return person.id;
	});
	rmSync(firstLinkFile(access.dataDir), { force: true });
	return id;
}

async function useUp(
	{ now }: Access,
	query: Query,
	token: string,
): Promise<{ readonly person_id: string | null }> {
	const [row] = await query<{ person_id: string | null }>(
		`update one_time_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 returning person_id`,
		[tokenHash(token), now()],
	);
	if (!row) throw new DefError("lien-perime");
	return row;
}

/**
 * Link with which the first administrator makes their account; undefined once the observatory has one. The same link is
 * given again after a restart until it is used or too old: it is kept in a closed file (0600), and its hash in the database.
 */
export async function firstAdministratorLink(access: Access): Promise<string | undefined> {
	const { records, now, dataDir, publicUrl } = access;
	if ((await records.query("select 1 from person limit 1")).length > 0) return undefined;
	const path = firstLinkFile(dataDir);
	const kept = existsSync(path) ? readFileSync(path, "utf8") : undefined;
	if (kept !== undefined) {
		const valid = await records.query(
			"select 1 from one_time_link where token_hash = $1 and used_at is null and expires_at > $2",
			[tokenHash(kept), now()],
		);
		if (valid.length > 0) return `${publicUrl}/premier-compte/${kept}`;
	}
	const token = newToken();
	writeAtomic(path, token);
	chmodSync(path, 0o600);
	await records.transaction(async (query) => {
		await query("delete from one_time_link where person_id is null and used_at is null");
		await query("insert into one_time_link (token_hash, expires_at) values ($1, $2)", [
			tokenHash(token),
			new Date(now().getTime() + firstAccountDays * day),
		]);
	});
	return `${publicUrl}/premier-compte/${token}`;
}

function firstLinkFile(dataDir: string): string {
	return join(dataDir, "records", "first-administrator");
}
