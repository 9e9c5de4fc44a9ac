import { type Access, demand, newToken, type Person, record, tokenHash } from "../access/index.ts";
import { DefError } from "../platform/index.ts";
import type { Query } from "../platform/records/records.ts";
import { type Doer, type KeptKit, readKit, versionsOf } from "./store.ts";

const day = 86_400_000;
export const linkDays = 30;

/** Opens one frozen version to whoever holds its secret, without an account, until a day. */
export interface KitLink {
	readonly id: string;
	readonly n: number;
	readonly by: string;
	readonly made: Date;
	readonly until: Date;
	readonly revoked: Date | null;
	/** How often a page or a file was read with it. */
	readonly uses: number;
}

/** Newest first; the secrets are nowhere. */
export async function linksOf(query: Query, kit: string): Promise<readonly KitLink[]> {
	return await query<KitLink & object>(
		`select l.id, l.n, p.name as by, l.made_at as made, l.until_at as until, l.revoked_at as revoked, l.uses
		from kit_link l join person p on p.id = l.made_by where l.kit_id::text = $1 order by l.made_at desc`,
		[kit],
	);
}

/** Gives the address, shown once. Throws `acces-refuse`, `kit-inconnu`. */
export async function makeKitLink(access: Access, doer: Doer, id: string, n: number): Promise<string> {
	const kit = await openable(access, doer.person, id);
	const { records, publicUrl } = access;
	const version = (await versionsOf(records.query, kit.id)).find((one) => one.n === n);
	if (!version) throw new DefError("kit-inconnu");
	const token = newToken();
	const now = access.now();
	await records.transaction(async (query) => {
		await query(
			"insert into kit_link (kit_id, n, token_hash, made_by, made_at, until_at) values ($1, $2, $3, $4, $5, $6)",
			[kit.id, n, tokenHash(token), doer.person.id, now, new Date(now.getTime() + linkDays * day)],
		);
		await told(query, doer, `kit « ${kit.title} » v${n} : lien sans compte de ${linkDays} jours`);
	});
	return `${publicUrl}/kits/${version.code}?cle=${token}`;
}

/** From this instant it opens nothing. Throws `acces-refuse`, `kit-inconnu`. */
export async function revokeKitLink(access: Access, doer: Doer, id: string, link: string): Promise<void> {
	const kit = await openable(access, doer.person, id);
	await access.records.transaction(async (query) => {
		const [row] = await query<{ n: number }>(
			"update kit_link set revoked_at = $3 where kit_id = $1 and id::text = $2 and revoked_at is null returning n",
			[kit.id, link, access.now()],
		);
		if (row) await told(query, doer, `kit « ${kit.title} » v${row.n} : lien sans compte révoqué`);
	});
}

/** Does this secret open the version under this code, now? It is counted. */
export async function opensKit({ records, now }: Access, code: string, token: string): Promise<boolean> {
	const rows = await records.query(
		`update kit_link l set uses = uses + 1 from kit_version v where v.kit_id = l.kit_id and v.n = l.n and v.code = $1
		and l.token_hash = $2 and l.until_at > $3 and l.revoked_at is null returning 1`,
		[code, tokenHash(token), now()],
	);
	return rows.length > 0;
}

async function openable(access: Access, person: Person, id: string): Promise<KeptKit> {
	const kit = await readKit(access, person, id);
	demand(person, "kits.publish", kit.organisation === null ? {} : { organisation: kit.organisation });
	return kit;
}

async function told(query: Query, { person, origin }: Doer, object: string): Promise<void> {
	await record(query, { person, action: "kit", outcome: "fait", object, origin });
}
