import { formatDate, formatPeriod } from "../../platform/index.ts";
import { type Letter, queueLetter } from "../../platform/mail/letter.ts";
import type { Desk } from "../desk.ts";
import type { SeenExpected } from "./model.ts";
import { renewSeries, wholeCalendar } from "./store.ts";

/** Days after the due date on which the contact is written to, each once. */
const steps = [-7, 1, 7, 15] as const;

/**
 * The daily care of the calendar: next dates of the series, and letters about what has not come. After a stop of some days,
 * only the latest letter leaves. Gives how many were queued.
 */
export async function remindLate(desk: Desk): Promise<number> {
	const { records, now, publicUrl } = desk.access;
	const at = now();
	await records.transaction((query) => renewSeries(query, at));
	const titles = new Map(desk.sources.map(({ id, title }) => [id, title]));
	let queued = 0;
	for (const one of await wholeCalendar(records.query, at)) {
		const step = steps.findLast((days) => one.daysLate >= days);
		if (one.delivery || step === undefined) continue;
		await records.transaction(async (query) => {
			// The row is the promise that this letter left once: whoever writes it queues the letter with it.
			const [first] = await query<{ step: number }>(
				"insert into reminder (expected_id, step, at) values ($1, $2, $3) on conflict do nothing returning step",
				[one.id, step, at],
			);
			if (!first) return;
			await queueLetter(query, letterOf(one, titles.get(one.source) ?? one.source, publicUrl));
			queued += 1;
		});
	}
	return queued;
}

function letterOf(one: SeenExpected, title: string, publicUrl: string): Letter {
	const what = `${title}, ${formatPeriod(one.period, "long")}`;
	const due = formatDate(`${one.due}T12:00:00Z`);
	const late = one.daysLate > 0;
	return {
		to: one.contact,
		subject: late ? `Livraison en retard : ${what}` : `Livraison attendue le ${due} : ${what}`,
		text: [
			"Bonjour,",
			"",
			late
				? `La livraison « ${what} » de ${one.organisation.name} était attendue le ${due}. Elle n’est pas arrivée à ce jour.`
				: `La livraison « ${what} » de ${one.organisation.name} est attendue le ${due}.`,
			"",
			`Pour la déposer : ${publicUrl}/espace`,
			"Si elle est déjà partie par une autre voie, ou si la date a changé, dites-le à la personne qui suit vos livraisons.",
			"",
			"Ce message est envoyé par l’observatoire. Il ne demande pas de réponse.",
		].join("\n"),
	};
}
