import type { Highs } from "highs";
import { type Attack, reaches } from "./attack.ts";
import { goals } from "./goal.ts";
import type { System } from "./system.ts";

/** Branches explored before giving up on a proof; a quantity left in doubt is not safe. */
const BRANCHES = 2000;

/**
 * The attacker who knows that figures are whole (methods §8.2 ii). In two dimensions the linear bounds are whole already; in
 * more, or across tables, an integer programme confirms what no whole point has shown.
 */
export class WholeAttack {
	readonly #highs: Highs;
	readonly #system: System;
	readonly #attack: Attack;
	readonly #points: Float64Array[];
	solved = 0;

	constructor(highs: Highs, system: System, attack: Attack) {
		this.#highs = highs;
		this.#system = system;
		this.#attack = attack;
		this.#points = attack.points.filter(isWhole);
	}

	/** At least two whole values for a secondary quantity, the whole interval for a primary one. */
	isSafe(n: number): boolean {
		return goals(this.#system, n).every(
			({ signs, amount }) =>
				signs.some((sign) => this.#shown(n, sign, amount)) ||
				signs.some((sign) => this.#search(n, sign, amount)),
		);
	}

	#shown(n: number, sign: 1 | -1, amount: number): boolean {
		return this.#points.some((point) => reaches(sign * this.#attack.at(point, n), amount));
	}

	#search(n: number, sign: 1 | -1, amount: number): boolean {
		const { nodes, rows, columns } = this.#attack;
		const starts = [0];
		for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.nodes.length);
		const cost = new Float64Array(nodes.length);
		cost[columns.get(n) ?? 0] = -sign;
		const cap = (side: Float64Array, way: 1 | -1) =>
			Float64Array.from(nodes, (m) =>
				m === n && way === sign ? Math.min(side[m] ?? 0, amount) : (side[m] ?? 0),
			);
		this.solved++;
		return this.#highs.withModel(
			{
				numCols: nodes.length,
				numRows: rows.length,
				colCost: cost,
				colLower: cap(this.#system.down, -1).map((d) => -d),
				colUpper: cap(this.#system.up, 1),
				rowLower: new Float64Array(rows.length),
				rowUpper: new Float64Array(rows.length),
				integrality: new Int32Array(nodes.length).fill(1),
				matrix: {
					format: "csr",
					numRows: rows.length,
					numCols: nodes.length,
					starts,
					indices: rows.flatMap((row) => row.nodes),
					values: rows.flatMap((row) => row.signs),
				},
			},
			(model) => {
				model.options.set({ output_flag: false, mip_max_nodes: BRANCHES, objective_target: -amount + 1e-6 });
				model.run();
				const point = model.getSolution().colValue;
				if (!isWhole(point) || !this.#adds(point)) return false;
				this.#points.push(point);
				return reaches(sign * (point[columns.get(n) ?? 0] ?? 0), amount);
			},
		);
	}

	/** A search stopped before any point leaves numbers that mean nothing. */
	#adds(point: Float64Array): boolean {
		return this.#attack.rows.every(
			({ nodes, signs }) =>
				Math.abs(nodes.reduce((sum, c, k) => sum + (signs[k] ?? 0) * (point[c] ?? 0), 0)) < 1e-6,
		);
	}
}

function isWhole(point: Float64Array): boolean {
	return point.every((z) => Math.abs(z - Math.round(z)) < 1e-6);
}
