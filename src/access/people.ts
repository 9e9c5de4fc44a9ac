import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { record } from "./audit.ts";
import type { Access } from "./context.ts";
import { makeLink } from "./links.ts";
import {
	type Membership,
	type Organisation,
	type Origin,
	organisationKinds,
	type Perimeter,
	type PerimeterKind,
	type Person,
	perimeterKinds,
	perimeterLabels,
	type Role,
	roleLabels,
	roles,
} from "./model.ts";
import { demand, may } from "./rules.ts";

interface PersonRow {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly suspended: boolean;
	readonly has_password: boolean;
	readonly second_factor: boolean;
	readonly memberships: readonly Membership[];
}

const selection = `
	select p.id, p.email, p.name, p.suspended_at is not null as suspended, p.password is not null as has_password,
		p.totp_secret is not null as second_factor,
		coalesce((
			select jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role,
				'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind),
				'perimeter', jsonb_build_object('kind', m.perimeter_kind, 'value', m.perimeter_value))
				order by o.name, m.role, m.perimeter_kind, m.perimeter_value)
			from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id
		), '[]') as memberships
	from person p`;

function personOf(row: PersonRow): Person {
	const { has_password, second_factor, ...rest } = row;
	return { ...rest, hasPassword: has_password, secondFactor: second_factor };
}

export async function personById(query: Query, id: string): Promise<Person | undefined> {
	if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
	const [row] = await query<PersonRow>(`${selection} where p.id = $1`, [id]);
	return row && personOf(row);
}

export async function personByEmail(query: Query, email: string): Promise<Person | undefined> {
	const [row] = await query<PersonRow>(`${selection} where p.email = $1`, [normalEmail(email)]);
	return row && personOf(row);
}

export function normalEmail(email: string): string {
	return email.trim().toLowerCase();
}

/** The people that the actor may manage, or that share an organisation with them. */
export async function listPeople({ records }: Access, actor: Person): Promise<readonly Person[]> {
	const rows = await records.query<PersonRow>(`${selection} order by p.name, p.email`);
	return rows.map(personOf).filter((person) => canSee(actor, person));
}

/** Throws `personne-inconnue`, also for somebody that the actor may not see. */
export async function seePerson({ records }: Access, actor: Person, id: string): Promise<Person> {
	const person = await personById(records.query, id);
	if (!person || !canSee(actor, person)) throw new DefError("personne-inconnue");
	return person;
}

function canSee(actor: Person, person: Person): boolean {
	return (
		may(actor, "people.manage") ||
		person.memberships.some((m) => may(actor, "people.manage", { organisation: m.organisation.id }))
	);
}

/** Suspending, sending a new link: only for people all of whose rights the actor could have given. */
export function canManage(actor: Person, person: Person): boolean {
	return (
		may(actor, "people.manage") ||
		(person.memberships.length > 0 && person.memberships.every((m) => canGrant(actor, m)))
	);
}

/** A right is given by somebody whose own reaches as far: an organisation's administrator stays inside it. */
export function canGrant(actor: Person, right: Pick<Membership, "organisation" | "perimeter">): boolean {
	const inside = right.perimeter.kind === "organisation";
	return may(actor, "people.manage", inside ? { organisation: right.organisation.id } : {});
}

/** Every organisation, by name. A page shows those of them that its own right covers. */
export async function everyOrganisation({
	records,
}: Pick<Access, "records">): Promise<readonly Organisation[]> {
	return await records.query<Organisation>("select id, name, kind from organisation order by name");
}

export async function listOrganisations(
	{ records }: Access,
	actor: Person,
): Promise<readonly Organisation[]> {
	const rows = await everyOrganisation({ records });
	return rows.filter((o) => may(actor, "people.manage", { organisation: o.id }));
}

