import type { Highs, Model } from "highs";
import { restrict } from "./attack.ts";
import type { Freedom } from "./cut.ts";
import { FAR, type Question } from "./separator.ts";
import type { System } from "./system.ts";
import { twoWayModel } from "./two-way.ts";

/**
 * A pattern found one secret after the other (methods §8.5), largest first: the cheapest movement that the equations allow and
 * that carries the secret as far as it must go, what is hidden already being free; all that moves is hidden. Corners of a
 * hypercube are the simplest such movement. Enough to protect, seldom the cheapest. Undefined result of a question: none exists.
 *
 * Linear programme with a column for each way a node can go; built once. To be disposed of.
 */
export class Cycles {
	readonly #system: System;
	readonly #freedom: readonly Freedom[];
	readonly #nodes: readonly number[];
	readonly #columnOf: ReadonlyMap<number, number>;
	readonly #model: Model;
	readonly #bounds: Float64Array;
	readonly hidden = new Set<number>();
	solved = 0;

	constructor(highs: Highs, system: System, freedom: readonly Freedom[]) {
		this.#system = system;
		this.#freedom = freedom;
		this.#nodes = freedom.flatMap((kind, n) => (kind === "never" ? [] : [n]));
		this.#columnOf = new Map(this.#nodes.map((n, i) => [n, i]));
		const rows = system.rows
			.map((row) => restrict(row, this.#columnOf))
			.filter((row) => row.nodes.length > 0);
		const count = 2 * this.#nodes.length;
		const dearest = this.#nodes.reduce((most, n) => Math.max(most, this.#cost(n)), 0) || 1;
		this.#bounds = new Float64Array(count);
		// A little more than nothing: of two free movements, the shorter.
		const cost = Float64Array.from(
			{ length: count },
			(_, c) => 1e-6 + (1000 * this.#cost(this.#nodes[c >> 1] ?? 0)) / dearest,
		);
		this.#model = twoWayModel(highs, rows, cost, new Float64Array(count));
	}

	/** Hides what protects the question; gives what moves, as deviations by node; undefined when nothing can. */
	protect({ goal, known }: Question): ReadonlyMap<number, number> | undefined {
		for (const sign of goal.signs) {
			this.#ask(goal.node, sign, goal.amount, known);
			this.solved++;
			const { modelStatus } = this.#model.run();
			if (modelStatus !== 7) continue;
			const { colValue } = this.#model.getSolution();
			const moves = new Map<number, number>();
			for (const [i, n] of this.#nodes.entries()) {
				const z = (colValue[2 * i + 1] ?? 0) - (colValue[2 * i] ?? 0);
				if (Math.abs(z) > 1e-7) moves.set(n, z * goal.amount);
			}
			for (const n of moves.keys()) this.#hide(n);
			return moves;
		}
		return undefined;
	}

	dispose(): void {
		this.#model.dispose();
	}

	#cost(n: number): number {
		return this.#freedom[n] === "may" ? (this.#system.cost[n] ?? 0) : 0;
	}

	#hide(n: number): void {
		if (this.#freedom[n] !== "may" || this.hidden.has(n)) return;
		this.hidden.add(n);
		const i = this.#columnOf.get(n) ?? 0;
		this.#model.changeColCost(2 * i, 1e-6);
		this.#model.changeColCost(2 * i + 1, 1e-6);
	}

	#ask(target: number, sign: 1 | -1, amount: number, known: ReadonlySet<number> | undefined): void {
		const forced = (this.#columnOf.get(target) ?? 0) * 2 + (sign === 1 ? 1 : 0);
		for (const [i, n] of this.#nodes.entries()) {
			for (const c of [2 * i, 2 * i + 1]) {
				const side = c % 2 === 1 ? this.#system.up : this.#system.down;
				const room =
					known?.has(n) || (n === target && c !== forced) ? 0 : Math.min(FAR, (side[n] ?? 0) / amount);
				const upper = c === forced ? 1 : room;
				// The forced column is marked by a negative bound: it must be put back next time.
				const mark = c === forced ? -1 : upper;
				if (this.#bounds[c] === mark) continue;
				this.#bounds[c] = mark;
				this.#model.changeColBounds(c, c === forced ? 1 : 0, upper);
			}
		}
	}
}
