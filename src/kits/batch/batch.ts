import type { TerritoryType } from "../../../catalogue/model.ts";
import type { WorkPolicy } from "../../platform/jobs/boss.ts";
import type { KitPlace } from "../model.ts";

/** What kits ask of the worker; the subject is an item of a batch. */
export const kitWork = "kits";
export const kitPolicies: Readonly<Record<typeof kitWork, WorkPolicy>> = { kits: "exclusive" };

/** More than the territories of any zoning that committees meet on, in any region. */
export const mostItems = 120;

/** `made`: frozen, under its code. */
export type ItemState = "waiting" | "making" | "made" | "failed" | "cancelled";

export interface BatchItem {
	readonly id: string;
	readonly kit: string;
	readonly place: KitPlace;
	readonly state: ItemState;
	/** Why it could not be made. */
	readonly failure: string | null;
	/** Of the frozen version. */
	readonly n: number | null;
	readonly code: string | null;
}

/** A kit being frozen, or a kit for every territory of a type, each cut from this one and frozen. */
export interface KitBatch {
	readonly id: string;
	readonly every: TerritoryType | null;
	readonly asked: Date;
	readonly by: string;
	readonly items: readonly BatchItem[];
}

export function isUnderWay({ items }: Pick<KitBatch, "items">): boolean {
	return items.some(({ state }) => state === "waiting" || state === "making");
}
