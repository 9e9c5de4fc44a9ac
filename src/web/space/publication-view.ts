import { may } from "../../access/index.ts";
import {
	type CheckLine,
	type Comparison,
	changesOf,
	checklistOf,
	type Draft,
	eventsOf,
	isOutdated,
	possiblePreviewers,
	seeDraft,
} from "../../publication/index.ts";
import type { FormFault } from "./form.tsx";
import type { SignedInContext } from "./route.ts";

export const publicationPath = "/espace/diffusions";

/** What the page of a draft shows, for one person. */
export interface DraftView {
	readonly draft: Draft;
	readonly path: string;
	readonly csrf: string;
	readonly checklist: readonly CheckLine[];
	readonly changes: Comparison;
	readonly events: Awaited<ReturnType<typeof eventsOf>>;
	readonly people: Awaited<ReturnType<typeof possiblePreviewers>>;
	/** Another construction or another publication came since. */
	readonly outdated: boolean;
	readonly composes: boolean;
	/** May approve, and wrote nothing in it. */
	readonly approves: boolean;
	/** May approve, but wrote in it. */
	readonly wrote: boolean;
	readonly fault: FormFault | undefined;
	/** Fields of the form that was refused, to be shown again. */
	readonly typed: Readonly<Record<string, string>>;
}

/** Throws `diffusion-inconnue`, `acces-refuse`, `diffusion-abimee`. */
export async function draftViewOf(
	context: SignedInContext,
	fault: FormFault | undefined,
): Promise<DraftView> {
	const { access, person, visitor, params, form } = context;
	const draft = await seeDraft(access, person, params.draft ?? "");
	const approver = may(person, "releases.approve");
	const wrote = draft.hands.includes(person.id);
	return {
		draft,
		path: `${publicationPath}/${draft.id}`,
		csrf: visitor.csrf,
		checklist: await checklistOf(access.dataDir, access.records.query, draft, access.now()),
		changes: await changesOf(access.dataDir, draft),
		events: await eventsOf(access, draft),
		people: await possiblePreviewers(access, person),
		outdated: isOutdated(access.dataDir, draft),
		composes: may(person, "releases.compose"),
		approves: approver && !wrote,
		wrote: approver && wrote,
		fault,
		typed: fault ? form : {},
	};
}