/** Only somebody in charge of the whole observatory adds an organisation. */
export async function addOrganisation(
	{ records }: Access,
	actor: Person,
	given: { readonly name: string; readonly kind: string },
	origin: Origin,
): Promise<void> {
	demand(actor, "people.manage");
	const name = given.name.trim();
	if (name === "" || name.length > 120)
		throw new DefError("saisie-incorrecte", { field: "name", expected: "Écrivez le nom de l’organisation." });
	if (!organisationKinds.some((kind) => kind === given.kind))
		throw new DefError("saisie-incorrecte", {
			field: "kind",
			expected: "Choisissez une catégorie de la liste.",
		});
	await records.transaction(async (query) => {
		const made = await query(
			"insert into organisation (name, kind) values ($1, $2) on conflict do nothing returning id",
			[name, given.kind],
		);
		if (made.length === 0)
			throw new DefError("saisie-incorrecte", { field: "name", expected: "Cette organisation existe déjà." });
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `organisation « ${name} » ajoutée`,
			origin,
		});
	});
}

export interface Grant {
	readonly role: string;
	readonly organisation: string;
	readonly perimeter: { readonly kind: string; readonly value: string };
}

/** Creates the account and gives its one-time link, to be handed over by the actor. */
export async function invite(
	access: Access,
	actor: Person,
	given: { readonly email: string; readonly name: string } & Grant,
	origin: Origin,
): Promise<{ readonly person: string; readonly link: string }> {
	const email = normalEmail(given.email);
	if (!isEmail(email))
		throw new DefError("saisie-incorrecte", {
			field: "email",
			expected: "Écrivez une adresse comme prenom.nom@exemple.fr.",
		});
	const name = given.name.trim();
	if (name === "" || name.length > 120)
		throw new DefError("saisie-incorrecte", { field: "name", expected: "Écrivez le prénom et le nom." });
	return await access.records.transaction(async (query) => {
		const right = await rightOf(query, actor, given);
		const [made] = await query<{ id: string }>(
			"insert into person (email, name) values ($1, $2) on conflict do nothing returning id",
			[email, name],
		);
		if (!made)
			throw new DefError("saisie-incorrecte", {
				field: "email",
				expected: "Cette adresse a déjà un compte.",
			});
		await insertRight(query, made.id, right);
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `compte créé pour ${email} : ${rightText(right)}`,
			origin,
		});
		return { person: made.id, link: await makeLink(access, query, made.id) };
	});
}

export function isEmail(email: string): boolean {
	return email.length <= 200 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email);
}

/** A new one-time link: the password was never set, or was forgotten. */
export async function renewLink(access: Access, actor: Person, id: string, origin: Origin): Promise<string> {
	return await access.records.transaction(async (query) => {
		const person = await managed(query, actor, id);
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `lien à usage unique pour ${person.email}`,
			origin,
		});
		return await makeLink(access, query, id);
	});
}

export async function grant(
	{ records }: Access,
	actor: Person,
	id: string,
	given: Grant,
	origin: Origin,
): Promise<void> {
	await records.transaction(async (query) => {
		const person = await personById(query, id);
		if (!person || !canSee(actor, person)) throw new DefError("personne-inconnue");
		const right = await rightOf(query, actor, given);
		await insertRight(query, id, right);
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `droit donné à ${person.email} : ${rightText(right)}`,
			origin,
		});
	});
}

export async function withdraw(
	{ records }: Access,
	actor: Person,
	id: string,
	membership: string,
	origin: Origin,
): Promise<void> {
	await records.transaction(async (query) => {
		await query("lock table membership in share row exclusive mode");
		const person = await personById(query, id);
		const right = person?.memberships.find((m) => m.id === membership);
		if (!person || !right || !canSee(actor, person)) throw new DefError("personne-inconnue");
		if (!canGrant(actor, right)) throw new DefError("acces-refuse");
		await query("delete from membership where id = $1", [membership]);
		await demandAnAdministrator(query);
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `droit retiré à ${person.email} : ${rightText(right)}`,
			origin,
		});
	});
}

