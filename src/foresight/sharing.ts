import { allocate, sharesOf } from "./allocation.ts";
import type { Range } from "./range.ts";

/** Pupils of one département that lead to the occupation, and the need of each bassin that its schools serve. */
export interface Served {
	readonly departement: string;
	readonly pupils: number;
	readonly needs: readonly { readonly place: string; readonly label: string; readonly need: Range }[];
}

/**
 * What goes to each place when the pupils of a département are shared out between the bassins that it serves, by their needs: a
 * place between two départements receives from both, and nothing is counted twice. Without the need of one of them, no share is
 * known: the reason names it.
 */
export function sharedOut(
	served: readonly Served[],
): ReadonlyMap<string, number> | { readonly reason: string } {
	const quantities = new Map<string, number>();
	const weights = new Map<string, ReadonlyMap<string, number>>();
	for (const { departement, pupils, needs } of served) {
		const sizes = new Map<string, number>();
		for (const { place, label, need } of needs) {
			if ("reason" in need || need.low !== need.high)
				return { reason: `le besoin n’est pas publié pour ${label}` };
			if (need.low > 0) sizes.set(place, need.low);
		}
		if (sizes.size === 0) return { reason: "aucun besoin n’est publié dans le département" };
		quantities.set(departement, pupils);
		weights.set(departement, sharesOf([...sizes.keys()], sizes));
	}
	return allocate(quantities, weights).parts;
}
