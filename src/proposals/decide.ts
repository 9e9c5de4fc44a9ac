import { type Access, record } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import { stateLabels } from "./model.ts";
import { type Doer, step, subjectOf } from "./step.ts";
import { longestNote } from "./write.ts";

/**
 * The authority takes a proposal up or turns it down, with a reason; never its author. The author is told. Throws `acces-refuse`,
 * `proposition-etape`, `proposition-deux-personnes`, `saisie-incorrecte`. A refusal because of who asks is written in the audit
 * trail.
 */
export async function decideProposal(
	access: Access,
	doer: Doer,
	id: string,
	given: { readonly decision?: string | undefined; readonly reason?: string | undefined },
): Promise<void> {
	const { person, origin } = doer;
	const reason = (given.reason ?? "").replaceAll("\r\n", "\n").trim().slice(0, longestNote);
	const state = (["retenue", "ecartee"] as const).find((one) => one === given.decision);
	if (!state)
		throw new DefError("saisie-incorrecte", { field: "decision", expected: "Choisissez une décision." });
	if (state === "ecartee" && reason === "")
		throw new DefError("saisie-incorrecte", {
			field: "reason",
			expected: "Donnez le motif : il sera lu par qui a proposé.",
		});
	const rule = { by: "needs.decide", from: ["proposee"], what: stateLabels[state], note: reason } as const;
	try {
		await step(access, doer, id, rule, async ({ query, proposal, now }) => {
			if (proposal.author.id === person.id) throw new DefError("proposition-deux-personnes");
			await query(
				"update proposal set state = $2, decided_by = $3, decider_name = $4, reason = $5, changed_at = $6 where id = $1",
				[id, state, person.id, person.name, reason, now],
			);
			const [author] = await query<{ email: string; name: string }>(
				"select email, name from person where id = $1 and suspended_at is null",
				[proposal.author.id],
			);
			if (!author) return;
			await queueLetter(query, {
				to: author.email,
				subject: `Proposition ${stateLabels[state].toLowerCase()} : ${subjectOf(proposal)}`,
				text: [
					`Bonjour ${author.name},`,
					"",
					`${person.name} a décidé de votre proposition : ${stateLabels[state].toLowerCase()}.`,
					...(reason === "" ? [] : ["", reason]),
					"",
					`${access.publicUrl}${proposalPath(id)}`,
					"",
				].join("\n"),
			});
		});
	} catch (error) {
		if (error instanceof DefError && error.code === "proposition-deux-personnes")
			await record(access.records.query, {
				person,
				action: "proposition",
				outcome: "refusé",
				object: `proposition ${id} : décision par qui l’a écrite`,
				origin,
			});
		throw error;
	}
}

/** Page of a proposal, as it is written in letters. */
export const proposalPath = (id: string): string => `/espace/besoins/propositions/${id}`;
