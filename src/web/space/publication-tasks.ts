import { may } from "../../access/index.ts";
import {
	candidateId,
	type Draft,
	isOutdated,
	listDrafts,
	mayFollow,
	previewFrom,
	previewPath,
	previewsFor,
} from "../../publication/index.ts";
import { instant } from "./account-pages.tsx";
import { publicationPath } from "./publication-view.ts";
import type { SignedInContext } from "./route.ts";
import type { Task, TaskFeed } from "./task.ts";

/** Releases that wait for this person: to compose, to approve, to schedule, to read before everybody. */
export const publicationTasks: TaskFeed = async (context) => {
	const { access, person } = context;
	const previews = (await previewsFor(access, person)).flatMap((draft): Task[] => {
		const from = previewFrom(draft);
		if (from === undefined || draft.scheduledAt === null || access.now() < from) return [];
		return [
			{
				text: `Lire avant publication : ${draft.title}`,
				path: previewPath(draft),
				detail: `Publication le ${instant(draft.scheduledAt)} ; rien ne doit en être dit d’ici là`,
			},
		];
	});
	if (!mayFollow(person)) return previews;
	const drafts = (await listDrafts(access, person)).filter(
		({ state }) => !["publiee", "abandonnee"].includes(state),
	);
	const candidate = candidateId(access.dataDir);
	const composed = drafts.some(({ release }) => release === candidate);
	const waits: readonly Task[] =
		candidate !== undefined && !composed && may(person, "releases.compose")
			? [
					{
						text: "Composer une diffusion",
						path: publicationPath,
						detail: `Une construction attend : ${candidate}`,
					},
				]
			: [];
	return [...waits, ...drafts.flatMap((draft) => waiting(context, draft)), ...previews];
};

function waiting({ access, person }: SignedInContext, draft: Draft): readonly Task[] {
	const path = `${publicationPath}/${draft.id}`;
	const task = (text: string, detail: string): readonly Task[] => [
		{ text: `${text} : ${draft.title}`, path, detail },
	];
	const composes = may(person, "releases.compose");
	if (isOutdated(access.dataDir, draft) && composes)
		return task("Reprendre la construction", "Une plus récente, ou une autre diffusion, est arrivée depuis");
	if (draft.state === "brouillon" && composes)
		return task("Terminer la diffusion", `par ${draft.author.name}`);
	if (draft.state === "prete" && may(person, "releases.approve") && !draft.hands.includes(person.id))
		return task("Approuver la diffusion", `composée par ${draft.author.name}`);
	if (draft.state === "approuvee" && composes)
		return task("Programmer la diffusion", `approuvée par ${draft.approver?.name ?? ""}`);
	return [];
}
