import type { Source } from "../../../catalogue/model.ts";
import {
	correctionsOf,
	type DeliveryEvent,
	type DeliveryRecord,
	historyOf,
	isPossible,
	type KeptCorrection,
	listDeliveries,
	mayOn,
	proposedCorrections,
	seeDelivery,
} from "../../deliveries/index.ts";
import type { FormFault } from "./form.tsx";
import type { SignedInContext } from "./route.ts";

export const collectionPath = "/espace/collecte";

export function deliveryPath(id: string): string {
	return `${collectionPath}/${encodeURIComponent(id)}`;
}

/** Where to hand over a mended file for the same data set and the same partner. */
export function depositPath({ one }: Pick<DeliveryView, "one">): string {
	return `${collectionPath}/deposer?${new URLSearchParams({ organisation: one.organisation.id, source: one.source })}`;
}

/** All that the page of a delivery shows, read once. */
export interface DeliveryView {
	readonly one: DeliveryRecord;
	/** Absent when its declaration has been withdrawn since. */
	readonly source: Source | undefined;
	readonly path: string;
	readonly csrf: string;
	/** May map, correct, check again: the sender or who decides, while nothing is decided. */
	readonly open: boolean;
	readonly decides: boolean;
	readonly deposits: boolean;
	/** Other tries of the same partner for the same data set, the newest first. */
	readonly tries: readonly DeliveryRecord[];
	readonly events: readonly DeliveryEvent[];
	readonly kept: readonly KeptCorrection[];
	readonly proposed: readonly KeptCorrection[];
	readonly fault: FormFault | undefined;
	/** What was typed in the form that failed. */
	readonly typed: Readonly<Record<string, string>>;
}

/** Throws `livraison-inconnue`, also for a delivery that this person may not see. */
export async function viewOf(context: SignedInContext, fault?: FormFault): Promise<DeliveryView> {
	const { desk, person, params } = context;
	const one = await seeDelivery(desk, person, params.delivery ?? "");
	const on = { organisation: one.organisation.id, source: one.source };
	const decides = mayOn(person, "deliveries.decide", on);
	const deposits = mayOn(person, "deliveries.deposit", on);
	const open = isPossible("again", one.state) && one.removedAt === undefined && (decides || deposits);
	const tries = await listDeliveries(desk, person, {
		source: one.source,
		organisation: one.organisation.id,
		limit: 20,
	});
	return {
		one,
		source: desk.sources.find((source) => source.id === one.source),
		path: deliveryPath(one.id),
		csrf: context.visitor.csrf,
		open,
		decides,
		deposits,
		tries: tries.filter(({ id }) => id !== one.id),
		events: await historyOf(desk, person, one.id),
		kept: await correctionsOf(desk, person, one.id),
		proposed: open && one.report ? await proposedCorrections(desk, person, one.id) : [],
		fault,
		typed: fault ? context.form : {},
	};
}

export function deliveryTrail(view: Pick<DeliveryView, "one">) {
	return [
		{ label: "Mon espace", path: "/espace" },
		{ label: "Collecte", path: collectionPath },
		{ label: `Lot ${view.one.label}` },
	] as const;
}
