/**
 * Statistical disclosure control, as plain data: quantities and equations in, a pattern and its proof out. Knows neither cubes
 * nor files (methods §8).
 */

/** What makes a quantity secret by itself. `difference`: two published universes would tell it. */
export type PrimaryRule = "units" | "contributors" | "dominance" | "p-percent" | "complement" | "difference";

/** Thresholds in force for one quantity, each with who asks for it. The strictest of the sources wins, and says which. */
export interface PrimaryRules {
	/** Fewer units than this is secret (0 is not). */
	readonly minUnits?: Threshold;
	/** Fewer contributors than this is secret. */
	readonly minContributors?: Threshold;
	/** Percent of the value above which the largest contributor is recognised. */
	readonly maxShare?: Threshold;
	/** Percent of the value above which the two largest contributors together are recognised. */
	readonly maxPair?: Threshold;
	/** The second largest contributor must not come within p % of the first (methods §8.1). */
	readonly pPercent?: Threshold;
	/** 0 % and 100 % of a whole of fewer units than this are secret: a sensitive attribute, told of a whole group. */
	readonly minWhole?: Threshold;
}

export interface Threshold {
	readonly value: number;
	/** Source, charter and clause that ask for it, as a person reads them. */
	readonly by: string;
}

/** One quantity that the attacker may see or work out: a cell of a table, or one that no table prints. */
export interface Quantity {
	/** Unique in its problem, stable from one build to the next. */
	readonly id: string;
	readonly value: number;
	/**
	 * `false`: printed nowhere (where two zonings cross, the difference of two universes). The attacker never reads it and may
	 * still work it out.
	 */
	readonly printed: boolean;
	/** Why it is secret by itself; absent: it is not. */
	readonly primary?: PrimaryRule;
	/** What the attacker's interval must leave on each side of the value: it must hold [value − lower, value + upper]. */
	readonly lower: number;
	readonly upper: number;
	/** Loss when it is hidden; Infinity: it must stay printed. */
	readonly cost: number;
	/** What the attacker knows beforehand. Default [0, ∞). Equal bounds: a structural zero, or a known figure. */
	readonly low?: number;
	readonly high?: number;
	/** The only respondent, when there is but one: who knows their own part knows the whole quantity. */
	readonly sole?: string;
}

/** `total` = Σ `parts`. */
export interface Equation {
	readonly total: string;
	readonly parts: readonly string[];
}

export interface Problem {
	readonly quantities: readonly Quantity[];
	readonly equations: readonly Equation[];
	/** Whole numbers: the attacker knows it. */
	readonly whole: boolean;
}

export type Method = "exact" | "hypercube" | "modular";

export interface Pattern {
	/** Printed quantities that are hidden, primary and secondary together: outside they look alike. */
	readonly hidden: readonly string[];
	/** Those of `hidden` that are not secret by themselves. */
	readonly secondary: readonly string[];
	/** Σ cost of the secondary ones. */
	readonly cost: number;
	readonly method: Method;
}

/** What the attacker can say of one hidden or unprinted quantity. */
export interface Interval {
	readonly id: string;
	readonly low: number;
	/** Infinity when nothing bounds it. */
	readonly high: number;
	/** What it must hold, or the least width of a secondary one. */
	readonly needLow: number;
	readonly needHigh: number;
	readonly safe: boolean;
	/** Attack that opened it, when it is not safe. */
	readonly attack?: "linear" | "singleton" | "integer";
}

export interface Audit {
	readonly passes: boolean;
	readonly intervals: readonly Interval[];
	/** Linear programmes solved. */
	readonly programmes: number;
}
