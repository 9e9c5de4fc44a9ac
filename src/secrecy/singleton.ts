import { type Attack, reaches } from "./attack.ts";
import { goals } from "./goal.ts";
import type { System } from "./system.ts";

/**
 * Primary nodes that someone opens by knowing their own part (methods §8.2 i and iii): all the nodes of which they are the sole
 * respondent are fixed, and what is secret of the others must stay so.
 */
export function openedBySingletons(
	system: System,
	attack: Attack,
	watched: readonly number[],
): ReadonlyMap<number, string> {
	const opened = new Map<number, string>();
	const secret = watched.filter((n) => system.primary[n] === true);
	for (const [respondent, nodes] of system.respondents) {
		const known = nodes.filter((n) => attack.columns.has(n));
		if (known.length === 0) continue;
		const mine = new Set(nodes);
		// States of the table that this respondent cannot rule out.
		const possible = attack.points.filter((point) =>
			known.every((n) => Math.abs(attack.at(point, n)) < 1e-9),
		);
		for (const n of secret) {
			if (mine.has(n) || opened.has(n)) continue;
			for (const { signs, amount } of goals(system, n)) {
				if (signs.some((sign) => possible.some((point) => reaches(sign * attack.at(point, n), amount))))
					continue;
				if (!signs.some((sign) => attack.canKnowing(known, n, sign, amount))) opened.set(n, respondent);
			}
		}
	}
	return opened;
}
