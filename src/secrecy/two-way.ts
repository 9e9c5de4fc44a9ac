import type { Highs, Model } from "highs";
import type { Row } from "./system.ts";

/**
 * Linear programme of movements with a column for each way that a node can go: 2i down, 2i + 1 up, so that a movement has a
 * length. `cost` and `most` are given for every column. Each question starts from the last basis. To be disposed of.
 */
export function twoWayModel(
	highs: Highs,
	rows: readonly Row[],
	cost: Float64Array,
	most: Float64Array,
): Model {
	const starts = [0];
	for (const row of rows) starts.push((starts.at(-1) ?? 0) + 2 * row.nodes.length);
	const model = highs.createModel({
		numCols: cost.length,
		numRows: rows.length,
		colCost: cost,
		colLower: new Float64Array(cost.length),
		colUpper: most,
		rowLower: new Float64Array(rows.length),
		rowUpper: new Float64Array(rows.length),
		matrix: {
			format: "csr",
			numRows: rows.length,
			numCols: cost.length,
			starts,
			indices: rows.flatMap((row) => row.nodes.flatMap((i) => [2 * i, 2 * i + 1])),
			values: rows.flatMap((row) => row.signs.flatMap((s) => [-s, s])),
		},
	});
	model.options.set({ output_flag: false, presolve: "off", primal_feasibility_tolerance: 1e-9 });
	return model;
}
