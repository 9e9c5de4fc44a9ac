import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	type Access,
	accessMigrations,
	type Organisation,
	openSeal,
	type Perimeter,
	type Person,
	type Role,
} from "../../access/index.ts";
import { mailMigrations } from "../../platform/mail/letter.ts";
import { openReady } from "../../platform/records/ready.ts";
import {
	agree,
	askCode,
	type Charter,
	type CharterRule,
	chartersMigrations,
	createCharter,
	type Doer,
	type GivenClause,
	type GivenTerms,
	publicReader,
	type Ruling,
	rulesOf,
	ruling,
	seeCharter,
	sendToReview,
	sendToSignature,
	signWithCode,
} from "../index.ts";

export const sources = ["contrats", "parcours"];
export const terms: GivenTerms = {
	title: "Contrats d’essai",
	purpose: "Suivre l’alternance",
	categories: "Effectifs de contrats",
	legalBasis: "Mission d’intérêt public",
	security: "Comptes nominatifs",
	text: "Article 1.\nObjet.",
	signatoryName: "Camille Essai",
	signatoryEmail: "Camille@exemple.fr",
	starts: "2026-01-01",
	ends: "2027-12-31",
};
export const clause: GivenClause = {
	source: "contrats",
	use: "diffusion",
	finest: "zone-emploi",
	recipients: ["public"],
	minUnits: 5,
	maxShare: 85,
	retentionMonths: 12,
};

/** Two parties and a stranger, on real records, with a clock that the test sets. */
export interface Parties {
	readonly access: Access;
	readonly operator: Doer;
	readonly signatory: Doer;
	/** Of the partner too, but not designated. */
	readonly colleague: Doer;
	readonly stranger: Doer;
	/** Id of the partner's organisation. */
	readonly partner: string;
	readonly set: (instant: string | Date) => void;
	readonly make: (more?: Partial<GivenTerms>, clauses?: readonly GivenClause[]) => Promise<string>;
	readonly toSignature: (slug: string) => Promise<void>;
	readonly signed: (more?: Partial<GivenTerms>, clauses?: readonly GivenClause[]) => Promise<string>;
	readonly sign: (slug: string) => Promise<void>;
	readonly see: (slug: string) => Promise<Charter>;
	readonly lastCode: () => Promise<string>;
	readonly letters: (to: string) => Promise<readonly string[]>;
	readonly rules: (slug: string) => Promise<readonly CharterRule[]>;
	/** May everybody see the employment zones of « contrats »? */
	readonly shown: (slug: string, at?: Date) => Promise<Ruling>;
	readonly close: () => Promise<void>;
}

export async function openParties(): Promise<Parties> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-charters-"));
	const migrations = [...accessMigrations, ...mailMigrations, ...chartersMigrations];
	const records = await openReady({ dataDir, migrations });
	const { query } = records;
	let clock = new Date();
	const access: Access = {
		records,
		seal: openSeal(dataDir),
		dataDir,
		publicUrl: "http://localhost",
		now: () => clock,
	};
	async function personOf(
		email: string,
		role: Role,
		organisation: string,
		perimeter: Perimeter["kind"],
	): Promise<Doer> {
		const name = `${email.split("@")[0]} Essai`;
		const [row] = await query<{ id: string }>(
			"insert into person (email, name) values ($1, $2) returning id",
			[email, name],
		);
		const [right] = await query<{ id: string; organisation: Organisation }>(
			`insert into membership (person_id, role, organisation_id, perimeter_kind)
			select $1, $2, id, $4 from organisation where name = $3
			returning id, (select to_jsonb(o) from organisation o where o.id = organisation_id) as organisation`,
			[row?.id, role, organisation, perimeter],
		);
		if (!row || !right) throw new Error(email);
		const person: Person = {
			id: row.id,
			email,
			name,
			suspended: false,
			hasPassword: true,
			secondFactor: false,
			memberships: [{ ...right, role, perimeter: { kind: perimeter, value: "" } }],
		};
		return { person, origin: { address: "127.0.0.1", agent: "essai" } };
	}
	for (const [name, kind] of [
		["Exploitant", "Carif-Oref"],
		["OPCO d’essai", "OPCO"],
		["ARML d’essai", "Autre"],
	])
		await query("insert into organisation (name, kind) values ($1, $2)", [name, kind]);
	const operator = await personOf("dominique@exemple.fr", "charge-etudes", "Exploitant", "tout");
	const signatory = await personOf("camille@exemple.fr", "partenaire", "OPCO d’essai", "organisation");
	const colleague = await personOf("alix@exemple.fr", "contributeur", "OPCO d’essai", "organisation");
	const stranger = await personOf("sacha@exemple.fr", "partenaire", "ARML d’essai", "organisation");
	const [opco] = await query<{ id: string }>("select id from organisation where kind = 'OPCO'");
	const partner = opco?.id ?? "";

	const make: Parties["make"] = (more = {}, clauses = [clause]) =>
		createCharter(access, operator, { partner, terms: { ...terms, ...more }, clauses, sources });
	const see = (slug: string): Promise<Charter> => seeCharter(access, operator.person, slug);
	async function lastCode(): Promise<string> {
		const [letter] = await query<{ body: string }>(
			"select body from letter where subject like 'Code de signature%' order by queued_at desc limit 1",
		);
		return /: (\d{6})$/m.exec(letter?.body ?? "")?.[1] ?? "";
	}
	async function toSignature(slug: string): Promise<void> {
		await sendToReview(access, operator, slug);
		await agree(access, signatory, slug);
		await sendToSignature(access, operator, slug);
	}
	async function sign(slug: string): Promise<void> {
		await toSignature(slug);
		await askCode(access, signatory, slug);
		await signWithCode(access, signatory, slug, await lastCode());
	}
	async function rules(slug: string): Promise<readonly CharterRule[]> {
		const { id } = await see(slug);
		return (await rulesOf(query)).filter((rule) => rule.charter.id === id);
	}
	return {
		access,
		operator,
		signatory,
		colleague,
		stranger,
		partner,
		make,
		see,
		lastCode,
		toSignature,
		sign,
		rules,
		set(instant) {
			clock = new Date(instant);
		},
		async signed(more, clauses) {
			const slug = await make(more, clauses);
			await sign(slug);
			return slug;
		},
		async letters(to) {
			const rows = await query<{ subject: string }>("select subject from letter where recipient = $1", [to]);
			return rows.map(({ subject }) => subject);
		},
		shown: async (slug, at = clock) =>
			ruling(await rules(slug), {
				source: "contrats",
				level: "zone-emploi",
				use: "diffusion",
				reader: publicReader,
				at,
			}),
		async close() {
			await records.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
