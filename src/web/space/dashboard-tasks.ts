import { type DeliveryRecord, listDeliveries, listExpected, mayOn } from "../../deliveries/index.ts";
import { counted, formatDate } from "../../platform/french.ts";
import { charterTasks } from "./charter-tasks.ts";
import { deliveryPath } from "./delivery-view.ts";
import { hasDefects, stateOf, titleOf } from "./delivery-words.ts";
import { proposalTasks } from "./proposal-tasks.ts";
import { publicationTasks } from "./publication-tasks.ts";
import type { SignedInContext } from "./route.ts";
import { studyTasks } from "./study-tasks.ts";
import type { Task, TaskFeed } from "./task.ts";

/** Deliveries that were checked: to mend by who sent them, to decide by who decides. */
const deliveryTasks: TaskFeed = async ({ desk, person }) => {
	const checked = await listDeliveries(desk, person, { state: "controlee", limit: 200 });
	if (checked.length === 0) return [];
	// A newer try of the same partner takes the place of an older one, decided or not.
	const all = await listDeliveries(desk, person, { limit: 200 });
	const newest = all.filter(
		(one, index) =>
			all.findIndex(
				(o) => o.source === one.source && o.organisation.id === one.organisation.id && o.state !== "annulee",
			) === index,
	);
	return newest.flatMap((one): Task[] => {
		if (one.state !== "controlee") return [];
		const on = { source: one.source, organisation: one.organisation.id };
		if (mayOn(person, "deliveries.decide", on)) return [taskOf(one, "Décider", desk.sources)];
		if (mayOn(person, "deliveries.deposit", on) && isToMend(one))
			return [{ ...taskOf(one, "Corriger", desk.sources), urgent: true }];
		return [];
	});
};

function isToMend(one: DeliveryRecord): boolean {
	return one.failure !== undefined || hasDefects(one);
}

function taskOf(one: DeliveryRecord, verb: string, sources: Parameters<typeof titleOf>[0]): Task {
	return {
		text: `${verb} : lot ${one.label}`,
		path: deliveryPath(one.id),
		detail: `${titleOf(sources, one.source)}, ${one.organisation.name} : ${stateOf(one).word.toLowerCase()}`,
	};
}

/** Expected deliveries that are late, for who sends them and who waits for them. */
const lateTasks: TaskFeed = async ({ desk, person }) => {
	const late = (await listExpected(desk, person)).filter(({ state }) => state === "en-retard");
	return late.flatMap((one): Task[] => {
		const on = { source: one.source, organisation: one.organisation.id };
		const decides = mayOn(person, "deliveries.decide", on);
		// Who waits for it is told that it is late; who owes it, to hand it over.
		const deposits = !decides && mayOn(person, "deliveries.deposit", on);
		if (!deposits && !decides) return [];
		return [
			{
				text: `${deposits ? "Déposer" : "En retard"} : ${titleOf(desk.sources, one.source)}`,
				path: deposits ? `/espace/collecte/deposer?${new URLSearchParams(on)}` : "/espace/collecte",
				detail: `${one.organisation.name}, attendu le ${formatDate(`${one.due}T12:00:00Z`, "short")}, en retard de ${counted(one.daysLate, "jour")}`,
				urgent: true,
			},
		];
	});
};

/** Where each room says what waits for a person; the urgent come first. */
const feeds: readonly TaskFeed[] = [
	deliveryTasks,
	lateTasks,
	charterTasks,
	publicationTasks,
	proposalTasks,
	studyTasks,
];

export async function tasksOf(context: SignedInContext): Promise<readonly Task[]> {
	const all = (await Promise.all(feeds.map((feed) => feed(context)))).flat();
	return all.toSorted((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false));
}
