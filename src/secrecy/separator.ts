import type { Highs } from "highs";
import { reaches, restrict } from "./attack.ts";
import { type Cut, either, type Freedom, priceCut } from "./cut.ts";
import type { Goal } from "./goal.ts";
import { Programme } from "./programme.ts";
import type { System } from "./system.ts";

/** Movements are counted in units of the goal; further than this many, no node needs to go. */
export const FAR = 4;
/** Share lent to nodes that the pattern leaves in print, so that a failure is priced where it would be cheapest to mend. */
const LENT = 1e-4;

/** A goal, and the nodes that the attacker knows besides what is printed. */
export interface Question {
	readonly goal: Goal;
	readonly known?: ReadonlySet<number>;
}

/** Attacks the pattern under study, or a mix of patterns, and turns each failure into a condition. To be disposed of. */
export class Separator {
	readonly #system: System;
	readonly #freedom: readonly Freedom[];
	readonly #programme: Programme;
	/** Nodes that may move. */
	readonly #nodes: readonly number[];
	readonly #columnOf: ReadonlyMap<number, number>;
	readonly #bounds: Float64Array;
	/** A movement that met each question, tried again before anything is asked. */
	readonly #shown = new Map<Question, Float64Array>();
	#share: (node: number) => number = () => 0;

	constructor(highs: Highs, system: System, freedom: readonly Freedom[]) {
		this.#system = system;
		this.#freedom = freedom;
		this.#nodes = freedom.flatMap((kind, n) => (kind === "never" ? [] : [n]));
		this.#columnOf = new Map(this.#nodes.map((n, i) => [n, i]));
		this.#bounds = new Float64Array(2 * this.#nodes.length);
		const none = new Float64Array(this.#nodes.length);
		const rows = system.rows
			.map((row) => restrict(row, this.#columnOf))
			.filter((row) => row.nodes.length > 0);
		this.#programme = new Programme(highs, rows, none, none);
	}

	get solved(): number {
		return this.#programme.solved;
	}

	/** What is under study: the share of each node that is hidden, 0 or 1 for a pattern. */
	study(share: (node: number) => number): void {
		this.#share = share;
	}

	/** "met"; or the condition that what is under study breaks; or undefined when nothing that may be hidden meets the goal. */
	cut(question: Question): Cut | undefined | "met" {
		const { goal, known } = question;
		let last: Cut | undefined;
		for (const sign of goal.signs) {
			const bounds = this.#rooms(goal, sign, known);
			const shown = this.#shown.get(question);
			if (shown && isWithin(shown, bounds)) return "met";
			this.#bound(bounds);
			const { reach, gains, point } = this.#programme.extreme(this.#columnOf.get(goal.node) ?? 0, sign);
			if (reaches(reach, 1 - 10 * LENT) || gains === undefined) {
				if (point && goal.signs.length === 1) this.#shown.set(question, point);
				return "met";
			}
			const found = priceCut(this.#system, this.#freedom, goal.amount, this.#nodes, (n) => {
				const gain = known?.has(n) ? 0 : (gains[this.#columnOf.get(n) ?? -1] ?? 0);
				return gain < 0 ? [-gain, 0] : [0, gain];
			});
			last = last && found ? either(last, found) : (found ?? last);
		}
		return last;
	}

	dispose(): void {
		this.#programme.dispose();
	}

	#rooms(goal: Goal, sign: 1 | -1, known: ReadonlySet<number> | undefined): Float64Array {
		const bounds = new Float64Array(this.#bounds.length);
		for (const [i, n] of this.#nodes.entries()) {
			const share = known?.has(n) ? 0 : this.#freedom[n] === "always" ? 1 : Math.max(LENT, this.#share(n));
			const far = (way: 1 | -1): number => (n === goal.node && way === sign ? 1 : FAR);
			bounds[2 * i] = share * Math.min(far(-1), (this.#system.down[n] ?? 0) / goal.amount);
			bounds[2 * i + 1] = share * Math.min(far(1), (this.#system.up[n] ?? 0) / goal.amount);
		}
		return bounds;
	}

	#bound(bounds: Float64Array): void {
		const moved = [...this.#nodes.keys()].filter(
			(i) => this.#bounds[2 * i] !== bounds[2 * i] || this.#bounds[2 * i + 1] !== bounds[2 * i + 1],
		);
		this.#programme.bound(
			moved,
			moved.map((i) => bounds[2 * i] ?? 0),
			moved.map((i) => bounds[2 * i + 1] ?? 0),
		);
		this.#bounds.set(bounds);
	}
}

function isWithin(point: Float64Array, bounds: Float64Array): boolean {
	return point.every((z, i) => z <= (bounds[2 * i + 1] ?? 0) + 1e-9 && -z <= (bounds[2 * i] ?? 0) + 1e-9);
}
