import type { System } from "./system.ts";

/** A movement that must stay possible: by `amount`, one way or, when either would do, the other. */
export interface Goal {
	readonly node: number;
	readonly signs: readonly (1 | -1)[];
	readonly amount: number;
}

/**
 * What is asked for a node: room on each side when it is secret by itself, not being a point otherwise. A secret zero of which a
 * percentage is asked (no room on either side) asks nothing: the interval of methods §8.2 is then the point.
 */
export function goals(system: System, node: number): readonly Goal[] {
	const [up, down] = [system.needUp[node] ?? 0, system.needDown[node] ?? 0];
	const sides: Goal[] = [
		{ node, signs: [1], amount: up },
		{ node, signs: [-1], amount: down },
	];
	const asked = sides.filter((g) => g.amount > 0);
	if (asked.length === 0 && system.idle[node]) return [];
	return asked.length > 0 ? asked : [{ node, signs: [1, -1], amount: system.least[node] ?? 0 }];
}
