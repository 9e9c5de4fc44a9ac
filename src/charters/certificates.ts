import { type Access, may, type Person } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";

/** Proof that a file was deleted at the end of its retention. Only ever added to. */
export interface Certificate {
	readonly number: number;
	/** Id of the delivery, as the import desk knows it. */
	readonly delivery: string;
	readonly partnerId: string;
	readonly charterTitle: string;
	readonly version: number;
	readonly clause: number;
	/** The clause in full. */
	readonly clauseText: string;
	/** « Conservation 12 mois après la fin de la charte, le 31 décembre 2027 ». */
	readonly rule: string;
	readonly source: string;
	readonly organisation: string;
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly receivedAt: Date;
	readonly deletedAt: Date;
}

const selection = `select number, delivery, partner_id as "partnerId", charter_title as "charterTitle", version, clause,
	clause_text as "clauseText", rule, source, organisation, name, sha256, bytes, received_at as "receivedAt",
	deleted_at as "deletedAt" from charter_certificate`;

function mayRead(person: Person, { partnerId }: Certificate): boolean {
	return may(person, "charters.manage") || may(person, "charters.read", { organisation: partnerId });
}

/** Newest first, those that this person may read; of one charter when its id is given. */
export async function listCertificates(
	{ records }: Access,
	person: Person,
	charter?: string,
): Promise<readonly Certificate[]> {
	const rows = await records.query<Certificate>(
		`${selection} where $1::uuid is null or charter_id = $1::uuid order by number desc`,
		[charter ?? null],
	);
	return rows.filter((one) => mayRead(person, one));
}

/** Throws `certificat-inconnu`, also for one that this person may not read. */
export async function seeCertificate(
	{ records }: Access,
	person: Person,
	number: string,
): Promise<Certificate> {
	const [row] = /^\d{1,12}$/.test(number)
		? await records.query<Certificate>(`${selection} where number = $1`, [number])
		: [];
	if (!row || !mayRead(person, row)) throw new DefError("certificat-inconnu", { number });
	return row;
}
