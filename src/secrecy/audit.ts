import type { Highs } from "highs";
import { Attack } from "./attack.ts";
import { deduce, unknownNodes } from "./deduction.ts";
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
	return auditSystem(await loadSolver(), readSystem(problem), new Set(hidden), options);
}

export type Opened = NonNullable<Interval["attack"]>;

export function auditSystem(
	highs: Highs,
	system: System,
	hidden: ReadonlySet<string>,
	options: AuditOptions = {},
): Audit {
	const unknown = unknownNodes(system, hidden);
	const { left, components } = deduce(system, unknown);
	const reach = new Map<number, readonly [number, number]>();
	const opened = new Map<number, Opened>();
	let programmes = 0;
	for (const component of components) {
		const watched = component.nodes.filter((n) => isWatched(system, n));
		if (watched.length === 0) continue;
		const attack = new Attack(highs, system, component);
		try {
			for (const n of watched) if (!isSafe(system, attack, n)) opened.set(n, "linear");
			for (const n of openedBySingletons(system, attack, watched))
				if (!opened.has(n)) opened.set(n, "singleton");
			if (system.whole) {
				const whole = new WholeAttack(highs, system, attack);
				for (const n of watched) if (!opened.has(n) && !whole.isSafe(n)) opened.set(n, "integer");
				programmes += whole.solved;
			}
			for (const n of watched) {
				const sides = options.exact
					? ([attack.reach(n, 1), attack.reach(n, -1)] as const)
					: ([attack.seen(n, 1), attack.seen(n, -1)] as const);
				reach.set(n, sides);
			}
			programmes += attack.solved;
		} finally {
			attack.dispose();
		}
	}
	const intervals: Interval[] = [];
	for (const [n, group] of system.members.entries()) {
		const attack = left[n] || (unknown[n] && system.idle[n]) ? opened.get(n) : "linear";
		const [up, down] = reach.get(n) ?? [0, 0];
		for (const q of group) {
			if (q.primary === undefined && !(q.printed && hidden.has(q.id))) continue;
			const secret = q.primary !== undefined;
			intervals.push({
				id: q.id,
				low: q.value - down,
				high: q.value + up,
				needLow: secret ? q.value - (system.needDown[n] ?? 0) : q.value,
				needHigh: secret ? q.value + (system.needUp[n] ?? 0) : q.value,
				safe: attack === undefined,
				...(attack === undefined ? {} : { attack }),
			});
		}
	}
	intervals.sort((a, b) => (a.id < b.id ? -1 : 1));
	return { passes: intervals.every((i) => i.safe), intervals, programmes };
}

/** Nodes of which something is asked: secret by themselves, or hidden in print. */
export function isWatched(system: System, node: number): boolean {
	return system.primary[node] === true || system.printed[node] === true;
}

function isSafe(system: System, attack: Attack, n: number): boolean {
	return goals(system, n).every(({ signs, amount }) => signs.some((sign) => attack.can(n, sign, amount)));
}
