import { demand, type Person } from "../access/index.ts";
import { type LastBuild, lastBuildIn } from "./build-job.ts";
import type { Desk } from "./desk.ts";
import type { DeliveryRecord } from "./model.ts";
import { type DeliveryFilter, deliveryOf, listRows, seenRow } from "./store.ts";

/** What the person may read, newest first. */
export async function listDeliveries(
	desk: Desk,
	person: Person,
	filter: DeliveryFilter = {},
): Promise<readonly DeliveryRecord[]> {
	return (await listRows(desk.access.records.query, person, filter)).map(deliveryOf);
}

/** Throws `livraison-inconnue`, also for what the person may not see. */
export async function seeDelivery(desk: Desk, person: Person, id: string): Promise<DeliveryRecord> {
	return deliveryOf(await seenRow(desk.access.records.query, person, id));
}

/** How the last build asked by an acceptance ended. Throws `acces-refuse`. */
export async function lastBuild(desk: Desk, person: Person): Promise<LastBuild | undefined> {
	demand(person, "collection.manage");
	return await lastBuildIn(desk.access.records.query);
}
