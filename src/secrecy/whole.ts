import type { Highs, Model } from "highs";
import { type Attack, reaches } from "./attack.ts";
import { goals } from "./goal.ts";
import type { System } from "./system.ts";
import { twoWayModel } from "./two-way.ts";

/** Branches explored before giving up on a proof; a quantity left in doubt is not safe. */
const BRANCHES = 2000;
/** Times that a search near a movement is widened before everything is searched. */
const RINGS = 3;
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
	#shortest: Shortest | undefined;
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

	/**
	 * The shortest movement that far: mostly whole by itself. Else a whole one is mostly found among what it moves, or what stands
	 * beside that in an equation.
	 */
	#near(n: number, sign: 1 | -1, amount: number): boolean {
		const { columns, nodes, rows } = this.#attack;
		this.#shortest ??= new Shortest(this.#highs, this.#system, this.#attack);
		const far = wholeAmount(amount);
		if (far > ((sign === 1 ? this.#system.up : this.#system.down)[n] ?? 0)) return false;
		this.solved++;
		const point = this.#shortest.reaching(columns.get(n) ?? 0, sign, far);
		if (point === undefined) return false;
		if (isWhole(point) && this.#adds(point)) {
			this.#points.push(point);
			return true;
		}
		const around = new Set([...nodes.keys()].filter((i) => Math.abs(point[i] ?? 0) > 1e-9));
		for (let ring = 0; ring < RINGS && around.size < nodes.length; ring++) {
			const moves = (m: number): boolean => around.has(columns.get(m) ?? -1);
			if (this.#search(n, sign, amount, moves)) return true;
			for (const beside of rows.filter((row) => row.nodes.some((i) => around.has(i))))
				for (const i of beside.nodes) around.add(i);
		}
		return false;
	}

	dispose(): void {
		this.#shortest?.dispose();
	}

	#search(n: number, sign: 1 | -1, amount: number, moves: (node: number) => boolean): boolean {
		const { nodes, rows, columns } = this.#attack;
		const starts = [0];
		for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.nodes.length);
		// Any whole point that far will do: one is asked for, not the farthest, which is found many times faster.
		const far = wholeAmount(amount);
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

/** The least whole movement that is worth `amount`. */
const wholeAmount = (amount: number): number => Math.ceil(amount - 1e-9);

/** The movement that changes least in all, asked again and again of one model. To be disposed of. */
class Shortest {
	readonly #model: Model;
	readonly #sides: readonly (readonly [number, number])[];

	constructor(highs: Highs, { up, down }: System, { nodes, rows }: Attack) {
		this.#sides = nodes.map((m) => [down[m] ?? 0, up[m] ?? 0]);
		const cost = new Float64Array(2 * nodes.length).fill(1);
		this.#model = twoWayModel(highs, rows, cost, Float64Array.from(this.#sides.flat()));
	}

	/** Deviations that carry column `i` exactly `far` that way; undefined when none does. */
	reaching(i: number, sign: 1 | -1, far: number): Float64Array | undefined {
		const [mine, other] = sign === 1 ? [2 * i + 1, 2 * i] : [2 * i, 2 * i + 1];
		this.#model.changeColBounds(mine, far, far);
		this.#model.changeColBounds(other, 0, 0);
		const { modelStatus } = this.#model.run();
		const found = modelStatus === 7 ? this.#model.getSolution().colValue : undefined;
		const [down, up] = this.#sides[i] ?? [0, 0];
		this.#model.changeColBounds(2 * i, 0, down);
		this.#model.changeColBounds(2 * i + 1, 0, up);
		return found && Float64Array.from(this.#sides, (_, k) => (found[2 * k + 1] ?? 0) - (found[2 * k] ?? 0));
	}

	dispose(): void {
		this.#model.dispose();
	}
}
