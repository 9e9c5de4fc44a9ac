import type { Highs } from "highs";
import { type Cut, type Freedom, isBroken, keyOf, lonelyCuts, priceCut } from "./cut.ts";
import { impossible } from "./impossible.ts";
import { Master } from "./master.ts";
import { type Question, Separator } from "./separator.ts";
import type { System } from "./system.ts";

/** Nodes hidden besides those that always are; `proven` when no cheaper pattern meets the questions. */
export interface Found {
	readonly chosen: ReadonlySet<number>;
	readonly proven: boolean;
}

export interface Effort {
	/** Branches that each master programme may explore. */
	readonly branches: number;
	/** `performance.now()` past which the best pattern known is taken; Infinity: the effort depends on the problem alone. */
	readonly until: number;
	readonly progress?: ((line: string) => void) | undefined;
}

/** Gain of the lower bound below which a round of mixed patterns has brought nothing, and how many such rounds are enough. */
const STALL = 1e-3;
const PATIENCE = 3;

/**
 * The cheapest pattern, by conditions found as they are broken (Benders; Fischetti and Salazar, methods §8.3). First on mixes of
 * patterns (binaries relaxed), where conditions are strongest, then on patterns. To be disposed of.
 */
export class Exact {
	readonly #system: System;
	readonly #freedom: readonly Freedom[];
	readonly #separator: Separator;
	readonly #master: Master;
	readonly #position: ReadonlyMap<number, number>;
	readonly #known = new Set<string>();
	readonly #questions: Question[] = [];
	/** Questions that the last study did not meet. */
	readonly #lately = new Set<Question>();

	constructor(highs: Highs, system: System, freedom: readonly Freedom[]) {
		this.#system = system;
		this.#freedom = freedom;
		const nodes = freedom.flatMap((kind, n) => (kind === "may" ? [n] : []));
		this.#position = new Map(nodes.map((n, i) => [n, i]));
		this.#separator = new Separator(highs, system, freedom);
		this.#master = new Master(highs, nodes, (n) => system.cost[n] ?? 0);
	}

	ask(questions: readonly Question[]): void {
		this.#questions.push(...questions);
		const fresh: Cut[] = [];
		for (const question of questions)
			for (const cut of rowCuts(this.#system, this.#freedom, question)) this.#learn(question, cut, fresh);
		this.#master.add(fresh);
	}

	require(cut: Cut): void {
		this.#master.add([cut]);
	}

	/**
	 * @throws DefError `secret-impossible`.
	 * @returns undefined when time is over before any pattern meets every question.
	 */
	solve(effort: Effort): Found | undefined {
		this.#mix(effort);
		let gap = 0.05;
		for (let round = 1; performance.now() < effort.until; round++) {
			const seconds = (effort.until - performance.now()) / 1000;
			const { chosen, proven } = this.#master.choose({ gap, branches: effort.branches, seconds });
			const fresh = this.#broken((n) => (chosen.has(n) ? 1 : 0), this.#questions);
			effort.progress?.(`motif ${round} : ${chosen.size} masqués, ${fresh.length} conditions de plus`);
			this.#master.add(fresh);
			if (fresh.length > 0) continue;
			if (gap === 0 || !proven) return { chosen, proven };
			gap = 0;
		}
		return undefined;
	}

	dispose(): void {
		this.#separator.dispose();
		this.#master.dispose();
	}

	#mix(effort: Effort): void {
		let stalled = 0;
		let before = 0;
		let hot: ReadonlySet<Question> = new Set(this.#questions);
		for (let round = 1; stalled < PATIENCE && performance.now() < effort.until; round++) {
			const { shares, bound } = this.#master.relax();
			const share = (n: number): number => shares[this.#position.get(n) ?? -1] ?? 0;
			// Who was safe in the last mix is asked again only when all the others are.
			let fresh = this.#broken(share, hot);
			if (fresh.length === 0 && hot.size < this.#questions.length)
				fresh = this.#broken(share, this.#questions);
			hot = new Set(this.#lately);
			effort.progress?.(`mélange ${round} : ${fresh.length} conditions de plus`);
			if (fresh.length === 0) return;
			this.#master.add(fresh);
			stalled = bound <= before * (1 + STALL) ? stalled + 1 : 0;
			before = bound;
		}
	}

	#broken(share: (n: number) => number, questions: Iterable<Question>): readonly Cut[] {
		this.#separator.study(share);
		const fresh: Cut[] = [];
		this.#lately.clear();
		for (const question of questions) {
			const cut = this.#separator.cut(question);
			if (cut === "met" || (cut !== undefined && !isBroken(cut, share))) continue;
			this.#lately.add(question);
			this.#learn(question, cut, fresh);
		}
		for (const cut of lonelyCuts(this.#system, this.#freedom, share)) this.#learn(undefined, cut, fresh);
		return fresh;
	}

	#learn(question: Question | undefined, cut: Cut | undefined, fresh: Cut[]): void {
		if (cut === undefined) throw impossible(this.#system, question?.goal.node ?? -1);
		if (cut.nodes.length === 0 || this.#known.has(keyOf(cut))) return;
		this.#known.add(keyOf(cut));
		fresh.push(cut);
	}
}

/** What each equation alone asks: for its target to move, others must. No programme needed. */
function rowCuts(
	system: System,
	freedom: readonly Freedom[],
	{ goal, known }: Question,
): readonly (Cut | undefined)[] {
	const [sign, other] = goal.signs;
	if (sign === undefined || other !== undefined) return [];
	return (system.rowsOf[goal.node] ?? []).map((r) => {
		const row = system.rows[r] ?? { nodes: [], signs: [] };
		const signs = new Map(row.nodes.map((n, k) => [n, row.signs[k] ?? 0]));
		const own = signs.get(goal.node) ?? 1;
		const others = row.nodes.filter((n) => n !== goal.node && known?.has(n) !== true);
		return priceCut(system, freedom, goal.amount, others, (n) => {
			const ratio = (signs.get(n) ?? 0) / own;
			return ratio * sign < 0 ? [Math.abs(ratio), 0] : [0, Math.abs(ratio)];
		});
	});
}
