import { type Access, demand, isEmail, newToken, type Person, record, tokenHash } from "../access/index.ts";
import { DefError, formatDate } from "../platform/index.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import type { Query } from "../platform/records/records.ts";
import { type Doer, type KeptKit, readKit, versionsOf } from "./store.ts";

const day = 86_400_000;
export const linkDays = 30;
export const mostRecipients = 10;

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

/** Gives the address, shown once and sent to these people, if any. Throws `acces-refuse`, `kit-inconnu`, `saisie-incorrecte`. */
export async function makeKitLink(
	access: Access,
	doer: Doer,
	id: string,
	n: number,
	to: readonly string[] = [],
): Promise<string> {
	if (to.length > mostRecipients || !to.every(isEmail))
		throw new DefError("saisie-incorrecte", {
			field: "destinataires",
			expected: `Donnez ${mostRecipients} adresses au plus, comme prenom.nom@exemple.fr, séparées par des virgules.`,
		});
	const kit = await openable(access, doer.person, id);
	const { records, publicUrl } = access;
	const version = (await versionsOf(records.query, kit.id)).find((one) => one.n === n);
	if (!version) throw new DefError("kit-inconnu");
	const token = newToken();
	const now = access.now();
	const until = new Date(now.getTime() + linkDays * day);
	const address = `${publicUrl}/kits/${version.code}?cle=${token}`;
	await records.transaction(async (query) => {
		await query(
			"insert into kit_link (kit_id, n, token_hash, made_by, made_at, until_at) values ($1, $2, $3, $4, $5, $6)",
			[kit.id, n, tokenHash(token), doer.person.id, now, until],
		);
		const sent = to.length > 0 ? `, envoyé à ${to.join(", ")}` : "";
		await told(query, doer, `kit « ${kit.title} » v${n} : lien sans compte de ${linkDays} jours${sent}`);
		for (const one of to)
			await queueLetter(query, {
				to: one,
				subject: `${kit.title} : les documents de la séance du ${formatDate(kit.session)}`,
				text: `Bonjour,\n\nLes documents de la séance « ${kit.title} » du ${formatDate(kit.session)} sont ici (PDF, diaporama, classeur) :\n${address}\n\nCe lien s’ouvre sans compte jusqu’au ${formatDate(until.toISOString())}.\n\n${doer.person.name}\n`,
			});
	});
	return address;
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
