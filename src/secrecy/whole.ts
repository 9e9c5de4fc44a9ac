import type { Highs } from "highs";
import { type Attack, reaches } from "./attack.ts";
import { goals } from "./goal.ts";
import type { System } from "./system.ts";

/** Branches explored before giving up on a proof; a quantity left in doubt is not safe. */
const BRANCHES = 2000;
/** Slack of the linear attack past which whole numbers need not confirm it (methods §8.2 ii). */
const SLACK = 2;

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
				signs.some((sign) => this.#near(n, sign, amount)) ||
				signs.some((sign) => this.#search(n, sign, amount, () => true)),
		);
	}

	/** A whole point got that far, or any point two units farther (methods §8.2: below that, whole numbers must confirm). */
	#shown(n: number, sign: 1 | -1, amount: number): boolean {
		const got = (point: Float64Array): number => sign * this.#attack.at(point, n);
		return (
			this.#points.some((point) => reaches(got(point), amount)) ||
			this.#attack.points.some((point) => got(point) >= amount + SLACK)
		);
	}

	/** Among the few quantities that a linear attack moved to get that far, which mostly is enough. */
	#near(n: number, sign: 1 | -1, amount: number): boolean {
		const { columns, points } = this.#attack;
		const moved = points
			.filter((point) => reaches(sign * this.#attack.at(point, n), amount))
			.map((point) => ({ point, size: point.reduce((sum, z) => sum + (Math.abs(z) > 1e-9 ? 1 : 0), 0) }))
			.sort((a, b) => a.size - b.size)[0]?.point;
		return (
			moved !== undefined &&
			this.#search(n, sign, amount, (m) => Math.abs(moved[columns.get(m) ?? 0] ?? 0) > 1e-9)
		);
	}

	#search(n: number, sign: 1 | -1, amount: number, moves: (node: number) => boolean): boolean {
		const { nodes, rows, columns } = this.#attack;
		const starts = [0];
		for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.nodes.length);
		// Any whole point that far will do: one is asked for, not the farthest, which is found many times faster.
		const far = Math.ceil(amount - 1e-9);
		const { down, up } = this.#system;
		if (far > (sign === 1 ? (up[n] ?? 0) : (down[n] ?? 0))) return false;
		const lower = Float64Array.from(nodes, (m) =>
			m === n && sign === 1 ? far : moves(m) ? -(down[m] ?? 0) : 0,
		);
		const upper = Float64Array.from(nodes, (m) =>
			m === n && sign === -1 ? -far : moves(m) ? (up[m] ?? 0) : 0,
		);
		this.solved++;
		return this.#highs.withModel(
			{
				numCols: nodes.length,
				numRows: rows.length,
				colCost: new Float64Array(nodes.length),
				colLower: lower,
				colUpper: upper,
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
				model.options.set({ output_flag: false, mip_max_nodes: BRANCHES, mip_max_improving_sols: 1 });
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
