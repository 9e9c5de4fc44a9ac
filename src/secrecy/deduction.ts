import { find, join, type System } from "./system.ts";

/** Unknowns that equations bind together, and the rows that bind them. Nothing outside can tell anything about them. */
export interface Component {
	readonly nodes: readonly number[];
	readonly rows: readonly number[];
}

/** True for the nodes of which no quantity is printed for all to read. */
export function unknownNodes(system: System, hidden: ReadonlySet<string>): boolean[] {
	return system.members.map(
		(group, n) => !isFixed(system, n) && group.every((q) => !q.printed || hidden.has(q.id)),
	);
}

export function isFixed(system: System, node: number): boolean {
	return (system.down[node] ?? 0) <= 0 && (system.up[node] ?? 0) <= 0;
}

/** What subtraction alone gives: an equation with one unknown, again and again. Then what is left, in connected parts. */
export function deduce(
	system: System,
	unknown: readonly boolean[],
): { left: boolean[]; components: readonly Component[] } {
	const left = [...unknown];
	const counts = system.rows.map((row) => row.nodes.reduce((sum, n) => sum + (left[n] ? 1 : 0), 0));
	const queue = counts.flatMap((count, r) => (count === 1 ? [r] : []));
	for (let r = queue.pop(); r !== undefined; r = queue.pop()) {
		const node = system.rows[r]?.nodes.find((n) => left[n]);
		if (node === undefined) continue;
		left[node] = false;
		for (const other of system.rowsOf[node] ?? []) {
			counts[other] = (counts[other] ?? 0) - 1;
			if (counts[other] === 1) queue.push(other);
		}
	}
	const heads = left.map((_, n) => n);
	const busy = system.rows.flatMap((row, r) => {
		const nodes = row.nodes.filter((n) => left[n]);
		for (const n of nodes) join(heads, nodes[0] ?? n, n);
		return nodes[0] === undefined ? [] : [{ r, node: nodes[0] }];
	});
	const parts = new Map<number, { nodes: number[]; rows: number[] }>();
	for (const [n, open] of left.entries()) {
		if (!open) continue;
		const head = find(heads, n);
		const part = parts.get(head);
		if (part) part.nodes.push(n);
		else parts.set(head, { nodes: [n], rows: [] });
	}
	for (const { r, node } of busy) parts.get(find(heads, node))?.rows.push(r);
	return { left, components: [...parts.values()] };
}
