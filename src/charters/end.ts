import type { Access } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";
import { queueLetter } from "../platform/mail/letter.ts";
import { inForceUntil, isSigned } from "./charter.ts";
import { tell } from "./history.ts";
import { type Doer, step } from "./step.ts";

/**
 * Ends a charter now: its rules stop this very instant, those of versions still to come too. A version that is being written is
 * left alone. Throws `charte-etape` when nothing is in force nor to come, `saisie-incorrecte`.
 */
export async function endCharter(access: Access, doer: Doer, slug: string, reason: string): Promise<void> {
	const why = reason.trim().slice(0, 400);
	if (why === "")
		throw new DefError("saisie-incorrecte", {
			field: "reason",
			expected: "Dites pourquoi la charte prend fin : ce motif sera montré.",
		});
	const rule = {
		side: "operator",
		from: ["brouillon", "relecture", "a-signer", "signee", "remplacee"],
		what: `fin anticipée (${why})`,
	} as const;
	await step(access, doer, slug, rule, async ({ query, charter, now }) => {
		const living = charter.versions.filter((version) => isSigned(version) && inForceUntil(version) > now);
		const [newest] = living;
		if (!newest) throw new DefError("charte-etape", { state: "Terminée", what: "fin anticipée" });
		for (const version of living) {
			await query("update charter_version set ended_at = $2, end_reason = $3 where id = $1", [
				version.id,
				now,
				why,
			]);
			await tell(query, charter, {
				version: version.number,
				at: now,
				what: "fin-anticipee",
				person: doer.person,
				note: why,
			});
		}
		for (const { name, email } of [newest.signatory, newest.manager]) {
			await queueLetter(query, {
				to: email,
				subject: `Charte terminée : ${newest.title}`,
				text: `Bonjour ${name},\n\nLa charte « ${newest.title} » a pris fin avant son terme. Motif : ${why}\nLes chiffres qu’elle couvre ne sont plus montrés.\n`,
			});
		}
	});
}
