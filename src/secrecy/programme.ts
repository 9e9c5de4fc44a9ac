import highsModule, { type Highs, type Model } from "highs";
import type { Row } from "./system.ts";

/** The package declares itself CommonJS and hands out an ES module: its types are one `default` too deep. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
let runtime: Promise<Highs> | undefined;
/** The solver's memory only ever grows: past this it is taken anew. */
const MEMORY = 600e6;

/** The solver, loaded once (a tenth of a second). */
export async function loadSolver(): Promise<Highs> {
	runtime ??= loadHighs();
	if ((await runtime).memoryBytes >= MEMORY) runtime = loadHighs();
	return runtime;
}

/** Optimal; infeasible; unbounded or infeasible; unbounded. */
const ends: ReadonlySet<number> = new Set([7, 8, 9, 10]);

/** Status of the solver once it has an answer. The basis of the question before leads it astray now and then: from nothing, it gets there. */
export function solved(model: Model): number {
	const { modelStatus } = model.run();
	if (ends.has(modelStatus)) return modelStatus;
	model.clearSolver();
	return model.run().modelStatus;
}

export interface Extreme {
	/** Infinity when nothing bounds it. */
	readonly reach: number;
	/** Deviations of the columns where it is reached; undefined when it is not bounded. */
	readonly point?: Float64Array;
	/** Reduced costs of the columns: what a wider bound would give, negative for the upper one. */
	readonly gains?: Float64Array;
}

/**
 * Linear programme of an attacker over deviations: Σ sign·z = 0 for each row, bounds on each column. Built once, asked many
 * times: each question starts from the last basis. To be disposed of.
 */
export class Programme {
	readonly #model: Model;
	#asked = 0;
	solved = 0;

	constructor(highs: Highs, rows: readonly Row[], down: ArrayLike<number>, up: ArrayLike<number>) {
		const count = down.length;
		const starts = [0];
		for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.nodes.length);
		this.#model = highs.createModel({
			numCols: count,
			numRows: rows.length,
			colCost: new Float64Array(count),
			colLower: Float64Array.from({ length: count }, (_, i) => -(down[i] ?? 0)),
			colUpper: Float64Array.from(up),
			rowLower: new Float64Array(rows.length),
			rowUpper: new Float64Array(rows.length),
			matrix: {
				format: "csr",
				numRows: rows.length,
				numCols: count,
				starts,
				indices: rows.flatMap((row) => row.nodes),
				values: rows.flatMap((row) => row.signs),
			},
		});
		this.#model.options.set({
			output_flag: false,
			presolve: "off",
			primal_feasibility_tolerance: 1e-9,
			simplex_strategy: 4,
		});
	}

	/** How far column `i` can go: up when `sign` is 1, down when it is −1. */
	extreme(i: number, sign: 1 | -1): Extreme {
		this.#model.changeColCost(this.#asked, 0);
		this.#model.changeColCost(i, -sign);
		this.#asked = i;
		this.solved++;
		const modelStatus = solved(this.#model);
		if (modelStatus === 9 || modelStatus === 10) return { reach: Number.POSITIVE_INFINITY };
		if (modelStatus !== 7) throw new Error(`HiGHS ended with status ${modelStatus}`);
		const { colValue, colDual } = this.#model.getSolution();
		return { reach: sign * (colValue[i] ?? 0), point: colValue, gains: colDual };
	}

	/** A point where Σ weights·z is as large as it can be, weights being given for every column. */
	farthest(weights: Float64Array): Float64Array | undefined {
		const all = { kind: "range", from: 0, to: weights.length - 1 } as const;
		this.#model.changeColsCost(
			all,
			weights.map((weight) => -weight),
		);
		this.solved++;
		const { modelStatus } = this.#model.run();
		const point = modelStatus === 7 ? this.#model.getSolution().colValue : undefined;
		this.#model.changeColsCost(all, new Float64Array(weights.length));
		return point;
	}

	/** New bounds of some columns, given in ascending order. */
	bound(columns: readonly number[], down: readonly number[], up: readonly number[]): void {
		if (columns.length === 0) return;
		this.#model.changeColsBounds(
			{ kind: "set", indices: columns },
			down.map((far) => -far),
			up,
		);
	}

	dispose(): void {
		this.#model.dispose();
	}
}
