import type { Formula } from "./model.ts";

/**
 * Terms that must be summed row by row, only where every one of them is known (methods §0.3): a rate cannot be rebuilt from
 * totals in which some rows miss the numerator.
 */
export interface Pair {
	/** Prefix of the three columns of a cube: `{id}__num`, `{id}__den`, `{id}__all`. */
	readonly id: string;
	readonly num: readonly string[];
	readonly den: string;
	/** The numerator is Σ num·den (weighted mean), not Σ num. */
	readonly weighted: boolean;
}

export function pairOf(formula: Formula): Pair | undefined {
	if (formula.kind === "ratio")
		return {
			id: `${formula.num.join("_")}__sur__${formula.den}`,
			num: formula.num,
			den: formula.den,
			weighted: false,
		};
	if (formula.kind === "weighted-mean")
		return {
			id: `${formula.measure}__par__${formula.weight}`,
			num: [formula.measure],
			den: formula.weight,
			weighted: true,
		};
	return undefined;
}
