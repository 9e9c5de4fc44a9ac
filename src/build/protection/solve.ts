import { DefError } from "../../platform/index.ts";
import { audit, type Problem, type Proof, proofOf, type Quantity, suppress } from "../../secrecy/index.ts";
import type { Spot, Task } from "./problem.ts";

/** One problem, what is hidden, and how the attack on it ended. */
export interface Solved {
	readonly name: string;
	/** The system, the pattern, the interval left around each secret. */
	readonly proof: Proof;
	/** Cells that could be printed. */
	readonly spots: readonly Spot[];
	/** Hidden cells: the pattern's, and those that today's rules hide though they were printed before. */
	readonly hidden: readonly Spot[];
	/** Secret quantities that earlier publications tell for ever (C-41). */
	readonly lost: readonly string[];
}

/**
 * Chooses what to hide. What earlier publications already tell cannot be protected any more: it is found first, told, and taken
 * as known by everybody, so that the rest is protected against who knows it. Throws `secret-impossible`.
 */
export async function solve(task: Task): Promise<Solved> {
	const { problem, lost } = await withoutLost(task);
	const { pattern } = await suppress(problem);
	// Attacked once more, to the end: the exact intervals are the proof, and another solver will find them again.
	const attack = await audit(problem, pattern.hidden, { exact: true });
	if (!attack.passes) {
		const open = attack.intervals.find(({ safe }) => !safe);
		throw new DefError("secret-impossible", { quantity: open?.id ?? task.name });
	}
	const gone = [...new Set([...pattern.hidden, ...lost])];
	return {
		name: task.name,
		// No duration: the same inputs give the same bytes.
		proof: proofOf({ problem, secrets: task.secrets, pattern, audit: attack, seconds: 0 }),
		spots: [...task.spots.values()].flat(),
		hidden: gone.flatMap((id) => task.spots.get(id) ?? []),
		lost,
	};
}

/** Even with all hidden that may be, some secrets stand in what was printed before. */
async function withoutLost({ problem, lost }: Task): Promise<{ problem: Problem; lost: readonly string[] }> {
	const isForced = (q: Quantity): boolean => q.printed && q.cost === Number.POSITIVE_INFINITY;
	if (!problem.quantities.some(isForced)) return { problem, lost };
	const most = problem.quantities.filter((q) => q.printed && !isForced(q)).map(({ id }) => id);
	const { intervals } = await audit(problem, most);
	const open = new Set(intervals.filter(({ safe }) => !safe).map(({ id }) => id));
	const told = problem.quantities.filter((q) => q.primary !== undefined && open.has(q.id));
	if (told.length === 0) return { problem, lost };
	const names = new Set(told.map(({ id }) => id));
	const known = (q: Quantity): Quantity => {
		const { primary: _, ...rest } = q;
		return { ...rest, lower: 0, upper: 0, cost: Number.POSITIVE_INFINITY, low: q.value, high: q.value };
	};
	return {
		problem: { ...problem, quantities: problem.quantities.map((q) => (names.has(q.id) ? known(q) : q)) },
		lost: [...lost, ...names],
	};
}
