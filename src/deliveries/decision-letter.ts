import { queueLetter } from "../platform/mail/letter.ts";
import type { Query } from "../platform/records/records.ts";
import type { Desk } from "./desk.ts";
import type { DeliveryRow } from "./store.ts";

/** Tells whoever handed the file over what became of it, in the transaction of the decision. A channel has nobody to tell. */
export async function tellDepositor(
	{ access }: Desk,
	query: Query,
	row: DeliveryRow,
	decision: { readonly word: string; readonly why?: string | undefined },
): Promise<void> {
	if (!row.receiver_email.includes("@")) return;
	const { word, why } = decision;
	await queueLetter(query, {
		to: row.receiver_email,
		subject: `Votre fichier « ${row.name} » est ${word} (${row.label})`,
		text: [
			"Bonjour,",
			"",
			`Le lot ${row.label}, fichier « ${row.name} », est ${word}.`,
			...(why ? [`Raison donnée : « ${why} »`] : []),
			"",
			`${access.publicUrl}/espace/collecte/${row.id}`,
			"",
		].join("\n"),
	});
}
