import type { Source } from "../../../catalogue/model.ts";
import { may } from "../../access/index.ts";
import {
	correctionsOf,
	type DeliveryRecord,
	type KeptCorrection,
	listDeliveries,
	proposedCorrections,
	seeDelivery,
} from "../../deliveries/index.ts";
import { isOver } from "./delivery-words.ts";
import type { FormFault } from "./form.tsx";
import type { SignedInContext } from "./route.ts";

export const collectionPath = "/espace/collecte";

export function deliveryPath(id: string): string {
	return `${collectionPath}/${encodeURIComponent(id)}`;
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
	const decides = may(person, "deliveries.decide", on);
	const deposits = may(person, "deliveries.deposit", on);
	const open = !isOver(one) && (decides || deposits);
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
		kept: await correctionsOf(desk, person, one.id),
		proposed: open && one.report ? await proposedCorrections(desk, person, one.id) : [],
		fault,
		typed: fault ? context.form : {},
	};
}
