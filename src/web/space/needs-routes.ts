import { detailOf } from "../../foresight/index.ts";
import { DefError } from "../../platform/errors.ts";
import {
	commentProposal,
	createProposal,
	decideProposal,
	editProposal,
	longestNote,
	type Pinned,
	proposalPath,
	seeProposal,
	submitProposal,
	withdrawProposal,
} from "../../proposals/index.ts";
import { faultOf } from "./form.tsx";
import { needsCell } from "./needs-cell.tsx";
import { needsFile } from "./needs-file.ts";
import { needsMatrix } from "./needs-matrix.tsx";
import { aboutOf, needsPath, proposalsPath, subjectOf, versionOf } from "./needs-view.ts";
import { seenOf } from "./needs-words.ts";
import { proposalList } from "./proposal-list.tsx";
import { proposalPage } from "./proposal-page.tsx";
import { proposalSheet } from "./proposal-sheet.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

/** Not for this person, or not there: the door answers, and writes a refusal in the audit trail. */
const closed: ReadonlySet<string> = new Set([
	"acces-refuse",
	"proposition-inconnue",
	"metier-inconnu",
	"territoire-inconnu",
]);

/** Shows the page again with what is wrong. */
async function told(
	error: unknown,
	again: (fault: ReturnType<typeof faultOf>) => Promise<SpaceAnswer>,
): Promise<SpaceAnswer> {
	if (error instanceof DefError && closed.has(error.code)) throw error;
	return await again(faultOf(error));
}

/** What the page says now, provided that it is what the form was written from. Throws `chiffres-changes`. */
async function pinnedNow(
	context: SignedInContext,
	{ occupation, place }: ReturnType<typeof subjectOf>,
): Promise<Pinned> {
	const figures = context.figures();
	if (context.form.release !== figures.release.id) throw new DefError("chiffres-changes");
	const detail = await detailOf(figures, context.region.code, occupation, place);
	return {
		release: figures.release.id,
		version: versionOf(context),
		seen: detail ? seenOf(detail) : [],
	};
}

async function propose(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, form, person, origin } = context;
	const subject = subjectOf(context);
	try {
		const pinned = await pinnedNow(context, subject);
		const about = aboutOf(context, subject.occupation, subject.place);
		const id = await createProposal(access, { person, origin }, about, pinned, form);
		if (form.step === "proposer") await submitProposal(access, { person, origin }, id);
		return goTo(proposalPath(id));
	} catch (error) {
		return await told(error, (fault) => needsCell(context, fault));
	}
}

async function edit(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, form, person, origin, params } = context;
	const id = params.proposal ?? "";
	const { occupation, place } = await seeProposal(access, person, id);
	try {
		const subject = subjectOf(context, { occupation: occupation.code, place: place.code });
		await editProposal(access, { person, origin }, id, await pinnedNow(context, subject), form);
		return goTo(proposalPath(id));
	} catch (error) {
		return await told(error, (fault) => proposalPage(context, fault));
	}
}

type Doer = Pick<SignedInContext, "person" | "origin">;

function change(
	work: (context: SignedInContext, doer: Doer, id: string) => Promise<void>,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const { person, origin, params } = context;
		const id = params.proposal ?? "";
		try {
			await work(context, { person, origin }, id);
			return goTo(proposalPath(id));
		} catch (error) {
			return await told(error, (fault) => proposalPage(context, fault));
		}
	};
}

const one = `${proposalsPath}/:proposal`;
const cell = `${needsPath}/:occupation/:bassin`;
const read = { method: "GET", action: "needs.read" } as const;
const write = { method: "POST", action: "needs.propose" } as const;
const long = { note: longestNote, comment: longestNote, reason: longestNote } as const;

export const needsRoutes: readonly SpaceRoute[] = [
	{ ...read, pattern: needsPath, handle: needsMatrix },
	{ ...read, pattern: `${needsPath}/fichier`, handle: needsFile },
	{ ...read, pattern: proposalsPath, handle: proposalList },
	{ ...read, pattern: one, handle: (context: SignedInContext) => proposalPage(context) },
	{ ...read, pattern: `${one}/fiche.pdf`, handle: proposalSheet },
	{ ...read, pattern: cell, handle: (context: SignedInContext) => needsCell(context) },
	{ ...write, pattern: cell, longFields: long, handle: propose },
	{ ...write, pattern: `${one}/modifier`, longFields: long, handle: edit },
	{
		...write,
		pattern: `${one}/proposer`,
		handle: change(({ access }, doer, id) => submitProposal(access, doer, id)),
	},
	{
		...write,
		pattern: `${one}/retirer`,
		handle: change(({ access }, doer, id) => withdrawProposal(access, doer, id)),
	},
	{
		...write,
		pattern: `${one}/avis`,
		longFields: long,
		handle: change(({ access, form }, doer, id) => commentProposal(access, doer, id, form.comment ?? "")),
	},
	{
		method: "POST",
		action: "needs.decide",
		pattern: `${one}/decider`,
		longFields: long,
		handle: change(({ access, form }, doer, id) => decideProposal(access, doer, id, form)),
	},
];
