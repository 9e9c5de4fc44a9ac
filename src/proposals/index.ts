export { campaignAt, campaignsOpen, isMade, type Totals, totalsOf } from "./campaign.ts";
export { decideProposal, proposalPath } from "./decide.ts";
export { proposalsMigrations } from "./migrations.ts";
export {
	type About,
	changesSince,
	confidences,
	kindLabels,
	type Pinned,
	type Proposal,
	type ProposalState,
	proposalKinds,
	proposalStates,
	type SeenLine,
	stateLabels,
} from "./model.ts";
export { listProposals, proposalEvents, seeProposal } from "./read.ts";
export {
	commentProposal,
	createProposal,
	editProposal,
	type GivenContent,
	longestNote,
	submitProposal,
	withdrawProposal,
} from "./write.ts";
