import type { Highs } from "highs";
import { Attack, reaches } from "./attack.ts";
import type { Freedom } from "./cut.ts";
import { Cycles } from "./cycles.ts";
import { deduce, isFixed } from "./deduction.ts";
import { type Effort, Exact } from "./exact.ts";
import { impossible } from "./impossible.ts";
import type { Question } from "./separator.ts";
import type { System } from "./system.ts";

/** Nodes and secrets of a piece beyond which it is left as it was found. */
const PIECE = { nodes: 1500, questions: 160 };

/**
 * One secret after the other, then what no movement uses any more is put back in print. Deterministic, fast, dearer.
 *
 * @param start Nodes that an earlier search chose for fewer questions: only what they leave open is asked.
 * @throws DefError `secret-impossible`.
 */
export function hypercube(
	highs: Highs,
	system: System,
	freedom: readonly Freedom[],
	questions: readonly Question[],
	start: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
	const cycles = new Cycles(highs, system, freedom, start);
	try {
		const order = [...questions].sort((a, b) => b.goal.amount - a.goal.amount || a.goal.node - b.goal.node);
		const shown: ReadonlyMap<number, number>[] = [];
		let left: readonly Question[] =
			start.size === 0 ? order : unmet(highs, system, isHidden(freedom, start), order);
		for (let batch = 8; left.length > 0; batch *= 2) {
			let moved = 0;
			const rest: Question[] = [];
			for (const question of left) {
				if (shown.some((moves) => meets(question, moves))) continue;
				if (moved === batch) rest.push(question);
				else {
					const moves = cycles.protect(question);
					if (moves === undefined) throw impossible(system, question.goal.node);
					shown.push(moves);
					moved++;
				}
			}
			// What protects one secret often protects others: a few programmes tell, where each question alone would be one.
			left = unmet(highs, system, isHidden(freedom, cycles.hidden), rest);
		}
		const used = new Set(
			order.flatMap((question) => [...(shown.findLast((moves) => meets(question, moves))?.keys() ?? [])]),
		);
		const lean = new Set([...cycles.hidden].filter((n) => used.has(n) || start.has(n)));
		const whole = new Set(cycles.hidden);
		if (lean.size === whole.size) return whole;
		const alone = order.filter(({ known }) => known === undefined);
		return unmet(highs, system, isHidden(freedom, lean), alone).length === 0 ? lean : whole;
	} finally {
		cycles.dispose();
	}
}

const isHidden =
	(freedom: readonly Freedom[], chosen: ReadonlySet<number>) =>
	(n: number): boolean =>
		freedom[n] === "always" || chosen.has(n);

/**
 * Questions that a pattern was not seen to meet, without asking them one by one. Hiding more never takes anything away: what is met
 * needs no more asking, and where atoms are many it is nearly all. What a respondent may know is not tried.
 */
export function unmet(
	highs: Highs,
	system: System,
	hidden: (node: number) => boolean,
	questions: readonly Question[],
): readonly Question[] {
	if (questions.length === 0) return [];
	const { left, components } = deduce(
		system,
		system.members.map((_, n) => hidden(n) && !isFixed(system, n)),
	);
	const met = new Set<Question>();
	for (const component of components) {
		const inside = new Set(component.nodes);
		const asked = questions.filter(({ goal, known }) => known === undefined && inside.has(goal.node));
		if (asked.length === 0) continue;
		const attack = new Attack(highs, system, component);
		try {
			attack.stir(asked.map(({ goal }) => goal));
			for (const question of asked) {
				const { node, signs, amount } = question.goal;
				if (signs.some((sign) => reaches(attack.seen(node, sign), amount))) met.add(question);
			}
		} finally {
			attack.dispose();
		}
	}
	return questions.filter((question) => !left[question.goal.node] || !met.has(question));
}

function meets({ goal, known }: Question, moves: ReadonlyMap<number, number>): boolean {
	const z = moves.get(goal.node) ?? 0;
	if (!goal.signs.some((sign) => reaches(sign * z, goal.amount))) return false;
	return known === undefined || ![...known].some((n) => moves.has(n));
}

/**
 * A pattern improved piece by piece: what is hidden falls into connected parts; each part, with what its equations could hide
 * instead, is solved exactly while the rest stays as it is. Secrets of the other parts do not lean on it, so they stay safe.
 */
export function modular(
	highs: Highs,
	system: System,
	freedom: readonly Freedom[],
	questions: readonly Question[],
	effort: Effort,
	start: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
	const chosen = new Set(hypercube(highs, system, freedom, questions, start));
	const hidden = (n: number): boolean => freedom[n] === "always" || chosen.has(n);
	const { components } = deduce(
		system,
		freedom.map((_, n) => hidden(n) && !isFixed(system, n)),
	);
	for (const { nodes, rows } of components) {
		const piece = new Set(nodes);
		const asked = questions.filter(({ goal }) => piece.has(goal.node));
		const around = new Set(rows.flatMap((r) => system.rows[r]?.nodes ?? []));
		if (asked.length === 0 || asked.length > PIECE.questions || around.size > PIECE.nodes) continue;
		const local = freedom.map((kind, n): Freedom => {
			if (kind === "always") return around.has(n) ? "always" : "never";
			return kind === "may" && around.has(n) && (piece.has(n) || !hidden(n)) ? "may" : "never";
		});
		const exact = new Exact(highs, system, local);
		try {
			exact.ask(asked);
			const found = exact.solve(effort);
			if (found === undefined) continue;
			const cost = (set: Iterable<number>): number =>
				[...set].reduce((sum, n) => sum + (system.cost[n] ?? 0), 0);
			const before = nodes.filter((n) => chosen.has(n));
			if (cost(found.chosen) >= cost(before)) continue;
			for (const n of before) chosen.delete(n);
			for (const n of found.chosen) chosen.add(n);
		} finally {
			exact.dispose();
		}
	}
	return chosen;
}
