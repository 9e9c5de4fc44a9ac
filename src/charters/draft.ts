import { isTerritoryType } from "../../catalogue/nomenclatures/index.ts";
import {
	type Access,
	demand,
	isEmail,
	normalEmail,
	type Organisation,
	organisationKinds,
	record,
} from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { slugify } from "../platform/french.ts";
import { stableJson } from "../platform/hash.ts";
import type { Query } from "../platform/records/records.ts";
import { inForceUntil, type Terms, type Version } from "./charter.ts";
import { dayOf, endOfDay, startOfDay } from "./days.ts";
import { tell } from "./history.ts";
import { type Clause, uses } from "./model.ts";
import { type Doer, type Step, step } from "./step.ts";

/** Longest free text of a charter, in characters. */
export const longestText = 20_000;
export const longestTerm = 1_000;
const longestRetention = 240;
const mostClauses = 60;

/** Terms as a form gives them: days are `2026-12-31`, the last one included. */
export interface GivenTerms {
	readonly title: string;
	readonly purpose: string;
	readonly categories: string;
	readonly legalBasis: string;
	readonly security: string;
	readonly text: string;
	readonly signatoryName: string;
	readonly signatoryEmail: string;
	readonly starts: string;
	readonly ends: string;
}

export type GivenClause = Omit<Clause, "number" | "use" | "finest"> & {
	/** Absent: a new clause. */
	readonly number?: number;
	readonly use: string;
	readonly finest: string;
};

function wrong(field: string, expected: string): DefError {
	return new DefError("saisie-incorrecte", { field, expected });
}

function sentence(field: string, text: string, most: number, expected: string): string {
	const given = text.trim();
	if (given === "" || given.length > most) throw wrong(field, expected);
	return given;
}

function termsOf(given: GivenTerms): Terms {
	const startsAt = startOfDay(given.starts);
	if (!startsAt) throw wrong("starts", "Écrivez le premier jour comme 2026-01-31.");
	const endsAt = endOfDay(given.ends);
	if (!endsAt) throw wrong("ends", "Écrivez le dernier jour comme 2026-12-31.");
	if (endsAt <= startsAt) throw wrong("ends", "Le dernier jour vient après le premier.");
	const email = normalEmail(given.signatoryEmail);
	if (!isEmail(email)) throw wrong("signatoryEmail", "Écrivez une adresse comme prenom.nom@exemple.fr.");
	const term = (field: "purpose" | "categories" | "legalBasis" | "security", expected: string): string =>
		sentence(field, given[field], longestTerm, expected);
	if (given.text.length > longestText)
		throw wrong("text", `Le texte ne dépasse pas ${longestText} caractères.`);
	return {
		title: sentence("title", given.title, 120, "Donnez un titre à la charte, en 120 caractères au plus."),
		purpose: term("purpose", "Dites à quoi servent les données, en une phrase."),
		categories: term("categories", "Dites quelles catégories de données sont partagées."),
		legalBasis: term("legalBasis", "Dites sur quelle base légale repose le partage."),
		security: term("security", "Dites comment les données sont protégées."),
		text: given.text.replaceAll("\r\n", "\n").trim(),
		signatory: {
			name: sentence("signatoryName", given.signatoryName, 120, "Écrivez le prénom et le nom du signataire."),
			email,
		},
		startsAt,
		endsAt,
	};
}

/** `sources`: data sets shared under charter. */
function clauseOf(given: GivenClause, number: number, sources: readonly string[]): Clause {
	const use = uses.find((one) => one === given.use);
	if (!sources.includes(given.source))
		throw wrong("source", "Choisissez un jeu de données partagé par charte.");
	if (!use) throw wrong("use", "Choisissez un usage de la liste.");
	if (!isTerritoryType(given.finest)) throw wrong("finest", "Choisissez un niveau de la liste.");
	const known: readonly string[] = ["public", "parties", ...organisationKinds];
	const recipients = known.filter((one) => given.recipients.includes(one));
	if (recipients.length === 0) throw wrong("recipients", "Choisissez au moins un destinataire.");
	if (use === "diffusion" && !recipients.includes("public"))
		throw wrong("recipients", "La diffusion est publique : cochez « tous », ou choisissez un autre usage.");
	const whole = (
		field: "minUnits" | "maxShare" | "retentionMonths",
		most: number,
		expected: string,
	): number => {
		const value = given[field];
		if (!Number.isInteger(value) || value < 0 || value > most) throw wrong(field, expected);
		return value;
	};
	const maxShare = whole("maxShare", 100, "Écrivez une part de 1 à 100 ; 100 : pas de seuil.");
	if (maxShare === 0) throw wrong("maxShare", "Écrivez une part de 1 à 100 ; 100 : pas de seuil.");
	return {
		number,
		source: given.source,
		use,
		finest: given.finest,
		recipients,
		minUnits: whole("minUnits", 1000, "Écrivez un nombre d’unités de 0 à 1000 ; 0 : pas de seuil."),
		maxShare,
		retentionMonths: whole(
			"retentionMonths",
			longestRetention,
			`Écrivez un nombre de mois de 0 à ${longestRetention}.`,
		),
	};
}

