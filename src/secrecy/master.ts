import type { Highs, Model } from "highs";
import type { Cut } from "./cut.ts";

/** The cheapest choice that meets every condition, and whether it is proven so. */
export interface Choice {
	readonly chosen: ReadonlySet<number>;
	readonly proven: boolean;
}

export interface ChoiceLimits {
	/** Relative distance to the optimum at which the search may stop. */
	readonly gap: number;
	readonly branches: number;
	readonly seconds: number;
}

/**
 * Master programme of methods §8.3: one binary for each node that may be hidden, conditions as they are found. Its relaxation
 * (binaries anywhere in [0, 1]) is kept warm from one question to the next. To be disposed of.
 */
export class Master {
	readonly #highs: Highs;
	readonly #relaxed: Model;
	readonly #nodes: readonly number[];
	readonly #columnOf: ReadonlyMap<number, number>;
	readonly #cuts: Cut[] = [];
	readonly #costs: Float64Array;

	constructor(highs: Highs, nodes: readonly number[], cost: (node: number) => number) {
		this.#highs = highs;
		this.#nodes = nodes;
		this.#columnOf = new Map(nodes.map((n, i) => [n, i]));
		const costs = Float64Array.from(nodes, cost);
		const unit = costs.reduce((most, c) => Math.max(most, c), 0) / 1000 || 1;
		this.#costs = costs.map((c) => c / unit);
		this.#relaxed = highs.createModel({
			...this.#columns(),
			numRows: 0,
			rowLower: [],
			rowUpper: [],
			matrix: { format: "csr", numRows: 0, numCols: nodes.length, starts: [0], indices: [], values: [] },
		});
		this.#relaxed.options.set({ output_flag: false });
	}

	add(cuts: readonly Cut[]): void {
		if (cuts.length === 0) return;
		this.#cuts.push(...cuts);
		this.#relaxed.addRows(this.#rows(cuts));
	}

	/** Share of each node that the cheapest mix of patterns hides, and its cost: no pattern costs less. */
	relax(): { readonly shares: Float64Array; readonly bound: number } {
		// Nothing may be hidden or left: HiGHS gives no solution to a programme without unknowns.
		if (this.#nodes.length === 0) return { shares: new Float64Array(0), bound: 0 };
		this.#relaxed.run();
		return { shares: this.#relaxed.getSolution().colValue, bound: this.#relaxed.getObjectiveValue() };
	}

	choose({ gap, branches, seconds }: ChoiceLimits): Choice {
		if (this.#nodes.length === 0) return { chosen: new Set(), proven: true };
		const rows = this.#rows(this.#cuts);
		return this.#highs.withModel(
			{
				...this.#columns(),
				numRows: this.#cuts.length,
				rowLower: rows.lower,
				rowUpper: rows.upper,
				matrix: rows.matrix,
				integrality: new Int32Array(this.#nodes.length).fill(1),
			},
			(model) => {
				model.options.set({
					output_flag: false,
					mip_rel_gap: gap,
					mip_abs_gap: 1e-9,
					mip_max_nodes: branches,
					...(Number.isFinite(seconds) ? { time_limit: Math.max(0.1, seconds) } : {}),
				});
				const { modelStatus } = model.run();
				const { colValue } = model.getSolution();
				const chosen = new Set(this.#nodes.filter((_, i) => (colValue[i] ?? 0) > 0.5));
				return { chosen, proven: modelStatus === 7 };
			},
		);
	}

	dispose(): void {
		this.#relaxed.dispose();
	}

	#columns() {
		const count = this.#nodes.length;
		return {
			numCols: count,
			colCost: this.#costs,
			colLower: new Float64Array(count),
			colUpper: new Float64Array(count).fill(1),
		};
	}

	#rows(cuts: readonly Cut[]) {
		const starts = [0];
		for (const cut of cuts) starts.push((starts.at(-1) ?? 0) + cut.nodes.length);
		return {
			lower: Float64Array.from(cuts, (cut) => cut.least),
			upper: new Float64Array(cuts.length).fill(this.#highs.infinity),
			matrix: {
				format: "csr" as const,
				numRows: cuts.length,
				numCols: this.#nodes.length,
				starts: Int32Array.from(starts),
				indices: Int32Array.from(cuts.flatMap((cut) => cut.nodes.map((n) => this.#columnOf.get(n) ?? 0))),
				values: Float64Array.from(cuts.flatMap((cut) => cut.weights)),
			},
		};
	}
}
