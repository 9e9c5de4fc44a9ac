import { may } from "../../access/index.ts";
import {
	type Charter,
	contentOf,
	listCharters,
	mayAnswer,
	maySign,
	stageOf,
	type Version,
} from "../../charters/index.ts";
import { sha256 } from "../../platform/hash.ts";
import { pathOf } from "./charter-view.ts";
import type { SignedInContext } from "./route.ts";
import type { Task, TaskFeed } from "./task.ts";

/** Charters that wait for this person: to answer, to sign, to send on, to renew. */
export const charterTasks: TaskFeed = async (context) => {
	const charters = await listCharters(context.access, context.person);
	return charters.flatMap((charter) => {
		const [version] = charter.versions;
		const text = version && waiting(context, charter, version);
		if (!version || !text) return [];
		const detail = `${charter.partner.name}, version ${version.number}`;
		const task: Task = { text: `${text} : ${version.title}`, path: pathOf(charter), detail };
		return [text === "Renouveler la charte" ? { ...task, urgent: true } : task];
	});
};

function waiting(
	{ access, person }: SignedInContext,
	charter: Charter,
	version: Version,
): string | undefined {
	const agreed = version.agreedSha256 === sha256(contentOf(charter, version));
	const writes = may(person, "charters.manage");
	switch (stageOf(version, access.now())) {
		case "brouillon":
			if (!writes) return undefined;
			return version.reviewedAt ? "Reprendre la charte renvoyée" : "Terminer le brouillon de la charte";
		case "relecture":
			if (agreed) return writes ? "Signer la charte approuvée" : undefined;
			return mayAnswer(person, charter) ? "Relire la charte" : undefined;
		case "a-signer":
			return maySign(person, charter, version) ? "Signer la charte" : undefined;
		case "expire-bientot":
			return writes ? "Renouveler la charte" : undefined;
		default:
			return undefined;
	}
}
