import { randomBytes } from "node:crypto";
import {
	type Access,
	acceptFirstLink,
	addOrganisation,
	everyOrganisation,
	firstAdministratorLink,
	invite,
	type Origin,
	type Person,
	personByEmail,
	renewLink,
} from "../../access/index.ts";
import { DefError } from "../../platform/index.ts";
import {
	administrator,
	approver,
	author,
	buyer,
	type EssaiPerson,
	essaiDomain,
	operator,
	partners,
	region,
} from "./scenario.ts";

/** Everybody of the demonstration, as the records know them. */
export interface EssaiAccounts {
	readonly author: Person;
	/** Approves what the author composes. */
	readonly approver: Person;
	/** By address. */
	readonly partner: (email: string) => Person;
	/** Id of an organisation by its name. */
	readonly organisation: (name: string) => string;
	/** One-time link of each account whose password nobody chose yet; they are shown once, on the console. */
	readonly links: readonly { readonly person: EssaiPerson; readonly link: string }[];
}

/** Throws `essai-impossible` when somebody has an account here who is not of the demonstration. */
export async function demandNobodyElse({ records }: Access): Promise<void> {
	const others = await records.query<{ email: string }>(
		"select email from person where email not like $1 limit 1",
		[`%@${essaiDomain}`],
	);
	if (others.length > 0)
		throw new DefError("essai-impossible", { cause: "des personnes ont déjà un compte dans ce dossier" });
}

/**
 * Makes the demonstration accounts and organisations that are missing, by the functions of the pages. Again on the same folder:
 * nothing changes, but the links of the accounts that were never opened are given anew.
 */
export async function openAccounts(access: Access, origin: Origin): Promise<EssaiAccounts> {
	const links: { person: EssaiPerson; link: string }[] = [];
	const admin = await administratorOf(access, origin, (link) => links.push({ person: administrator, link }));
	const known = new Set((await everyOrganisation(access)).map(({ name }) => name));
	for (const { organisation, kind } of partners)
		if (!known.has(organisation)) await addOrganisation(access, admin, { name: organisation, kind }, origin);
	const ids = new Map((await everyOrganisation(access)).map(({ id, name }) => [name, id]));
	const organisation = (name: string): string => {
		const id = ids.get(name);
		if (id === undefined) throw new DefError("saisie-incorrecte", { field: "organisation", expected: name });
		return id;
	};

	async function open(given: EssaiPerson, place: string, kind: "tout" | "organisation"): Promise<Person> {
		const before = await personByEmail(access.records.query, given.email);
		if (before === undefined) {
			const perimeter = { kind, value: "" };
			const { link } = await invite(
				access,
				admin,
				{ ...given, organisation: organisation(place), perimeter },
				origin,
			);
			links.push({ person: given, link });
		} else if (!before.hasPassword)
			links.push({ person: given, link: await renewLink(access, admin, before.id, origin) });
		return await personOf(access, given);
	}

	const writer = await open(author, operator, "tout");
	const second = await open(approver, operator, "tout");
	const people = new Map<string, Person>();
	for (const { person, organisation: place } of partners)
		people.set(person.email, await open(person, place, "organisation"));
	await open(buyer, region, "tout");
	return {
		author: writer,
		approver: second,
		partner(email) {
			const person = people.get(email);
			if (!person) throw new DefError("personne-inconnue");
			return person;
		},
		organisation,
		links,
	};
}

/** The first account, by the link of the first start, with a password that nobody knows: its own link comes with the others. */
async function administratorOf(
	access: Access,
	origin: Origin,
	opened: (link: string) => void,
): Promise<Person> {
	const first = await firstAdministratorLink(access);
	if (first === undefined) return await personOf(access, administrator);
	const token = first.slice(first.lastIndexOf("/") + 1);
	const password = randomBytes(24).toString("base64url");
	const { email, name } = administrator;
	await acceptFirstLink(access, token, { email, name, organisation: operator, password }, origin);
	const person = await personOf(access, administrator);
	opened(await renewLink(access, person, person.id, origin));
	return person;
}

async function personOf({ records }: Access, { email }: EssaiPerson): Promise<Person> {
	const person = await personByEmail(records.query, email);
	if (!person) throw new DefError("personne-inconnue");
	return person;
}
