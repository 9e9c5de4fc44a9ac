import type { Source } from "../../catalogue/model.ts";
import type { Membership, Person, Role } from "../access/index.ts";
import { type CharterRule, rulesOf, rulingOfDeposit } from "../charters/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import type { Desk } from "./desk.ts";
import type { Basis } from "./model.ts";

/** Roles of the operator's people who collect; anybody else needs the source by name in their perimeter. */
const collectors: readonly Role[] = ["charge-etudes", "administrateur"];

/**
 * Why these data may be here: the clause in force of a charter of that organisation, or the open licence of the source.
 * Throws `charte-absente` with the reason, `acces-refuse` for an open source that is not in the person's charge.
 */
export async function basisOf(
	desk: Desk,
	query: Query,
	source: Source,
	organisation: string,
	person: Person,
): Promise<Basis> {
	if (source.sharing === "charter") return await charterBasis(desk, query, source.id, organisation);
	if (!person.memberships.some((m) => collects(m, source.id))) throw new DefError("acces-refuse");
	return { kind: "licence", text: source.licence };
}

/** Clauses of the signed charters. */
export async function rulesFor(desk: Desk, query: Query): Promise<readonly CharterRule[]> {
	return await (desk.rules ?? rulesOf)(query);
}

/** Throws `charte-absente`. */
export async function charterBasis(
	desk: Desk,
	query: Query,
	source: string,
	organisation: string,
): Promise<Basis> {
	const rules = await rulesFor(desk, query);
	const ruling = rulingOfDeposit(rules, { source, organisation, at: desk.access.now() });
	if (!ruling.allowed) throw new DefError("charte-absente", { reason: ruling.reason });
	const { charter, clause } = ruling.rule;
	return {
		kind: "charte",
		text: `${charter.title}, version ${charter.version}, clause ${clause.number}`,
		charter: charter.id,
	};
}

export function collects({ role, perimeter }: Membership, source: string): boolean {
	if (collectors.includes(role)) return perimeter.kind === "tout" || perimeter.kind === "source";
	return role === "contributeur" && perimeter.kind === "source" && perimeter.value === source;
}
