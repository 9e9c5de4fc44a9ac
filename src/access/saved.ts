import { DefError } from "../platform/errors.ts";
import type { Migration } from "../platform/records/records.ts";
import type { Access } from "./context.ts";
import type { Person } from "./model.ts";

/** Addresses of the site that a person keeps under a name of their own: nobody else sees them. */

/** Never change a step that was shipped: add another one. */
export const savedMigrations: readonly Migration[] = [
	{
		id: "access-4-saved",
		sql: `
create table saved_address (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references person,
	name text not null,
	address text not null,
	saved_at timestamptz not null,
	unique (person_id, name)
);`,
	},
];

export interface SavedAddress {
	readonly id: string;
	readonly name: string;
	/** Path and query, on this site. */
	readonly address: string;
	readonly savedAt: Date;
}

/** Most addresses that one person keeps. */
const mostSaved = 200;

export async function listSaved({ records }: Access, person: Person): Promise<readonly SavedAddress[]> {
	const rows = await records.query<{ id: string; name: string; address: string; saved_at: Date }>(
		"select id, name, address, saved_at from saved_address where person_id = $1 order by saved_at desc, name",
		[person.id],
	);
	return rows.map(({ id, name, address, saved_at }) => ({ id, name, address, savedAt: saved_at }));
}

/** Keeps an address; the same name replaces what it named. Throws `saisie-incorrecte`. */
export async function saveAddress(
	access: Access,
	person: Person,
	given: { readonly name: string; readonly address: string },
): Promise<void> {
	const { records, now } = access;
	const name = given.name.trim();
	if (name === "" || name.length > 80)
		throw new DefError("saisie-incorrecte", {
			field: "nom",
			expected: "Donnez un nom à la requête, de 80 caractères au plus.",
		});
	const known = await listSaved(access, person);
	if (known.length >= mostSaved && !known.some((one) => one.name === name))
		throw new DefError("saisie-incorrecte", {
			field: "nom",
			expected: `Vous avez déjà ${mostSaved} requêtes : supprimez-en une d’abord.`,
		});
	await records.query(
		`insert into saved_address (person_id, name, address, saved_at) values ($1, $2, $3, $4)
		on conflict (person_id, name) do update set address = excluded.address, saved_at = excluded.saved_at`,
		[person.id, name, given.address, now()],
	);
}

/** Does nothing when it is somebody else's, or is there no more. */
export async function forgetSaved({ records }: Access, person: Person, id: string): Promise<void> {
	await records.query("delete from saved_address where person_id = $1 and id::text = $2", [person.id, id]);
}
