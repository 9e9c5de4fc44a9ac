import type { Query } from "../platform/records/records.ts";
import type { Origin, Person } from "./model.ts";

export const auditActions = {
	connexion: "Connexion",
	"second-facteur": "Second facteur",
	deconnexion: "Déconnexion",
	acces: "Accès à une page",
	compte: "Compte",
	droits: "Droits",
	sessions: "Sessions",
	export: "Export",
	charte: "Charte",
	livraison: "Livraison",
	cle: "Clé d’API",
	attente: "Livraison attendue",
	connecteur: "Connecteur",
	diffusion: "Diffusion",
	proposition: "Proposition d’achat",
	kit: "Kit",
	etude: "Étude",
} as const;
export type AuditAction = keyof typeof auditActions;

export interface AuditEntry {
	/** Absent when nobody is known: then `name` says what was given. */
	readonly person?: Pick<Person, "id" | "name" | "email"> | undefined;
	readonly name?: string;
	readonly action: AuditAction;
	readonly outcome: "fait" | "refusé";
	readonly object: string;
	readonly origin: Origin;
}

export interface AuditLine {
	readonly seq: number;
	readonly at: Date;
	readonly who: string;
	readonly action: string;
	readonly outcome: string;
	readonly object: string;
	readonly address: string;
	readonly hash: string;
}

/** Adds a line, in the transaction of what it tells. The database gives number, time and chained hash. */
export async function record(query: Query, entry: AuditEntry): Promise<void> {
	const who = entry.person ? `${entry.person.name} <${entry.person.email}>` : (entry.name ?? "visiteur");
	await query(
		"insert into audit (person_id, who, action, outcome, object, address) values ($1, $2, $3, $4, $5, $6)",
		[
			entry.person?.id ?? null,
			who.slice(0, 300),
			entry.action,
			entry.outcome,
			entry.object.slice(0, 500),
			entry.origin.address,
		],
	);
}

export interface AuditSearch {
	/** In who, what or from where; every word must be found. */
	readonly text: string;
	readonly limit: number;
	readonly offset: number;
}

const columns = "seq, at, who, action, outcome, object, address, hash";

/** Newest first. */
export async function searchAudit(query: Query, search: AuditSearch): Promise<readonly AuditLine[]> {
	const words = search.text.split(/\s+/).filter(Boolean).slice(0, 8);
	const found = words
		.map((_, i) => `concat_ws(' ', who, action, outcome, object, address) ilike $${i + 3}`)
		.join(" and ");
	return await query<AuditLine>(
		`select ${columns} from audit ${found ? `where ${found}` : ""} order by seq desc limit $1 offset $2`,
		[search.limit, search.offset, ...words.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`)],
	);
}

/** Number of the first line that does not follow from the one before; undefined when the whole trail holds. */
export async function brokenLine(query: Query): Promise<number | undefined> {
	const [row] = await query<{ seq: number }>(`
		select seq from (
			select a.seq, a.hash, a.previous, audit_hash(a) as expected, row_number() over w as place,
				coalesce(lag(a.hash) over w, repeat('0', 64)) as before
			from audit a window w as (order by a.seq)
		) line
		where seq <> place or hash <> expected or previous <> before
		order by seq limit 1`);
	return row?.seq;
}
