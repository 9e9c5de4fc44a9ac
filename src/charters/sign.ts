import { randomBytes, randomInt, scryptSync, timingSafeEqual } from "node:crypto";
import { type Access, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { sha256 } from "../platform/hash.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import { contentOf, inForceUntil, isSigned } from "./charter.ts";
import { tell } from "./history.ts";
import { keepPdf, signedPdf } from "./pdf.ts";
import { charterBySlug, seeCharter } from "./read.ts";
import { type Doer, maySign, type Step, step } from "./step.ts";

const minute = 60 * 1000;
const codeMinutes = 15;
const triesPerCode = 5;
/** With five tries each, guessing has less than one chance in ten thousand over a day. */
const codesPerDay = 10;

function demandSignatory({ person }: Doer, { charter, version }: Step): void {
	if (!maySign(person, charter, version))
		throw new DefError("signature-reservee", { name: version.signatory.name });
}

const codeHash = (salt: string, code: string): string => scryptSync(code, salt, 32).toString("hex");

/**
 * Sends a code of six digits to the signatory, good for 15 minutes, five tries and this exact content; earlier codes no longer
 * work. Throws `charte-etape`, `signature-reservee`, `trop-d-essais`.
 */
export async function askCode(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = { side: "partner", from: ["a-signer"], what: "code de signature envoyé" } as const;
	await step(access, doer, slug, rule, async (at) => {
		demandSignatory(doer, at);
		const { query, charter, version, now } = at;
		const recent = await query("select 1 from charter_code where version_id = $1 and sent_at > $2", [
			version.id,
			new Date(now.getTime() - 24 * 60 * minute),
		]);
		if (recent.length >= codesPerDay) throw new DefError("trop-d-essais");
		const code = String(randomInt(1_000_000)).padStart(6, "0");
		const salt = randomBytes(16).toString("hex");
		await query("update charter_code set expires_at = $2 where version_id = $1 and expires_at > $2", [
			version.id,
			now,
		]);
		await query(
			`insert into charter_code (version_id, salt, hash, content_sha256, sent_at, expires_at)
			values ($1, $2, $3, $4, $5, $6)`,
			[
				version.id,
				salt,
				codeHash(salt, code),
				sha256(contentOf(charter, version)),
				now,
				new Date(now.getTime() + codeMinutes * minute),
			],
		);
		await queueLetter(query, {
			to: version.signatory.email,
			subject: `Code de signature : ${version.title}`,
			text: [
				`Bonjour ${version.signatory.name},`,
				"",
				`Votre code pour signer la charte « ${version.title} », version ${version.number} : ${code}`,
				`Il est valable ${codeMinutes} minutes. Ne le communiquez à personne.`,
				"Si vous n’avez rien demandé, ignorez ce message.",
				"",
			].join("\n"),
		});
	});
}

/** Throws `charte-etape`, `signature-reservee`, `signature-refusee`. A wrong code is counted and written in the audit trail. */
export async function signWithCode(access: Access, doer: Doer, slug: string, given: string): Promise<void> {
	const code = given.replaceAll(/\s/g, "");
	const charter = await charterBySlug(access.records.query, slug);
	const [version] = charter.versions;
	// Counted before it is compared, in a statement of its own: a try that fails stays counted.
	const [kept] =
		version && maySign(doer.person, charter, version)
			? await access.records.query<{ id: string; salt: string; hash: string; content_sha256: string }>(
					`update charter_code set tries = tries + 1
					where version_id = $1 and used_at is null and expires_at > $2 and tries < $3
					returning id, salt, hash, content_sha256`,
					[version.id, access.now(), triesPerCode],
				)
			: [];
	const right =
		kept !== undefined &&
		/^\d{6}$/.test(code) &&
		timingSafeEqual(Buffer.from(codeHash(kept.salt, code)), Buffer.from(kept.hash));
	const rule = { side: "partner", from: ["a-signer"], what: "signée par code à usage unique" } as const;
	const refused = await step(access, doer, slug, rule, async (at) => {
		demandSignatory(doer, at);
		const content = contentOf(at.charter, at.version);
		if (!right || kept.content_sha256 !== sha256(content)) throw new DefError("signature-refusee");
		const used = await at.query(
			"update charter_code set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning id",
			[kept.id, at.now],
		);
		if (used.length === 0) throw new DefError("signature-refusee");
		await sign(at, doer, content, { kind: "code" });
	}).then(
		() => undefined,
		(error: unknown) => error,
	);
	if (refused instanceof DefError && refused.code === "signature-refusee") {
		await record(access.records.query, {
			person: doer.person,
			action: "charte",
			outcome: "refusé",
			object: `charte ${slug} : code de signature`,
			origin: doer.origin,
		});
	}
	if (refused !== undefined) throw refused;
}

/**
 * The signatory deposits the charter signed on paper or elsewhere. The bytes are kept first: killed before the end, nothing is
 * signed and the file is only one too many. Throws `charte-etape`, `signature-reservee`, `pdf-invalide`, `envoi-trop-gros`.
 */
export async function signWithPdf(
	access: Access,
	doer: Doer,
	slug: string,
	file: { readonly path: string; readonly name: string; readonly bytes: number; readonly sha256: string },
): Promise<void> {
	const rule = { side: "partner", from: ["a-signer"], what: `PDF signé déposé (${file.sha256})` } as const;
	await step(access, doer, slug, rule, async (at) => {
		demandSignatory(doer, at);
		const pdfSha256 = keepPdf(access.dataDir, file);
		await sign(at, doer, contentOf(at.charter, at.version), { kind: "pdf", pdfSha256 });
	});
}

/** Signed; the versions before it end when this one starts. */
async function sign(
	{ query, charter, version, now }: Step,
	{ person }: Doer,
	content: string,
	how: { readonly kind: "code" } | { readonly kind: "pdf"; readonly pdfSha256: string },
): Promise<void> {
	if (version.endsAt <= now)
		throw new DefError("charte-etape", { state: "À signer", what: "son dernier jour est passé" });
	const from = version.startsAt > now ? version.startsAt : now;
	for (const before of charter.versions.filter((one) => isSigned(one) && inForceUntil(one) > from)) {
		await query(
			"update charter_version set state = 'remplacee', ended_at = $2, end_reason = $3 where id = $1",
			[before.id, from, `remplacée par la version ${version.number}`],
		);
		const note = `par la version ${version.number}`;
		await tell(query, charter, { version: before.number, at: now, what: "remplacement", person, note });
	}
	await query(
		`update charter_version set state = 'signee', content = $2, content_sha256 = $3, signature_kind = $4, pdf_sha256 = $5,
			signed_by = $6, signed_email = $7, signed_at = $8 where id = $1`,
		[
			version.id,
			content,
			sha256(content),
			how.kind,
			how.kind === "pdf" ? how.pdfSha256 : null,
			person.name,
			person.email,
			now,
		],
	);
	await tell(query, charter, { version: version.number, at: now, what: "signature", person });
	await queueLetter(query, {
		to: version.signatory.email,
		subject: `Vous avez signé une charte : ${version.title}`,
		text: `Bonjour ${version.signatory.name},\n\nLa charte « ${version.title} », version ${version.number}, a été signée avec votre compte. Empreinte du contenu : ${sha256(content)}\nSi ce n’était pas vous, prévenez tout de suite ${version.manager.name} : ${version.manager.email}\n`,
	});
	await queueLetter(query, {
		to: version.manager.email,
		subject: `Charte signée : ${version.title}`,
		text: `Bonjour ${version.manager.name},\n\n${person.name} a signé la charte pour ${charter.partner.name}. Empreinte du contenu : ${sha256(content)}\n`,
	});
}

/** The PDF that was deposited. Throws `charte-inconnue`, `fichier-absent`, `fichier-illisible`. */
export async function readSignedPdf(
	access: Access,
	{ person }: Pick<Doer, "person">,
	slug: string,
	number: number,
): Promise<Buffer> {
	const charter = await seeCharter(access, person, slug);
	const hash = charter.versions.find((version) => version.number === number)?.signature?.pdfSha256;
	if (hash === undefined) throw new DefError("charte-inconnue", { charter: slug });
	return signedPdf(access.dataDir, hash);
}
