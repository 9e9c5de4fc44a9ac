import type { System } from "./system.ts";

/** Condition on what is hidden: Σ weights[k]·x(nodes[k]) ≥ least, x = 1 when the node is hidden. */
export interface Cut {
	readonly nodes: readonly number[];
	readonly weights: readonly number[];
	readonly least: 0 | 1;
}

/** What a pattern may do to each node: `always` hidden (secret, or printed nowhere), `never`, or as it `may` choose. */
export type Freedom = "always" | "may" | "never";

/**
 * The condition (methods §8.3) that the prices of a failed attack give: to move its target by `amount`, something that pays must
 * be hidden. Undefined when nothing that may be hidden would do.
 *
 * @param price How much the target would gain when a node may move further up, then down.
 */
export function priceCut(
	system: System,
	freedom: readonly Freedom[],
	amount: number,
	nodes: Iterable<number>,
	price: (node: number) => readonly [number, number],
): Cut | undefined {
	let asked = amount;
	const terms: { node: number; weight: number }[] = [];
	for (const node of nodes) {
		const kind = freedom[node];
		if (kind === "never") continue;
		const [up, down] = price(node);
		const weight = worth(up, system.up[node] ?? 0) + worth(down, system.down[node] ?? 0);
		if (weight <= 0) continue;
		if (kind === "always") asked -= weight;
		else terms.push({ node, weight });
	}
	if (asked <= amount * 1e-7) return { nodes: [], weights: [], least: 1 };
	const weights = terms.map((t) => Math.min(1, t.weight / asked));
	if (weights.reduce((sum, w) => sum + w, 0) < 1 - 1e-7) return undefined;
	return { nodes: terms.map((t) => t.node), weights, least: 1 };
}

function worth(price: number, room: number): number {
	return price > 1e-9 && room > 0 ? price * room : 0;
}

/** One condition or the other: enough of either is enough. */
export function either(a: Cut, b: Cut): Cut {
	const weights = new Map<number, number>();
	for (const { nodes, weights: ws } of [a, b])
		for (const [k, n] of nodes.entries()) weights.set(n, Math.min(1, (weights.get(n) ?? 0) + (ws[k] ?? 0)));
	return { nodes: [...weights.keys()], weights: [...weights.values()], least: 1 };
}

export function isBroken(cut: Cut, hidden: (node: number) => number): boolean {
	return (
		cut.nodes.length > 0 &&
		cut.nodes.reduce((sum, n, k) => sum + (cut.weights[k] ?? 0) * hidden(n), 0) < cut.least - 1e-6
	);
}

/** A node hidden for the sake of others is of no use alone in an equation: someone else there must be hidden. */
export function lonelyCuts(
	system: System,
	freedom: readonly Freedom[],
	share: (node: number) => number,
): readonly Cut[] {
	const cuts: Cut[] = [];
	for (const { nodes } of system.rows) {
		if (nodes.some((n) => freedom[n] === "always")) continue;
		const free = nodes.filter((n) => freedom[n] === "may");
		const all = free.reduce((sum, n) => sum + share(n), 0);
		for (const n of free)
			if (share(n) - (all - share(n)) > 1e-6)
				cuts.push({ nodes: free, weights: free.map((m) => (m === n ? -1 : 1)), least: 0 });
	}
	return cuts;
}

export function keyOf(cut: Cut): string {
	return cut.nodes.map((n, k) => `${n}:${(cut.weights[k] ?? 0).toPrecision(9)}`).join(" ");
}
