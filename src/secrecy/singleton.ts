import type { Attack } from "./attack.ts";
import { goalBeforeRespondents } from "./goal.ts";
import type { System } from "./system.ts";

/**
 * Primary nodes that someone opens by knowing their own part (methods §8.2 i and iii): all the nodes of which they are the sole
 * respondent are fixed, and what is secret of the others must not be read exactly.
 */
export function openedBySingletons(
	system: System,
	attack: Attack,
	watched: readonly number[],
): ReadonlyMap<number, string> {
	const opened = new Map<number, string>();
	const secret = watched.filter((n) => system.primary[n] && goalBeforeRespondents(system, n) !== undefined);
	for (const [respondent, nodes] of system.respondents) {
		const known = nodes.filter((n) => attack.columns.has(n));
		if (known.length === 0) continue;
		const mine = new Set(nodes);
		const others = secret.filter((n) => !mine.has(n) && !opened.has(n));
		for (const n of attack.readBy(known, others)) opened.set(n, respondent);
	}
	return opened;
}
