import { isTerritoryType } from "../../catalogue/nomenclatures/index.ts";
import type { Access } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { sha256 } from "../platform/hash.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import { contentOf } from "./charter.ts";
import { writeClauses } from "./draft.ts";
import { tell } from "./history.ts";
import { charterBySlug } from "./read.ts";
import { type Doer, type Step, step } from "./step.ts";

/** Page of a charter, as it is written in letters. */
export function charterPath(slug: string): string {
	return `/espace/chartes/${slug}`;
}

async function write(
	access: Access,
	{ query, charter, version }: Step,
	to: "signatory" | "manager",
	subject: string,
	lines: readonly string[],
): Promise<void> {
	const { name, email } = version[to];
	await queueLetter(query, {
		to: email,
		subject: `${subject} : ${version.title}`,
		text: [`Bonjour ${name},`, "", ...lines, "", `${access.publicUrl}${charterPath(charter.slug)}`, ""].join(
			"\n",
		),
	});
}

/** The draft goes to the partner. Throws `charte-etape`, `charte-vide`. */
export async function sendToReview(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = { side: "operator", from: ["brouillon"], what: "envoi en relecture" } as const;
	await step(access, doer, slug, rule, async (at) => {
		const { query, charter, version, now } = at;
		if (version.clauses.length === 0) throw new DefError("charte-vide");
		await query(
			`update charter_version set state = 'relecture', reviewed_at = coalesce(reviewed_at, $2),
				manager_name = $3, manager_email = $4 where id = $1`,
			[version.id, now, doer.person.name, doer.person.email],
		);
		await tell(query, charter, { version: version.number, at: now, what: "relecture", person: doer.person });
		await write(access, at, "signatory", "Charte à relire", [
			`${charter.operator.name} vous propose une charte de partage de données. Relisez-la, ajustez-la ou approuvez-la ici :`,
		]);
	});
}

/** The partner changes how fine one clause goes. Throws `charte-etape`, `clause-inconnue`, `saisie-incorrecte`. */
export async function adjustClause(
	access: Access,
	doer: Doer,
	slug: string,
	given: { readonly number: number; readonly finest: string; readonly why: string },
): Promise<void> {
	const rule = { side: "partner", from: ["relecture"], what: `clause ${given.number} ajustée` } as const;
	await step(access, doer, slug, rule, async (at) => {
		const { query, charter, version, now } = at;
		const before = version.clauses.find(({ number }) => number === given.number);
		if (!before) throw new DefError("clause-inconnue", { clause: given.number });
		if (!isTerritoryType(given.finest))
			throw new DefError("saisie-incorrecte", {
				field: "finest",
				expected: "Choisissez un niveau de la liste.",
			});
		if (given.finest === before.finest) return;
		const after = { ...before, finest: given.finest };
		await writeClauses(
			at,
			version.clauses.map((clause) => (clause === before ? after : clause)),
		);
		await tell(query, charter, {
			version: version.number,
			at: now,
			what: "ajustement",
			person: doer.person,
			clause: { before, after },
			note: given.why.trim().slice(0, 400),
		});
	});
}

/** Hash of what stands written now, adjustments of this transaction included. */
async function writtenSha256({ query, charter, version }: Step): Promise<string> {
	const current = await charterBySlug(query, charter.slug);
	const written = current.versions.find(({ id }) => id === version.id) ?? version;
	return sha256(contentOf(current, written));
}

/** The partner approves the text as it stands. */
export async function agree(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = { side: "partner", from: ["relecture"], what: "accord du partenaire" } as const;
	await step(access, doer, slug, rule, async (at) => {
		const { query, charter, version, now } = at;
		await query("update charter_version set agreed_sha256 = $2 where id = $1", [
			version.id,
			await writtenSha256(at),
		]);
		await tell(query, charter, { version: version.number, at: now, what: "accord", person: doer.person });
		await write(access, at, "manager", "Charte approuvée", [
			`${charter.partner.name} approuve la charte. Vous pouvez la signer et l’envoyer à la signature :`,
		]);
	});
}

/**
 * The partner sends the version back, with a word. What they adjusted is what they propose: the operator who changes nothing
 * more may sign it straight away. From the signature, it is a refusal to sign. Throws `charte-etape`, `saisie-incorrecte`.
 */
export async function sendBack(access: Access, doer: Doer, slug: string, note: string): Promise<void> {
	const rule = {
		side: "partner",
		from: ["relecture", "a-signer"],
		what: "renvoi par le partenaire",
	} as const;
	const why = note.trim().slice(0, 400);
	if (why === "")
		throw new DefError("saisie-incorrecte", {
			field: "note",
			expected: "Dites en un mot ce qui est à revoir.",
		});
	await step(access, doer, slug, rule, async (at) => {
		const { query, charter, version, now } = at;
		const adjusted = await query(
			`select 1 from charter_history h where charter_id = $1 and version = $2 and what = 'ajustement'
				and seq > (select max(seq) from charter_history where charter_id = $1 and version = $2 and what = 'relecture')`,
			[charter.id, version.number],
		);
		const proposed = version.state === "relecture" && adjusted.length > 0;
		await query(
			`update charter_version set state = 'brouillon', agreed_sha256 = $2, countersigned_by = null,
				countersigned_at = null where id = $1`,
			[version.id, proposed ? await writtenSha256(at) : null],
		);
		await tell(query, charter, {
			version: version.number,
			at: now,
			what: "renvoi",
			person: doer.person,
			note: why,
		});
		await write(access, at, "manager", "Charte renvoyée", [
			`${charter.partner.name} vous renvoie la charte : ${why}`,
		]);
	});
}

/** The operator takes the version back to write it again. */
export async function recall(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = { side: "operator", from: ["relecture", "a-signer"], what: "retour en brouillon" } as const;
	await step(access, doer, slug, rule, async ({ query, charter, version, now }) => {
		await query(
			"update charter_version set state = 'brouillon', countersigned_by = null, countersigned_at = null where id = $1",
			[version.id],
		);
		await tell(query, charter, { version: version.number, at: now, what: "rappel", person: doer.person });
	});
}

/**
 * The operator signs for its part and hands over to the partner's signatory. Only what the partner approved or proposed, to
 * the letter. Throws `charte-etape`, `charte-vide`, `charte-sans-accord`.
 */
export async function sendToSignature(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = {
		side: "operator",
		from: ["brouillon", "relecture"],
		what: "signature de l’exploitant",
	} as const;
	await step(access, doer, slug, rule, async (at) => {
		const { query, charter, version, now } = at;
		if (version.clauses.length === 0) throw new DefError("charte-vide");
		if (version.agreedSha256 !== sha256(contentOf(charter, version)))
			throw new DefError("charte-sans-accord");
		await query(
			`update charter_version set state = 'a-signer', countersigned_by = $2, countersigned_at = $3,
				manager_name = $2, manager_email = $4 where id = $1`,
			[version.id, doer.person.name, now, doer.person.email],
		);
		await tell(query, charter, {
			version: version.number,
			at: now,
			what: "contresignature",
			person: doer.person,
		});
		await write(access, at, "signatory", "Charte à signer", [
			`La charte est signée par ${charter.operator.name}. Il vous reste à la signer, par un code reçu à cette adresse ou en déposant le PDF signé :`,
		]);
	});
}
