import type { Highs } from "highs";
import { Attack } from "./attack.ts";
import { type Component, deduce, unknownNodes } from "./deduction.ts";
import { goals } from "./goal.ts";
import type { Audit, Interval, Problem } from "./model.ts";
import { loadSolver } from "./programme.ts";
import { openedBySingletons } from "./singleton.ts";
import { readSystem, type System } from "./system.ts";
import { WholeAttack } from "./whole.ts";

export interface AuditOptions {
	/** Exact intervals (for a proof); else only what the verdict needs, and intervals say what was seen to be possible. */
	readonly exact?: boolean;
}

/**
 * Attacks a pattern as someone would who reads all that is printed and knows every equation (methods §8.2): subtraction, then
 * linear programmes for each hidden or unprinted quantity, then what a sole respondent knows besides, then whole numbers.
 *
 * Safe: a primary quantity whose interval holds [value − lower, value + upper] and is not a point; a secondary one whose
 * interval is not a point. Unprinted quantities that are not primary need nothing, and are not listed.
 *
 * @throws DefError `secret-incoherent` when the figures do not add up.
 */
export async function audit(
	problem: Problem,
	hidden: Iterable<string>,
	options: AuditOptions = {},
): Promise<Audit> {
	const [highs, system, ids] = [await loadSolver(), readSystem(problem), new Set(hidden)];
	return report(system, ids, attackSystem(highs, system, ids, options));
}

/** How a node was opened, and by whom when it takes a respondent. */
export interface Opening {
	readonly attack: NonNullable<Interval["attack"]>;
	readonly respondent?: string;
}

export interface Findings {
	readonly unknown: readonly boolean[];
	/** Unknowns that subtraction alone does not give. */
	readonly left: readonly boolean[];
	readonly components: readonly Component[];
	readonly opened: ReadonlyMap<number, Opening>;
	/** How far each watched node goes, above and below. */
	readonly reach: ReadonlyMap<number, readonly [number, number]>;
	readonly programmes: number;
}

/** The attack itself, on nodes. */
export function attackSystem(
	highs: Highs,
	system: System,
	hidden: ReadonlySet<string>,
	options: AuditOptions = {},
): Findings {
	const unknown = unknownNodes(system, hidden);
	const { left, components } = deduce(system, unknown);
	const reach = new Map<number, readonly [number, number]>();
	const opened = new Map<number, Opening>();
	for (const [n, group] of system.members.entries()) {
		if (left[n] || (unknown[n] && system.idle[n])) continue;
		if (system.primary[n] || group.some((q) => q.printed && hidden.has(q.id)))
			opened.set(n, { attack: "linear" });
	}
	let programmes = 0;
	for (const component of components) {
		const watched = component.nodes.filter((n) => isWatched(system, n));
		if (watched.length === 0) continue;
		const attack = new Attack(highs, system, component);
		try {
			attack.stir(watched.flatMap((n) => goals(system, n)));
			for (const n of watched) if (!isSafe(system, attack, n)) opened.set(n, { attack: "linear" });
			for (const [n, respondent] of openedBySingletons(system, attack, watched))
				if (!opened.has(n)) opened.set(n, { attack: "singleton", respondent });
			if (system.whole) {
				const whole = new WholeAttack(highs, system, attack);
				for (const n of watched) if (!opened.has(n) && !whole.isSafe(n)) opened.set(n, { attack: "integer" });
				programmes += whole.solved;
				whole.dispose();
			}
			const side = (n: number, sign: 1 | -1): number =>
				options.exact ? attack.reach(n, sign) : attack.seen(n, sign);
			for (const n of watched) reach.set(n, [side(n, 1), side(n, -1)]);
			programmes += attack.solved;
		} finally {
			attack.dispose();
		}
	}
	return { unknown, left, components, opened, reach, programmes };
}

export function report(system: System, hidden: ReadonlySet<string>, findings: Findings): Audit {
	const intervals: Interval[] = [];
	for (const [n, group] of system.members.entries()) {
		const opening = findings.opened.get(n);
		const [up, down] = findings.reach.get(n) ?? [0, 0];
		for (const q of group) {
			const secret = q.primary !== undefined;
			if (!secret && !(q.printed && hidden.has(q.id))) continue;
			intervals.push({
				id: q.id,
				low: q.value - down,
				high: q.value + up,
				needLow: secret ? q.value - (system.needDown[n] ?? 0) : q.value,
				needHigh: secret ? q.value + (system.needUp[n] ?? 0) : q.value,
				safe: opening === undefined,
				...(opening === undefined ? {} : { attack: opening.attack }),
			});
		}
	}
	intervals.sort((a, b) => (a.id < b.id ? -1 : 1));
	return { passes: intervals.every((i) => i.safe), intervals, programmes: findings.programmes };
}

/** Nodes of which something is asked: secret by themselves, or hidden in print. */
export function isWatched(system: System, node: number): boolean {
	return system.primary[node] === true || system.printed[node] === true;
}

function isSafe(system: System, attack: Attack, n: number): boolean {
	return goals(system, n).every(({ signs, amount }) => signs.some((sign) => attack.can(n, sign, amount)));
}
