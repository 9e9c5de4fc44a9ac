import { DefError } from "../../platform/index.ts";
import {
	audit,
	type Pattern,
	type Problem,
	type Proof,
	proofOf,
	type Quantity,
	suppress,
} from "../../secrecy/index.ts";
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
	const known = await withoutLost(task);
	const { lost } = known;
	const { problem, pattern } = await chosen(known.problem);
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

/** Quantities up to which what no table prints is asked for like the rest, and the search is exact. */
const few = 1_000;

/**
 * In a large problem, what no table prints and nobody may work out exactly (where two zonings cross, a part beside its whole) is
 * first left alone, for hiding what is printed mostly keeps it too. The attack then says which of it stands open: the least costly printed figure that
 * holds it is asked for in its turn, until nothing is open. It need not be far from its value: no reader looks for it at a
 * printed place. The exact search would take minutes for a pattern hardly lighter: the pieces of the modular one are. Throws `secret-impossible` when all that holds it is hidden and it still stands open.
 */
async function chosen(problem: Problem): Promise<{ problem: Problem; pattern: Pattern }> {
	if (problem.quantities.length <= few) return { problem, pattern: (await suppress(problem)).pattern };
	const bare = (q: Quantity): Quantity => {
		const { sole: _, ...rest } = q;
		return { ...rest, lower: 0, upper: 0 };
	};
	// What each respondent knows besides is weighed on the printed figures: they are what it would be set against.
	const watched: Problem = { ...problem, whole: false, quantities: problem.quantities.map(bare) };
	const holders = holdersOf(problem);
	const asked = new Set<string>();
	for (;;) {
		const now: Problem = {
			...problem,
			quantities: problem.quantities.map((q) => {
				if (asked.has(q.id)) return { primary: "difference", ...q };
				if (q.printed) return q;
				const { primary: _, ...rest } = bare(q);
				return rest;
			}),
		};
		const pattern = await lightest(now);
		const hidden = new Set(pattern.hidden);
		const { intervals } = await audit(watched, hidden);
		const open = intervals.filter(({ id, safe }) => !safe && !holders.printed.has(id));
		if (open.length === 0) return { problem: now, pattern };
		for (const { id } of open) {
			const next = holders.of(id).find((holder) => !hidden.has(holder) && !asked.has(holder));
			if (next === undefined) throw new DefError("secret-impossible", { quantity: id });
			asked.add(next);
		}
	}
}

/**
 * The pattern of the search by pieces. It moves by short steps and may find no way where there is one, when much was printed
 * before: then all that may still be hidden is, if that holds. Throws `secret-impossible`.
 */
async function lightest(problem: Problem): Promise<Pattern> {
	try {
		return (await suppress(problem, { method: "modular" })).pattern;
	} catch (error) {
		if (!(error instanceof DefError) || error.code !== "secret-impossible") throw error;
		const free = problem.quantities.filter((q) => q.printed && q.cost < Number.POSITIVE_INFINITY);
		const hidden = free.map(({ id }) => id).sort();
		if (!(await audit(problem, hidden)).passes) throw error;
		const added = free.filter(({ primary }) => primary === undefined);
		const cost = added.reduce((sum, q) => sum + q.cost, 0);
		return { hidden, secondary: added.map(({ id }) => id).sort(), cost, method: "modular" };
	}
}

/**
 * The printed quantities by which another one is worked out: those that hold it, and those that stand beside it in one total. The
 * least costly first; those that must stay printed are not among them.
 */
function holdersOf({ quantities, equations }: Problem): {
	readonly printed: ReadonlySet<string>;
	readonly of: (id: string) => readonly string[];
} {
	const costs = new Map(quantities.flatMap((q) => (q.printed ? [[q.id, q.cost] as const] : [])));
	const beside = new Map<string, readonly string[]>();
	for (const { parts } of equations)
		for (const part of parts) beside.set(part, [...(beside.get(part) ?? []), ...parts]);
	const totals = Map.groupBy(
		equations.flatMap(({ total, parts }) => parts.map((part) => ({ part, total }))),
		({ part }) => part,
	);
	return {
		printed: new Set(costs.keys()),
		of(id) {
			const above = new Set<string>([id]);
			for (const one of above) for (const { total } of totals.get(one) ?? []) above.add(total);
			return [...above, ...(beside.get(id) ?? [])]
				.filter((one) => (costs.get(one) ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY)
				.sort((x, y) => (costs.get(x) ?? 0) - (costs.get(y) ?? 0) || (x < y ? -1 : 1));
		},
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
