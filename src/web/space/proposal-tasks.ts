import { may } from "../../access/index.ts";
import { kindLabels, listProposals, proposalPath } from "../../proposals/index.ts";
import type { Task, TaskFeed } from "./task.ts";

/** Proposals that wait for this person: a draft to finish, one to decide. */
export const proposalTasks: TaskFeed = async ({ access, person }) => {
	const proposals = await listProposals(access, person);
	return proposals.flatMap(({ id, state, author, occupation, place, kind }): Task[] => {
		const own = author.id === person.id;
		const subject = `${occupation.label}, ${place.label}`;
		const path = proposalPath(id);
		if (state === "brouillon" && own)
			return [{ text: `Terminer la proposition : ${subject}`, path, detail: kindLabels[kind] }];
		if (state === "proposee" && !own && may(person, "needs.decide"))
			return [
				{
					text: `Décider : ${subject}`,
					path,
					detail: `${kindLabels[kind]}, proposé par ${author.name}`,
				},
			];
		return [];
	});
};
