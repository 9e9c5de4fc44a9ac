import type { Highs } from "highs";
import { DefError } from "../platform/errors.ts";
import { auditSystem } from "./audit.ts";
import { type Cut, type Freedom, isBroken, keyOf, priceCut } from "./cut.ts";
import { isFixed } from "./deduction.ts";
import { type Goal, goals } from "./goal.ts";
import { cheapest } from "./master.ts";
import type { Audit, Method, Pattern, Problem } from "./model.ts";
import { loadSolver } from "./programme.ts";
import { Separator } from "./separator.ts";
import { readSystem, type System } from "./system.ts";

export interface SuppressOptions {
	/** Default: exact, up to a size where it fits. */
	readonly method?: Method;
	/** Time after which the best pattern found is taken. Without it the same problem always gives the same pattern. */
	readonly seconds?: number;
	readonly progress?: (line: string) => void;
}

/**
 * Chooses what to hide so that nothing secret can be worked out: the cheapest pattern (methods §8.3, Fischetti and Salazar) or,
 * beyond a size, a good one; always attacked at the end (`audit`) on all the equations together.
 *
 * @throws DefError `secret-impossible` when what must stay printed tells a secret; `secret-incoherent`.
 */
export async function suppress(
	problem: Problem,
	options: SuppressOptions = {},
): Promise<{ pattern: Pattern; audit: Audit }> {
	const highs = await loadSolver();
	const system = readSystem(problem);
	const freedom = freedoms(system);
	const chosen = exact(highs, system, freedom, options);
	const hidden = hiddenIds(system, freedom, chosen);
	const checked = auditSystem(highs, system, new Set(hidden));
	const secondary = hidden.filter((id) => quantity(system, id)?.primary === undefined);
	return {
		pattern: {
			hidden,
			secondary,
			cost: secondary.reduce((sum, id) => sum + (quantity(system, id)?.cost ?? 0), 0),
			method: "exact",
		},
		audit: checked,
	};
}

function freedoms(system: System): Freedom[] {
	return system.members.map((group, n) => {
		const secret = system.primary[n] === true;
		if (isFixed(system, n)) {
			if (secret) throw impossible(system, n);
			return "never";
		}
		if (secret && group.some((q) => q.printed && q.cost === Number.POSITIVE_INFINITY))
			throw impossible(system, n);
		if (secret || system.printed[n] !== true) return "always";
		return system.cost[n] === Number.POSITIVE_INFINITY ? "never" : "may";
	});
}

export function impossible(system: System, n: number): DefError {
	return new DefError("secret-impossible", { quantity: system.members[n]?.[0]?.id ?? "" });
}

function exact(
	highs: Highs,
	system: System,
	freedom: readonly Freedom[],
	options: SuppressOptions,
): ReadonlySet<number> {
	const asked = freedom.flatMap((kind, n) =>
		kind === "always" && system.primary[n] === true ? goals(system, n) : [],
	);
	const cuts = new Map<string, Cut>();
	const add = (goal: Goal, cut: Cut | undefined): boolean => {
		if (cut === undefined) throw impossible(system, goal.node);
		if (cut.nodes.length === 0 || cuts.has(keyOf(cut))) return false;
		cuts.set(keyOf(cut), cut);
		return true;
	};
	for (const goal of asked) for (const cut of rowCuts(system, freedom, goal)) add(goal, cut);
	const separator = new Separator(highs, system, freedom);
	try {
		for (let round = 1; ; round++) {
			const { chosen } = cheapest(highs, [...cuts.values()], (n) => system.cost[n] ?? 0, {
				branches: 2 ** 31 - 1,
				seconds: Number.POSITIVE_INFINITY,
			});
			separator.hide(chosen);
			let added = 0;
			for (const goal of asked) {
				const cut = separator.cut(goal);
				if (cut === "met") continue;
				if (cut !== undefined && !isBroken(cut, (n) => (chosen.has(n) ? 1 : 0))) continue;
				if (add(goal, cut)) added++;
			}
			options.progress?.(`round ${round}: ${cuts.size} conditions, ${added} new, ${chosen.size} hidden`);
			if (added === 0) return chosen;
		}
	} finally {
		separator.dispose();
	}
}

/** What each equation alone asks: for its target to move, others must. No programme needed. */
function rowCuts(system: System, freedom: readonly Freedom[], goal: Goal): readonly (Cut | undefined)[] {
	const [sign, other] = goal.signs;
	if (sign === undefined || other !== undefined) return [];
	return (system.rowsOf[goal.node] ?? []).map((r) => {
		const row = system.rows[r];
		if (row === undefined) return undefined;
		const at = (n: number): number => row.signs[row.nodes.indexOf(n)] ?? 0;
		const own = at(goal.node);
		const others = row.nodes.filter((n) => n !== goal.node);
		return priceCut(system, freedom, goal.amount, others, (n) => {
			const size = Math.abs(at(n) / own);
			return at(n) * own * sign < 0 ? [size, 0] : [0, size];
		});
	});
}

function hiddenIds(
	system: System,
	freedom: readonly Freedom[],
	chosen: ReadonlySet<number>,
): readonly string[] {
	return system.members
		.flatMap((group, n) => (freedom[n] === "always" || chosen.has(n) ? group : []))
		.filter((q) => q.printed)
		.map((q) => q.id)
		.sort();
}

function quantity(system: System, id: string) {
	return system.members[system.nodeOf.get(id) ?? -1]?.find((q) => q.id === id);
}