async function insertVersion(
	query: Query,
	charter: string,
	number: number,
	terms: Terms,
	clauses: readonly Clause[],
	manager: { readonly name: string; readonly email: string },
): Promise<void> {
	await query(
		`insert into charter_version (charter_id, number, state, title, purpose, categories, legal_basis, security, body,
			signatory_name, signatory_email, starts_at, ends_at, clauses, manager_name, manager_email)
		values ($1, $2, 'brouillon', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		[
			charter,
			number,
			terms.title,
			terms.purpose,
			terms.categories,
			terms.legalBasis,
			terms.security,
			terms.text,
			terms.signatory.name,
			terms.signatory.email,
			terms.startsAt,
			terms.endsAt,
			JSON.stringify(clauses),
			manager.name,
			manager.email,
		],
	);
}

/** Organisations that a charter may be written with. Throws `acces-refuse`. */
export async function possiblePartners(
	access: Access,
	{ person }: Pick<Doer, "person">,
): Promise<readonly Organisation[]> {
	demand(person, "charters.manage");
	return await access.records.query<Organisation>("select id, name, kind from organisation order by name");
}

/** A new charter, as a draft. Gives its slug (« 2026-opco-ep »). Throws `acces-refuse`, `saisie-incorrecte`. */
export async function createCharter(
	access: Access,
	{ person, origin }: Doer,
	given: {
		readonly partner: string;
		readonly terms: GivenTerms;
		readonly clauses: readonly GivenClause[];
		readonly sources: readonly string[];
	},
): Promise<string> {
	demand(person, "charters.manage");
	const terms = termsOf(given.terms);
	const clauses = given.clauses.map((clause, index) => clauseOf(clause, index + 1, given.sources));
	const operator = person.memberships.find(({ perimeter }) => perimeter.kind === "tout")?.organisation;
	return await access.records.transaction(async (query) => {
		// One at a time: two charters of one partner never take the same name.
		await query("select pg_advisory_xact_lock(7201433)");
		const [partner] = await query<Organisation>(
			"select id, name, kind from organisation where id::text = $1",
			[given.partner],
		);
		if (!partner || !operator || partner.id === operator.id)
			throw wrong("partner", "Choisissez l’organisation partenaire dans la liste.");
		const base = `${dayOf(terms.startsAt).slice(0, 4)}-${slugify(partner.name)}`.slice(0, 80);
		const taken = await query<{ slug: string }>("select slug from charter where slug like $1 || '%'", [base]);
		let slug = base;
		for (let rank = 2; taken.some((one) => one.slug === slug); rank++) slug = `${base}-${rank}`;
		const [charter] = await query<{ id: string }>(
			"insert into charter (slug, partner_id, operator_id, created_at) values ($1, $2, $3, $4) returning id",
			[slug, partner.id, operator.id, access.now()],
		);
		if (!charter) throw new DefError("charte-inconnue", { charter: slug });
		await insertVersion(query, charter.id, 1, terms, clauses, person);
		const at = access.now();
		await tell(query, charter, { version: 1, at, what: "creation", person });
		for (const after of clauses)
			await tell(query, charter, { version: 1, at, what: "clause", person, clause: { after } });
		await record(query, {
			person,
			action: "charte",
			outcome: "fait",
			object: `charte ${slug} créée avec ${partner.name}`,
			origin,
		});
		return slug;
	});
}

/** Text, dates and signatory of the draft. Throws `charte-etape`, `saisie-incorrecte`. */
export async function editTerms(access: Access, doer: Doer, slug: string, given: GivenTerms): Promise<void> {
	const terms = termsOf(given);
	const rule = { side: "operator", from: ["brouillon"], what: "texte et dates modifiés" } as const;
	await step(access, doer, slug, rule, async ({ query, charter, version, now }) => {
		await query(
			`update charter_version set title = $2, purpose = $3, categories = $4, legal_basis = $5, security = $6, body = $7,
				signatory_name = $8, signatory_email = $9, starts_at = $10, ends_at = $11 where id = $1`,
			[
				version.id,
				terms.title,
				terms.purpose,
				terms.categories,
				terms.legalBasis,
				terms.security,
				terms.text,
				terms.signatory.name,
				terms.signatory.email,
				terms.startsAt,
				terms.endsAt,
			],
		);
		const note = changedTerms(version, terms);
		if (note !== "")
			await tell(query, charter, {
				version: version.number,
				at: now,
				what: "termes",
				person: doer.person,
				note,
			});
	});
}

function changedTerms(before: Version, after: Terms): string {
	const names: readonly (readonly [string, unknown, unknown])[] = [
		["titre", before.title, after.title],
		["finalité", before.purpose, after.purpose],
		["catégories de données", before.categories, after.categories],
		["base légale", before.legalBasis, after.legalBasis],
		["sécurité", before.security, after.security],
		["texte", before.text, after.text],
		["signataire", before.signatory.name, after.signatory.name],
		["adresse du signataire", before.signatory.email, after.signatory.email],
		["premier jour", before.startsAt.getTime(), after.startsAt.getTime()],
		["dernier jour", before.endsAt.getTime(), after.endsAt.getTime()],
	];
	return names
		.filter(([, one, other]) => one !== other)
		.map(([name]) => name)
		.join(", ");
}

/** Clauses as they are now written, with their history. */
export async function writeClauses({ query, version }: Step, clauses: readonly Clause[]): Promise<void> {
	await query("update charter_version set clauses = $2 where id = $1", [version.id, JSON.stringify(clauses)]);
}

/** Adds a clause to the draft, or changes the one of that number. Throws `charte-etape`, `saisie-incorrecte`. */
export async function saveClause(
	access: Access,
	doer: Doer,
	slug: string,
	given: GivenClause,
	sources: readonly string[],
): Promise<void> {
	const what = given.number === undefined ? "clause ajoutée" : `clause ${given.number} modifiée`;
	await step(access, doer, slug, { side: "operator", from: ["brouillon"], what }, async (at) => {
		const { query, charter, version, now } = at;
		const before = version.clauses.find(({ number }) => number === given.number);
		if (given.number !== undefined && !before)
			throw new DefError("clause-inconnue", { clause: given.number });
		if (!before && version.clauses.length >= mostClauses)
			throw wrong("source", `Une charte compte ${mostClauses} clauses au plus.`);
		// A number is never given twice in the life of a charter: its history stays readable.
		const [last] = await query<{ most: number | null }>(
			"select max(clause) as most from charter_history where charter_id = $1",
			[charter.id],
		);
		const used = Math.max(0, last?.most ?? 0, ...version.clauses.map(({ number }) => number));
		const after = clauseOf(given, before?.number ?? used + 1, sources);
		const others = version.clauses.filter(({ number }) => number !== after.number);
		await writeClauses(
			at,
			[...others, after].toSorted((a, b) => a.number - b.number),
		);
		if (before && stableJson(before) === stableJson(after)) return;
		const line = { version: version.number, at: now, what: "clause", person: doer.person } as const;
		await tell(query, charter, { ...line, clause: { before, after } });
	});
}

export async function removeClause(access: Access, doer: Doer, slug: string, number: number): Promise<void> {
	const rule = { side: "operator", from: ["brouillon"], what: `clause ${number} retirée` } as const;
	await step(access, doer, slug, rule, async (at) => {
		const before = at.version.clauses.find((clause) => clause.number === number);
		if (!before) throw new DefError("clause-inconnue", { clause: number });
		await writeClauses(
			at,
			at.version.clauses.filter((clause) => clause !== before),
		);
		const line = { version: at.version.number, at: at.now, what: "clause", person: doer.person } as const;
		await tell(at.query, at.charter, { ...line, clause: { before } });
	});
}

/** A draft that starts from the signed version, which stays in force until the new one's first day. */
export async function newVersion(access: Access, doer: Doer, slug: string): Promise<void> {
	const rule = { side: "operator", from: ["signee", "remplacee"], what: "nouvelle version ouverte" } as const;
	await step(access, doer, slug, rule, async ({ query, charter, version, now }) => {
		const number = version.number + 1;
		const startsAt = new Date(
			Math.max(inForceUntil(version).getTime(), startOfDay(dayOf(now))?.getTime() ?? 0),
		);
		const length = version.endsAt.getTime() - version.startsAt.getTime();
		const endsAt = endOfDay(dayOf(new Date(startsAt.getTime() + length - 1))) ?? version.endsAt;
		await insertVersion(
			query,
			charter.id,
			number,
			{ ...version, startsAt, endsAt },
			version.clauses,
			doer.person,
		);
		await tell(query, charter, { version: number, at: now, what: "version", person: doer.person });
	});
}
