import type { Highs } from "highs";
import type { Cut } from "./cut.ts";

/** The cheapest choice that meets every condition, and whether it is proven so. */
export interface Choice {
	readonly chosen: ReadonlySet<number>;
	readonly proven: boolean;
}

/** Master programme of methods §8.3: one binary per node that may be hidden. */
export function cheapest(
	highs: Highs,
	cuts: readonly Cut[],
	cost: (node: number) => number,
	limits: { readonly branches: number; readonly seconds: number },
): Choice {
	const nodes = [...new Set(cuts.flatMap((cut) => cut.nodes))].sort((a, b) => a - b);
	if (nodes.length === 0) return { chosen: new Set(), proven: true };
	const columnOf = new Map(nodes.map((n, i) => [n, i]));
	const costs = nodes.map(cost);
	const unit = Math.max(...costs) / 1000 || 1;
	const starts = [0];
	for (const cut of cuts) starts.push((starts.at(-1) ?? 0) + cut.nodes.length);
	return highs.withModel(
		{
			numCols: nodes.length,
			numRows: cuts.length,
			colCost: costs.map((c) => c / unit),
			colLower: new Float64Array(nodes.length),
			colUpper: new Float64Array(nodes.length).fill(1),
			rowLower: new Float64Array(cuts.length).fill(1),
			rowUpper: new Float64Array(cuts.length).fill(highs.infinity),
			integrality: new Int32Array(nodes.length).fill(1),
			matrix: {
				format: "csr",
				numRows: cuts.length,
				numCols: nodes.length,
				starts,
				indices: cuts.flatMap((cut) => cut.nodes.map((n) => columnOf.get(n) ?? 0)),
				values: cuts.flatMap((cut) => cut.weights),
			},
		},
		(model) => {
			model.options.set({
				output_flag: false,
				mip_rel_gap: 0,
				mip_abs_gap: 0,
				mip_max_nodes: limits.branches,
				...(Number.isFinite(limits.seconds) ? { time_limit: limits.seconds } : {}),
			});
			const { modelStatus } = model.run();
			const { colValue } = model.getSolution();
			return { chosen: new Set(nodes.filter((_, i) => (colValue[i] ?? 0) > 0.5)), proven: modelStatus === 7 };
		},
	);
}
