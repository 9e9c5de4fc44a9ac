import { type Access, may, type Person } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import type {
	Confidence,
	Pinned,
	Proposal,
	ProposalEvent,
	ProposalKind,
	ProposalState,
	SeenLine,
} from "./model.ts";

interface Stored {
	readonly id: string;
	readonly state: ProposalState;
	readonly occupation_scheme: string;
	readonly occupation_code: string;
	readonly occupation_label: string;
	readonly place_type: string;
	readonly place_code: string;
	readonly place_label: string;
	readonly territories: readonly string[];
	readonly campaign: number;
	readonly kind: ProposalKind;
	readonly places: number | null;
	readonly note: string;
	readonly confidence: Confidence;
	readonly release: string;
	readonly version: string;
	readonly seen: readonly SeenLine[];
	readonly author_id: string;
	readonly author_name: string;
	readonly author_organisation: string;
	readonly decider_name: string | null;
	readonly reason: string;
	readonly created_at: Date;
	readonly changed_at: Date;
}

const selection = "select * from proposal";

function proposalOf(row: Stored): Proposal {
	const pinned: Pinned = { release: row.release, version: row.version, seen: row.seen };
	return {
		id: row.id,
		state: row.state,
		occupation: {
			scheme: row.occupation_scheme,
			code: row.occupation_code,
			label: row.occupation_label,
		},
		place: { type: row.place_type, code: row.place_code, label: row.place_label },
		territories: row.territories,
		campaign: row.campaign,
		kind: row.kind,
		places: row.places,
		note: row.note,
		confidence: row.confidence,
		pinned,
		author: { id: row.author_id, name: row.author_name, organisation: row.author_organisation },
		decider: row.decider_name,
		reason: row.reason,
		createdAt: row.created_at,
		changedAt: row.changed_at,
	};
}

/** A draft is its author's alone; the rest is for who reads needs there. */
function reads(person: Person, proposal: Proposal): boolean {
	if (proposal.state === "brouillon") return proposal.author.id === person.id;
	return may(person, "needs.read", { territories: proposal.territories });
}

/** Throws `proposition-inconnue`. `hold`: nobody else changes it until the end of the transaction. */
export async function proposalById(query: Query, id: string, hold = false): Promise<Proposal> {
	const [row] = await query<Stored>(`${selection} where id::text = $1 ${hold ? "for update" : ""}`, [id]);
	if (!row) throw new DefError("proposition-inconnue", { asked: id });
	return proposalOf(row);
}

/** Throws `proposition-inconnue`, `acces-refuse`. */
export async function seeProposal({ records }: Access, person: Person, id: string): Promise<Proposal> {
	const proposal = await proposalById(records.query, id);
	if (!reads(person, proposal)) throw new DefError("acces-refuse");
	return proposal;
}

export interface ProposalSearch {
	readonly state?: ProposalState;
	readonly occupation?: string;
	readonly place?: string;
	readonly campaign?: number;
}

/** Newest first: those that this person may read. */
export async function listProposals(
	{ records }: Access,
	person: Person,
	search: ProposalSearch = {},
): Promise<readonly Proposal[]> {
	const rows = await records.query<Stored>(
		`${selection} where ($1::text is null or state = $1) and ($2::text is null or occupation_code = $2)
			and ($3::text is null or place_code = $3)
			and ($4::int is null or campaign = $4) order by changed_at desc, id`,
		[search.state ?? null, search.occupation ?? null, search.place ?? null, search.campaign ?? null],
	);
	return rows.map(proposalOf).filter((proposal) => reads(person, proposal));
}

/** Newest first. */
export async function proposalEvents(
	{ records }: Access,
	{ id }: Proposal,
): Promise<readonly ProposalEvent[]> {
	return await records.query<ProposalEvent>(
		"select at, who, what, note from proposal_event where proposal_id = $1 order by seq desc",
		[id],
	);
}
