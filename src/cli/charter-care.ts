import { keepCharters } from "../charters/index.ts";
import { type Desk, deliveriesUnder, removeDelivery } from "../deliveries/index.ts";

/** Each hour: an alert, an end or a deletion is never more than that late. All of it is done once, however often it is asked. */
const pace = 3600 * 1000;

/** Care of the charters until it is stopped: a round that fails is told, and taken up by the next one. */
export function careForCharters(desk: Desk, log: (line: string) => void): () => Promise<void> {
	let round: Promise<void> = Promise.resolve();
	let stopped = false;
	const care = (): void => {
		if (stopped) return;
		round = round
			.then(() => keepCharters(desk.access, shelvesOf(desk)))
			.then(({ certificates }) => {
				if (certificates > 0) log(`Chartes : ${certificates} fichier(s) supprimé(s) avec certificat.`);
			})
			.catch((error: unknown) => log(`Chartes : ${error instanceof Error ? error.message : String(error)}`));
	};
	care();
	const clock = setInterval(care, pace);
	return async () => {
		stopped = true;
		clearInterval(clock);
		await round;
	};
}

function shelvesOf(desk: Desk): Parameters<typeof keepCharters>[1] {
	return {
		deliveriesUnder: (rule) => deliveriesUnder(desk, rule),
		remove: async ({ id }) => {
			await removeDelivery(desk, id);
		},
	};
}
