import { type Access, demand, may, type Origin, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { type Charter, stageLabels, type Version } from "./charter.ts";
import type { VersionState } from "./model.ts";
import { charterBySlug } from "./read.ts";

/** Who is doing something to a charter, and where from. */
export interface Doer {
	readonly person: Person;
	readonly origin: Origin;
}

/** The partner answers through its own people: a right over the whole observatory is not enough. */
export function mayAnswer(person: Person, charter: Pick<Charter, "partner">): boolean {
	const { id } = charter.partner;
	const memberships = person.memberships.filter(({ organisation }) => organisation.id === id);
	return may({ ...person, memberships }, "charters.answer", { organisation: id });
}

/** The one signatory, signed in with the address that was designated. */
export function maySign(person: Person, charter: Pick<Charter, "partner">, version: Version): boolean {
	return mayAnswer(person, charter) && person.email === version.signatory.email;
}

export interface Step {
	readonly query: Query;
	readonly charter: Charter;
	/** The newest version: the only one that can move. */
	readonly version: Version;
	readonly now: Date;
}

/**
 * One step of the life of a charter: rights, then state, then the work and its audit line, in one transaction that holds the
 * charter. Throws `charte-inconnue`, `acces-refuse`, `charte-etape`.
 */
export async function step<T>(
	access: Access,
	{ person, origin }: Doer,
	slug: string,
	rule: {
		readonly side: "operator" | "partner";
		readonly from: readonly VersionState[];
		readonly what: string;
	},
	work: (step: Step) => Promise<T>,
): Promise<T> {
	return await access.records.transaction(async (query) => {
		const charter = await charterBySlug(query, slug, true);
		const [version] = charter.versions;
		if (!version) throw new DefError("charte-inconnue", { charter: slug });
		if (rule.side === "operator") demand(person, "charters.manage");
		else if (!mayAnswer(person, charter)) throw new DefError("acces-refuse");
		if (!rule.from.includes(version.state)) {
			const state = version.state === "signee" ? "Signée" : stageLabels[version.state];
			throw new DefError("charte-etape", { state, what: rule.what });
		}
		const done = await work({ query, charter, version, now: access.now() });
		await record(query, {
			person,
			action: "charte",
			outcome: "fait",
			object: `charte ${slug}, version ${version.number} : ${rule.what}`,
			origin,
		});
		return done;
	});
}