/** A suspended person is signed out everywhere at once. */
export async function suspend(
	{ records }: Access,
	actor: Person,
	id: string,
	suspended: boolean,
	origin: Origin,
): Promise<void> {
	await records.transaction(async (query) => {
		await query("lock table membership in share row exclusive mode");
		const person = await managed(query, actor, id);
		await query("update person set suspended_at = $2 where id = $1", [id, suspended ? new Date() : null]);
		if (suspended) await query("delete from session where person_id = $1", [id]);
		await demandAnAdministrator(query);
		await record(query, {
			person: actor,
			action: "droits",
			outcome: "fait",
			object: `${suspended ? "compte suspendu" : "compte rétabli"} : ${person.email}`,
			origin,
		});
	});
}

async function managed(query: Query, actor: Person, id: string): Promise<Person> {
	const person = await personById(query, id);
	if (!person || !canSee(actor, person)) throw new DefError("personne-inconnue");
	if (!canManage(actor, person)) throw new DefError("acces-refuse");
	return person;
}

async function rightOf(query: Query, actor: Person, given: Grant): Promise<Omit<Membership, "id">> {
	const role = roles.find((r) => r === given.role && r !== "public");
	if (!role)
		throw new DefError("saisie-incorrecte", { field: "role", expected: "Choisissez un rôle de la liste." });
	const kind = perimeterKinds.find((k) => k === given.perimeter.kind);
	if (!kind)
		throw new DefError("saisie-incorrecte", {
			field: "perimeter",
			expected: "Choisissez un périmètre de la liste.",
		});
	const organisation = (
		await query<Organisation>("select id, name, kind from organisation where id::text = $1", [
			given.organisation,
		])
	)[0];
	if (!organisation)
		throw new DefError("saisie-incorrecte", {
			field: "organisation",
			expected: "Choisissez une organisation de la liste.",
		});
	const right = { role, organisation, perimeter: perimeterOf(kind, given.perimeter.value) };
	if (!canGrant(actor, right)) throw new DefError("acces-refuse");
	return right;
}

const shapes: Readonly<Record<PerimeterKind, { readonly pattern: RegExp; readonly expected: string }>> = {
	tout: { pattern: /^$/, expected: "" },
	organisation: { pattern: /^$/, expected: "" },
	territoire: {
		pattern: /^[a-z][a-z-]*:[0-9A-Za-z-]+$/,
		expected: "Écrivez le type et le code, comme bassin:2801 ou departement:14.",
	},
	source: {
		pattern: /^[a-z0-9][a-z0-9-]*$/,
		expected: "Écrivez l’identifiant du jeu de données, comme bmo-2024.",
	},
	programme: { pattern: /^[a-z0-9][a-z0-9-]*$/, expected: "Écrivez l’identifiant du programme." },
};

function perimeterOf(kind: PerimeterKind, given: string): Perimeter {
	const { pattern, expected } = shapes[kind];
	const value = kind === "tout" || kind === "organisation" ? "" : given.trim();
	if (!pattern.test(value)) throw new DefError("saisie-incorrecte", { field: "value", expected });
	return { kind, value };
}

async function insertRight(query: Query, person: string, right: Omit<Membership, "id">): Promise<void> {
	await query(
		"insert into membership (person_id, role, organisation_id, perimeter_kind, perimeter_value) values ($1, $2, $3, $4, $5) on conflict do nothing",
		[person, right.role, right.organisation.id, right.perimeter.kind, right.perimeter.value],
	);
}

/** « Contributeur, Région, source bmo-2024 ». */
export function rightText(right: {
	readonly role: Role;
	readonly organisation: Organisation;
	readonly perimeter: Perimeter;
}): string {
	const { kind, value } = right.perimeter;
	return `${roleLabels[right.role]}, ${right.organisation.name}, ${perimeterLabels[kind].toLowerCase()}${value ? ` (${value})` : ""}`;
}

/** An observatory without anybody in charge could never be opened again. */
async function demandAnAdministrator(query: Query): Promise<void> {
	if (!(await hasAdministrator(query))) throw new DefError("dernier-administrateur");
}

export async function hasAdministrator(query: Query): Promise<boolean> {
	const found = await query(
		`select 1 from membership m join person p on p.id = m.person_id
		where m.role = 'administrateur' and m.perimeter_kind = 'tout' and p.suspended_at is null limit 1`,
	);
	return found.length > 0;
}
