import { type Access, type Action, may, type Origin, type Person, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import { type Proposal, type ProposalState, stateLabels } from "./model.ts";
import { proposalById } from "./read.ts";

export interface Doer {
	readonly person: Person;
	readonly origin: Origin;
}

export interface Step {
	readonly query: Query;
	readonly proposal: Proposal;
	readonly now: Date;
}

interface Rule {
	/** `author`: only who wrote it. */
	readonly by: "author" | Action;
	readonly from: readonly ProposalState[];
	readonly what: string;
	readonly note?: string;
}

/** « Aides-soignants, Argentan » */
export const subjectOf = ({ occupation, place }: Pick<Proposal, "occupation" | "place">): string =>
	`${occupation.label}, ${place.label}`;

/**
 * One step of the life of a proposal: right, state, work, history and audit trail, in one transaction that holds it. Throws
 * `proposition-inconnue`, `acces-refuse`, `proposition-etape`.
 */
export async function step(
	access: Access,
	{ person, origin }: Doer,
	id: string,
	rule: Rule,
	work: (step: Step) => Promise<void>,
): Promise<void> {
	await access.records.transaction(async (query) => {
		const proposal = await proposalById(query, id, true);
		const own = proposal.author.id === person.id && !person.suspended;
		const on = { territories: proposal.territories };
		// A draft does not exist for anybody else.
		const allowed =
			rule.by === "author"
				? own && may(person, "needs.propose", on)
				: may(person, rule.by, on) && (own || proposal.state !== "brouillon");
		if (!allowed) throw new DefError("acces-refuse");
		if (!rule.from.includes(proposal.state))
			throw new DefError("proposition-etape", { state: stateLabels[proposal.state], what: rule.what });
		const now = access.now();
		await work({ query, proposal, now });
		await tell(query, id, now, person.name, rule.what, rule.note);
		await record(query, {
			person,
			action: "proposition",
			outcome: "fait",
			object: `proposition ${subjectOf(proposal)} (${id}) : ${rule.what}`,
			origin,
		});
	});
}

export async function tell(
	query: Query,
	proposal: string,
	at: Date,
	who: string,
	what: string,
	note = "",
): Promise<void> {
	await query("insert into proposal_event (proposal_id, at, who, what, note) values ($1, $2, $3, $4, $5)", [
		proposal,
		at,
		who,
		what,
		note,
	]);
}
