import type { Access } from "../../access/index.ts";
import {
	approveDraft,
	candidateId,
	createDraft,
	editTexts,
	publishDue,
	scheduleDraft,
	submitDraft,
	tick,
} from "../../publication/index.ts";
import type { EssaiAccounts } from "./accounts.ts";

const title = "Diffusion d’essai";
const note =
	"Les fichiers d’essai des partenaires entrent dans l’observatoire, sous leurs chartes. Les valeurs qui en diraient trop sont masquées.";

/**
 * Publishes what waits, as two people would: the author composes and ticks the checklist, the approver approves. Nothing waits:
 * nothing is done. Throws what the steps throw, `diffusion-incomplete` above all.
 */
export async function publishEssai(
	access: Access,
	{ author, approver }: Pick<EssaiAccounts, "author" | "approver">,
	say: (line: string) => void,
): Promise<void> {
	if (candidateId(access.dataDir) === undefined) return;
	const origin = { address: "", agent: "def essai" };
	const writer = { person: author, origin };
	const second = { person: approver, origin };
	const id = await createDraft(access, writer, { title });
	await editTexts(access, writer, id, { title, note, erratum: "" });
	for (const item of ["secret", "textes", "accessibilite"])
		await tick(access, writer, id, { item, done: true });
	await submitDraft(access, writer, id);
	await approveDraft(access, second, id);
	await scheduleDraft(access, second, id, { now: true });
	for (const line of await publishDue(access)) say(`Publication : ${line}`);
}
