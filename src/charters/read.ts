import type { Access } from "../access/index.ts";
import { may, type Person } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { type Charter, inForceFrom, inForceUntil, isSigned, type Party, type Version } from "./charter.ts";
import type { CharterRule, Clause, VersionState } from "./model.ts";
import { clauseText } from "./wording.ts";

interface Row {
	readonly charter_id: string;
	readonly slug: string;
	readonly partner: Party;
	readonly operator: Party;
	readonly id: string;
	readonly number: number;
	readonly state: VersionState;
	readonly title: string;
	readonly purpose: string;
	readonly categories: string;
	readonly legal_basis: string;
	readonly security: string;
	readonly body: string;
	readonly signatory_name: string;
	readonly signatory_email: string;
	readonly starts_at: Date;
	readonly ends_at: Date;
	readonly clauses: readonly Clause[];
	readonly reviewed_at: Date | null;
	readonly agreed_sha256: string | null;
	readonly manager_name: string;
	readonly manager_email: string;
	readonly countersigned_by: string | null;
	readonly countersigned_at: Date | null;
	readonly signature_kind: "code" | "pdf" | null;
	readonly signed_by: string | null;
	readonly signed_email: string | null;
	readonly signed_at: Date | null;
	readonly content_sha256: string | null;
	readonly pdf_sha256: string | null;
	readonly ended_at: Date | null;
	readonly end_reason: string | null;
}

const selection = `
	select c.slug, jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind) as partner,
		jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as operator, v.*
	from charter c join charter_version v on v.charter_id = c.id
		join organisation p on p.id = c.partner_id join organisation o on o.id = c.operator_id`;

function versionOf(row: Row): Version {
	return {
		id: row.id,
		number: row.number,
		state: row.state,
		title: row.title,
		purpose: row.purpose,
		categories: row.categories,
		legalBasis: row.legal_basis,
		security: row.security,
		text: row.body,
		signatory: { name: row.signatory_name, email: row.signatory_email },
		startsAt: row.starts_at,
		endsAt: row.ends_at,
		clauses: row.clauses,
		reviewedAt: row.reviewed_at,
		agreedSha256: row.agreed_sha256,
		manager: { name: row.manager_name, email: row.manager_email },
		countersigned:
			row.countersigned_by === null || row.countersigned_at === null
				? null
				: { by: row.countersigned_by, at: row.countersigned_at },
		signature:
			row.signature_kind === null || row.signed_at === null
				? null
				: {
						kind: row.signature_kind,
						by: row.signed_by ?? "",
						email: row.signed_email ?? "",
						at: row.signed_at,
						contentSha256: row.content_sha256 ?? "",
						...(row.pdf_sha256 === null ? {} : { pdfSha256: row.pdf_sha256 }),
					},
		endedAt: row.ended_at,
		endReason: row.end_reason,
	};
}

function chartersOf(rows: readonly Row[]): readonly Charter[] {
	const found = new Map<string, { readonly charter: Charter; readonly versions: Version[] }>();
	for (const row of rows) {
		const versions: Version[] = found.get(row.charter_id)?.versions ?? [];
		versions.push(versionOf(row));
		const { charter_id: id, slug, partner, operator } = row;
		found.set(id, { charter: { id, slug, partner, operator, versions }, versions });
	}
	return [...found.values()].map(({ charter }) => charter);
}

/** Every charter, for work of the house that asks on nobody's behalf. */
export async function allCharters(query: Query): Promise<readonly Charter[]> {
	return chartersOf(await query<Row>(`${selection} order by p.name, c.slug, v.number desc`));
}

/** Throws `charte-inconnue`. `lock` holds the charter until the end of the transaction. */
export async function charterBySlug(query: Query, slug: string, lock = false): Promise<Charter> {
	if (lock) await query("select 1 from charter where slug = $1 for update", [slug]);
	const [charter] = chartersOf(
		await query<Row>(`${selection} where c.slug = $1 order by v.number desc`, [slug]),
	);
	if (!charter) throw new DefError("charte-inconnue", { charter: slug });
	return charter;
}

/** The partner sees a version once it was sent to them; the operator's first drafts are the operator's. */
function seenBy(person: Person, charter: Charter): Charter | undefined {
	if (may(person, "charters.manage")) return charter;
	if (!may(person, "charters.read", { organisation: charter.partner.id })) return undefined;
	const versions = charter.versions.filter(({ state, reviewedAt }) => state !== "brouillon" || reviewedAt);
	return versions.length > 0 ? { ...charter, versions } : undefined;
}

/** The charters that this person may read. */
export async function listCharters({ records }: Access, person: Person): Promise<readonly Charter[]> {
	return (await allCharters(records.query)).flatMap((charter) => seenBy(person, charter) ?? []);
}

/** Throws `charte-inconnue`, also for a charter that this person may not read. */
export async function seeCharter({ records }: Access, person: Person, slug: string): Promise<Charter> {
	const charter = seenBy(person, await charterBySlug(records.query, slug));
	if (!charter) throw new DefError("charte-inconnue", { charter: slug });
	return charter;
}

/** The clauses of a charter's signed versions, past ones too, as plain rules. A version that never came into force has none. */
export function rulesOfCharter({ id, partner, versions }: Charter): readonly CharterRule[] {
	return versions.filter(isSigned).flatMap((version) => {
		const [from, until] = [inForceFrom(version), inForceUntil(version)];
		if (from >= until) return [];
		const charter = { id, title: version.title, version: version.number };
		return version.clauses.map((clause) => ({
			charter,
			organisation: { id: partner.id, name: partner.name },
			clause,
			text: clauseText(charter, clause),
			from: from.toISOString(),
			until: until.toISOString(),
		}));
	});
}

/** The clauses of all signed versions, past ones too, as plain rules: what the flow applies. */
export async function rulesOf(query: Query): Promise<readonly CharterRule[]> {
	return (await allCharters(query)).flatMap(rulesOfCharter);
}
