/** Rounding of counts to a base (methods §8.8). */
import { DefError } from "../platform/index.ts";
import type { Equation } from "./model.ts";
import { loadSolver } from "./programme.ts";

/** Nearest multiple of the base, half up. Not a protection by itself where tables are linked: totals no longer add up. */
export function conventional(value: number, base: number): number {
	return base * Math.floor(value / base + 0.5);
}

/** Multiple above or below, unbiased. `draw` in [0, 1): the cell's key, so that the same cell is always rounded alike. */
export function atRandom(value: number, base: number, draw: number): number {
	const below = base * Math.floor(value / base);
	return draw < (value - below) / base ? below + base : below;
}

export interface Roundable {
	readonly values: ReadonlyMap<string, number>;
	readonly equations: readonly Equation[];
	readonly base: number;
	/** How many multiples further than the two around the value may be printed. Default 0: multiples stay as they are. */
	readonly steps?: number;
}

/**
 * Controlled rounding: the multiples closest to the values, in sum of distances, that still add up. Nothing is ever printed below zero.
 * Throws `secret-arrondi-impossible` when none does within `steps`.
 */
export async function controlled({
	values,
	equations,
	base,
	steps = 0,
}: Roundable): Promise<ReadonlyMap<string, number>> {
	const cells = [...values].map(([id, value]) => ({ id, below: Math.floor(value / base), value }));
	const count = cells.length;
	const columnOf = new Map(cells.map((cell, i) => [cell.id, i]));
	// Columns: multiples added to the one below, then distances.
	const rows: Row[] = [];
	for (const { total, parts } of equations) {
		const terms = [[total, 1] as const, ...parts.map((p) => [p, -1] as const)].map(([id, sign]) => {
			const column = columnOf.get(id);
			if (column === undefined) {
				throw new DefError("secret-incoherent", { cause: `la grandeur « ${id} » n'est pas décrite` });
			}
			return [column, sign] as const;
		});
		const right = -terms.reduce((sum, [c, sign]) => sum + sign * (cells[c]?.below ?? 0), 0);
		rows.push({ terms, low: right, high: right });
	}
	for (const [c, { below, value }] of cells.entries()) {
		const rest = value - base * below;
		for (const sign of [1, -1] as const) {
			rows.push({
				terms: [
					[count + c, 1],
					[c, -sign * base],
				],
				low: -sign * rest,
				high: Number.POSITIVE_INFINITY,
			});
		}
	}
	const highs = await loadSolver();
	const starts = [0];
	for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.terms.length);
	const added = highs.withModel(
		{
			numCols: 2 * count,
			numRows: rows.length,
			colCost: Float64Array.from({ length: 2 * count }, (_, i) => (i < count ? 0 : 1)),
			colLower: [
				...cells.map((cell) => (cell.value < 0 ? -steps : Math.max(-steps, -cell.below))),
				...cells.map(() => 0),
			],
			colUpper: [
				...cells.map((cell) => steps + (cell.value === base * cell.below ? 0 : 1)),
				...cells.map(() => highs.infinity),
			],
			rowLower: rows.map((row) => row.low),
			rowUpper: rows.map((row) => (row.high === Number.POSITIVE_INFINITY ? highs.infinity : row.high)),
			integrality: Int32Array.from({ length: 2 * count }, (_, i) => (i < count ? 1 : 0)),
			matrix: {
				format: "csr",
				numRows: rows.length,
				numCols: 2 * count,
				starts,
				indices: rows.flatMap((row) => row.terms.map(([column]) => column)),
				values: rows.flatMap((row) => row.terms.map(([, factor]) => factor)),
			},
		},
		(model) => {
			model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
			const optimal = 7;
			return model.run().modelStatus === optimal ? model.getSolution().colValue : undefined;
		},
	);
	if (!added) throw new DefError("secret-arrondi-impossible", { base });
	return new Map(cells.map(({ id, below }, c) => [id, base * (below + Math.round(added[c] ?? 0))]));
}

interface Row {
	readonly terms: readonly (readonly [column: number, factor: number])[];
	readonly low: number;
	readonly high: number;
}
