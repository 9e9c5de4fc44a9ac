import type { Highs } from "highs";
import { reaches } from "./attack.ts";
import { type Cut, either, type Freedom, priceCut } from "./cut.ts";
import type { Goal } from "./goal.ts";
import { Programme } from "./programme.ts";
import type { System } from "./system.ts";

/** Movements are counted in units of the goal; further than this many, no node needs to go. */
const FAR = 4;
/** Share lent to nodes that the pattern leaves in print, so that a failure is priced where it would be cheapest to mend. */
const LENT = 1e-4;

/** Attacks the pattern under study, or a mix of patterns, on the whole system, and turns each failure into a condition. */
export class Separator {
	readonly #system: System;
	readonly #freedom: readonly Freedom[];
	readonly #programme: Programme;
	readonly #nodes: readonly number[];
	readonly #now: Float64Array;
	#share: (node: number) => number = () => 0;

	constructor(highs: Highs, system: System, freedom: readonly Freedom[]) {
		this.#system = system;
		this.#freedom = freedom;
		this.#nodes = [...system.members.keys()];
		this.#now = new Float64Array(2 * this.#nodes.length);
		const none = new Float64Array(this.#nodes.length);
		this.#programme = new Programme(highs, system.rows, none, none);
	}

	/** What is under study: the share of each node that is hidden, 0 or 1 for a pattern. */
	study(share: (node: number) => number): void {
		this.#share = share;
	}

	/**
	 * "met"; or the condition that what is under study breaks; or undefined when nothing that may be hidden meets the goal.
	 *
	 * @param known Nodes that the attacker knows besides.
	 */
	cut(goal: Goal, known?: ReadonlySet<number>): Cut | undefined | "met" {
		let last: Cut | undefined;
		for (const sign of goal.signs) {
			this.#bound(goal, sign, known);
			const { reach, gains } = this.#programme.extreme(goal.node, sign);
			if (reaches(reach, 1 - 10 * LENT) || gains === undefined) return "met";
			const found = priceCut(this.#system, this.#freedom, goal.amount, this.#nodes, (n) => {
				const gain = known?.has(n) ? 0 : (gains[n] ?? 0);
				return gain < 0 ? [-gain, 0] : [0, gain];
			});
			last = last && found ? either(last, found) : (found ?? last);
		}
		return last;
	}

	dispose(): void {
		this.#programme.dispose();
	}

	#bound(goal: Goal, sign: 1 | -1, known: ReadonlySet<number> | undefined): void {
		const [columns, down, up]: [number[], number[], number[]] = [[], [], []];
		for (const n of this.#nodes) {
			const kind = this.#freedom[n];
			const share = known?.has(n) || kind === "never" ? 0 : kind === "always" ? 1 : Math.max(LENT, this.#share(n));
			const room = (side: Float64Array, way: 1 | -1): number => {
				const far = n === goal.node && way === sign ? 1 : FAR;
				return share * Math.min(far, (side[n] ?? 0) / goal.amount);
			};
			const [below, above] = [room(this.#system.down, -1), room(this.#system.up, 1)];
			if (this.#now[2 * n] === below && this.#now[2 * n + 1] === above) continue;
			this.#now[2 * n] = below;
			this.#now[2 * n + 1] = above;
			columns.push(n);
			down.push(below);
			up.push(above);
		}
		this.#programme.bound(columns, down, up);
	}
}
