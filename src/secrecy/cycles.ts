import type { Highs, Model } from "highs";
import { restrict } from "./attack.ts";
import type { Freedom } from "./cut.ts";
import { solved } from "./programme.ts";
import type { Question } from "./separator.ts";
import type { System } from "./system.ts";
import { twoWayModel } from "./two-way.ts";

const ways = [1, -1] as const;

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
	/** How far each column may go. */
	readonly #room: Float64Array;
	/** Columns that the last question binds otherwise. */
	#bound: readonly number[] = [];
	readonly hidden = new Set<number>();
	solved = 0;

	/** @param start Nodes hidden from the beginning. */
	constructor(highs: Highs, system: System, freedom: readonly Freedom[], start: ReadonlySet<number>) {
		this.#system = system;
		this.#freedom = freedom;
		this.#nodes = freedom.flatMap((kind, n) => (kind === "never" ? [] : [n]));
		this.#columnOf = new Map(this.#nodes.map((n, i) => [n, i]));
		const rows = system.rows
			.map((row) => restrict(row, this.#columnOf))
			.filter((row) => row.nodes.length > 0);
		const count = 2 * this.#nodes.length;
		const dearest = this.#nodes.reduce((most, n) => Math.max(most, this.#cost(n)), 0) || 1;
		this.#room = Float64Array.from(this.#nodes.flatMap((n) => [system.down[n] ?? 0, system.up[n] ?? 0]));
		// A little more than nothing: of two free movements, the shorter.
		const cost = Float64Array.from(
			{ length: count },
			(_, c) => 1e-6 + (1000 * this.#cost(this.#nodes[c >> 1] ?? 0)) / dearest,
		);
		this.#model = twoWayModel(highs, rows, cost, this.#room);
		for (const n of start) this.#hide(n);
	}

	/** Hides what protects the question; gives what moves, as deviations by node; undefined when nothing can. */
	protect({ goal, known }: Question): ReadonlyMap<number, number> | undefined {
		for (const sign of goal.signs) {
			this.#ask(goal.node, sign, goal.amount, known);
			this.solved++;
			if (solved(this.#model) !== 7) continue;
			const { colValue } = this.#model.getSolution();
			const moves = new Map<number, number>();
			for (const [i, n] of this.#nodes.entries()) {
				const z = (colValue[2 * i + 1] ?? 0) - (colValue[2 * i] ?? 0);
				if (Math.abs(z) > 1e-7 * goal.amount) moves.set(n, z);
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

	/** Only the column of the target is bound otherwise from one question to the next: the last basis is seldom far. */
	#ask(target: number, sign: 1 | -1, amount: number, known: ReadonlySet<number> | undefined): void {
		const forced = this.#column(target, sign);
		const wanted = new Map<number, readonly [number, number]>();
		for (const n of known ?? [])
			if (this.#columnOf.has(n)) for (const way of ways) wanted.set(this.#column(n, way), [0, 0]);
		wanted.set(this.#column(target, sign === 1 ? -1 : 1), [0, 0]);
		wanted.set(forced, [amount, amount]);
		for (const c of this.#bound) if (!wanted.has(c)) this.#model.changeColBounds(c, 0, this.#room[c] ?? 0);
		for (const [c, [least, most]] of wanted) this.#model.changeColBounds(c, least, most);
		this.#bound = [...wanted.keys()];
	}

	#column(n: number, sign: 1 | -1): number {
		return (this.#columnOf.get(n) ?? 0) * 2 + (sign === 1 ? 1 : 0);
	}
}
