import { DefError } from "../platform/errors.ts";
import type { Migration, Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import type { Organisation, Origin, Person } from "./model.ts";
import { personById } from "./people.ts";
import { may } from "./rules.ts";
import { newToken, tokenHash } from "./token.ts";

/** Keys with which a partner's program acts for its organisation. */

export const keyScopes = ["deliveries:write", "deliveries:read", "checks:run", "figures:read"] as const;
export type KeyScope = (typeof keyScopes)[number];

export const keyScopeLabels: Readonly<Record<KeyScope, string>> = {
	"deliveries:write": "Déposer des fichiers",
	"deliveries:read": "Suivre ses livraisons",
	"checks:run": "Contrôler un fichier sans le déposer",
	"figures:read": "Lire les chiffres réservés à son organisation",
};

/** Never change a step that was shipped: add another one. */
export const keyMigrations: readonly Migration[] = [
	{
		id: "access-3-keys",
		sql: `
create table api_key (
	id uuid primary key default gen_random_uuid(),
	name text not null,
	-- last characters of the key, by which a person tells it from another
	ending text not null,
	key_hash text not null unique,
	organisation_id uuid not null references organisation,
	scopes text[] not null,
	-- empty: all the data sets that the organisation may hand over
	sources text[] not null,
	made_by uuid not null references person,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	revoked_at timestamptz
);`,
	},
];

/** What is shown of a key: never the key itself. */
export interface KeyCard {
	readonly id: string;
	readonly name: string;
	/** Its last four characters. */
	readonly ending: string;
	readonly organisation: Organisation;
	readonly scopes: readonly KeyScope[];
	/** Empty: every data set. */
	readonly sources: readonly string[];
	readonly madeBy: string;
	readonly madeAt: Date;
	readonly expiresAt: Date;
	readonly usedAt?: Date;
	readonly revokedAt?: Date;
}

/** A key that was presented and holds. */
export interface KeyHolder {
	readonly id: string;
	readonly scopes: readonly KeyScope[];
	readonly sources: readonly string[];
	readonly organisation: Organisation;
	/**
	 * Who acts: a contributor of the organisation for the sources of the key, under the id of the person who made it. The same
	 * functions, the same table of rights and the same audit as for a person.
	 */
	readonly person: Person;
}

interface KeyRow {
	readonly id: string;
	readonly name: string;
	readonly ending: string;
	readonly organisation_id: string;
	readonly organisation: string;
	readonly kind: string;
	readonly scopes: readonly KeyScope[];
	readonly sources: readonly string[];
	readonly made_by: string;
	readonly maker: string;
	readonly maker_email: string;
	readonly made_at: Date;
	readonly expires_at: Date;
	readonly used_at: Date | null;
	readonly revoked_at: Date | null;
}

const selection = `select k.id, k.name, k.ending, k.organisation_id, o.name as organisation, o.kind, k.scopes, k.sources,
	k.made_by, p.name as maker, p.email as maker_email, k.made_at, k.expires_at, k.used_at, k.revoked_at
	from api_key k join organisation o on o.id = k.organisation_id join person p on p.id = k.made_by`;

const day = 24 * 3600 * 1000;
const longestDays = 366;
const minute = 60_000;

/** Whoever manages collection, or the administrator of that organisation. */
function mayKeep(person: Person, organisation: string): boolean {
	return may(person, "collection.manage") || may(person, "people.manage", { organisation });
}

export interface GivenKey {
	readonly name: string;
	/** Id. */
	readonly organisation: string;
	readonly scopes: readonly string[];
	/** Empty: all. Ids are those of the catalogue; the caller has checked that they exist. */
	readonly sources: readonly string[];
	/** From now; at most 366. */
	readonly days: number;
}

/** Gives the key, shown this once: only its hash is kept. Throws `acces-refuse`, `saisie-incorrecte`. */
export async function makeKey(
	{ records, now }: Access,
	person: Person,
	given: GivenKey,
	origin: Origin,
): Promise<{ readonly id: string; readonly key: string }> {
	const wrong = (field: string, expected: string): DefError =>
		new DefError("saisie-incorrecte", { field, expected });
	const name = given.name.trim();
	if (name === "" || name.length > 80) throw wrong("name", "Dites à quoi cette clé servira.");
	const scopes = keyScopes.filter((scope) => given.scopes.includes(scope));
	if (scopes.length === 0) throw wrong("scopes", "Cochez au moins un droit.");
	if (!Number.isInteger(given.days) || given.days < 1 || given.days > longestDays)
		throw wrong("days", "Choisissez une durée d’un jour à un an.");
	if (given.sources.some((source) => !/^[a-z0-9][a-z0-9-]*$/.test(source)))
		throw wrong("sources", "Choisissez des jeux de données de la liste.");
	const key = `def_${newToken()}`;
	return await records.transaction(async (query) => {
		const [organisation] = await query<{ name: string }>(
			"select name from organisation where id::text = $1",
			[given.organisation],
		);
		if (!organisation) throw wrong("organisation", "Choisissez une organisation de la liste.");
		if (!mayKeep(person, given.organisation)) throw new DefError("acces-refuse");
		const [made] = await query<{ id: string }>(
			`insert into api_key (name, ending, key_hash, organisation_id, scopes, sources, made_by, made_at, expires_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
			[
				name,
				key.slice(-4),
				tokenHash(key),
				given.organisation,
				scopes,
				[...new Set(given.sources)],
				person.id,
				now(),
				new Date(now().getTime() + given.days * day),
			],
		);
		await record(query, {
			person,
			action: "cle",
			outcome: "fait",
			object: `clé « ${name} » créée pour ${organisation.name} : ${scopes.join(", ")}${given.sources.length > 0 ? ` sur ${given.sources.join(", ")}` : ""}`,
			origin,
		});
		return { id: made?.id ?? "", key };
	});
}

/** Those that the person could revoke, newest first. */
export async function listKeys({ records }: Access, person: Person): Promise<readonly KeyCard[]> {
	const rows = await records.query<KeyRow>(`${selection} order by k.made_at desc`);
	return rows.filter((row) => mayKeep(person, row.organisation_id)).map(cardOf);
}

function cardOf(row: KeyRow): KeyCard {
	return {
		id: row.id,
		name: row.name,
		ending: row.ending,
		organisation: organisationOf(row),
		scopes: row.scopes,
		sources: row.sources,
		madeBy: row.maker,
		madeAt: row.made_at,
		expiresAt: row.expires_at,
		...(row.used_at === null ? {} : { usedAt: row.used_at }),
		...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
	};
}

function organisationOf(row: KeyRow): Organisation {
	return { id: row.organisation_id, name: row.organisation, kind: row.kind };
}

/** It stops at once. Throws `cle-refusee` when there is no such key for this person. */
export async function revokeKey(
	{ records, now }: Access,
	person: Person,
	id: string,
	origin: Origin,
): Promise<void> {
	await records.transaction(async (query) => {
		const [row] = await query<KeyRow>(
			`${selection} where k.id::text = $1 and k.revoked_at is null for update of k`,
			[id],
		);
		if (!row || !mayKeep(person, row.organisation_id)) throw new DefError("cle-refusee");
		await query("update api_key set revoked_at = $2 where id = $1", [row.id, now()]);
		await record(query, {
			person,
			action: "cle",
			outcome: "fait",
			object: `clé « ${row.name} » révoquée pour ${row.organisation}`,
			origin,
		});
	});
}

/**
 * Who holds this key. It no longer holds when it has expired, was revoked, or when the person who made it could not make it any
 * more: suspended, or gone from what they administered. Throws `cle-refusee`, the same for all.
 */
export async function keyHolder({ records, now }: Access, key: string): Promise<KeyHolder> {
	const row = /^def_[\w-]{43}$/.test(key) ? await heldRow(records.query, key, now()) : undefined;
	const maker = row && (await personById(records.query, row.made_by));
	if (!row || !maker || !mayKeep(maker, row.organisation_id)) throw new DefError("cle-refusee");
	// Once a minute is enough to know that it is used.
	if (row.used_at === null || now().getTime() - row.used_at.getTime() > minute)
		await records.query("update api_key set used_at = $2 where id = $1", [row.id, now()]);
	const organisation = organisationOf(row);
	const everything = [{ kind: "organisation" as const, value: "" }];
	const perimeters =
		row.sources.length === 0 ? everything : row.sources.map((value) => ({ kind: "source" as const, value }));
	return {
		id: row.id,
		scopes: row.scopes,
		sources: row.sources,
		organisation,
		person: {
			id: row.made_by,
			email: row.maker_email,
			name: `clé « ${row.name} » de ${row.maker}`,
			suspended: false,
			hasPassword: false,
			secondFactor: false,
			memberships: perimeters.map((perimeter) => ({
				id: row.id,
				role: "contributeur" as const,
				organisation,
				perimeter,
			})),
		},
	};
}

async function heldRow(query: Query, key: string, at: Date): Promise<KeyRow | undefined> {
	const [row] = await query<KeyRow>(
		`${selection} where k.key_hash = $1 and k.revoked_at is null and k.expires_at > $2`,
		[tokenHash(key), at],
	);
	return row;
}
