import type { Highs } from "highs";
import { reaches } from "./attack.ts";
import { type Cut, either, type Freedom, priceCut } from "./cut.ts";
import type { Goal } from "./goal.ts";
import { Programme } from "./programme.ts";
import type { System } from "./system.ts";

/** Attacks the pattern under study on the whole system, and turns each failure of protection into a condition. */
export class Separator {
	readonly #system: System;
	readonly #freedom: readonly Freedom[];
	readonly #programme: Programme;
	#chosen: ReadonlySet<number> = new Set();

	constructor(highs: Highs, system: System, freedom: readonly Freedom[]) {
		this.#system = system;
		this.#freedom = freedom;
		const start = (side: Float64Array) => side.map((room, n) => (freedom[n] === "always" ? room : 0));
		this.#programme = new Programme(highs, system.rows, start(system.down), start(system.up));
	}

	/** The pattern under study: these nodes besides those that are always hidden. */
	hide(chosen: ReadonlySet<number>): void {
		const now = [...chosen].filter((n) => !this.#chosen.has(n));
		const before = [...this.#chosen].filter((n) => !chosen.has(n));
		const rooms = (side: Float64Array) => [...now.map((n) => side[n] ?? 0), ...before.map(() => 0)];
		this.#programme.bound([...now, ...before], rooms(this.#system.down), rooms(this.#system.up));
		this.#chosen = chosen;
	}

	/** "met"; or the condition that the pattern breaks; or undefined when nothing that may be hidden meets the goal. */
	cut(goal: Goal): Cut | undefined | "met" {
		const [up, down] = [this.#system.up[goal.node] ?? 0, this.#system.down[goal.node] ?? 0];
		let last: Cut | undefined;
		for (const sign of goal.signs) {
			const cap = (room: number, way: 1 | -1) => (way === sign ? Math.min(room, goal.amount) : room);
			this.#programme.bound([goal.node], [cap(down, -1)], [cap(up, 1)]);
			const { reach, gains } = this.#programme.extreme(goal.node, sign);
			this.#programme.bound([goal.node], [down], [up]);
			if (reaches(reach, goal.amount) || gains === undefined) return "met";
			const found = priceCut(this.#system, this.#freedom, goal.amount, this.#system.members.keys(), (n) => {
				const gain = gains[n] ?? 0;
				return gain < 0 ? [-gain, 0] : [0, gain];
			});
			last = last && found ? either(last, found) : (found ?? last);
		}
		return last;
	}

	dispose(): void {
		this.#programme.dispose();
	}
}
