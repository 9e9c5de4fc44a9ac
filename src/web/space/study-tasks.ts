import { may } from "../../access/index.ts";
import { editionPath, listEditions } from "../../studies/index.ts";
import type { Task, TaskFeed } from "./task.ts";

/** Studies that wait for this person: a draft to finish, one to read and publish. */
export const studyTasks: TaskFeed = async ({ access, person }) => {
	if (!may(person, "studies.follow")) return [];
	const editions = await listEditions(access, person);
	return editions.flatMap(({ id, state, author, content }): Task[] => {
		const path = editionPath(id);
		const own = author.id === person.id;
		if (state === "brouillon" && own)
			return [{ text: `Terminer l’étude : ${content.title}`, path, detail: "Brouillon" }];
		if (state === "relecture" && !own && may(person, "studies.approve"))
			return [
				{ text: `Relire et publier l’étude : ${content.title}`, path, detail: `Écrite par ${author.name}` },
			];
		return [];
	});
};
