import { DefError } from "../platform/errors.ts";
import type { Problem, Quantity } from "./model.ts";

/**
 * A problem as numbers, in an order that does not depend on how it was written. Quantities that an equation makes equal are one
 * node. Unknowns are deviations from the true values, so that every equation reads Σ sign·z = 0 and no large value enters a
 * programme.
 */
export interface System {
	readonly whole: boolean;
	/** Quantities of each node, sorted by id. */
	readonly members: readonly (readonly Quantity[])[];
	readonly nodeOf: ReadonlyMap<string, number>;
	/** How far below and above its value the attacker may believe each node to be. */
	readonly down: Float64Array;
	readonly up: Float64Array;
	/** What the attack must leave below and above the value of a primary node. */
	readonly needDown: Float64Array;
	readonly needUp: Float64Array;
	/** Least movement that counts as not being known. */
	readonly least: Float64Array;
	readonly primary: readonly boolean[];
	/** Secret zeros that no margin protects: nothing is asked for them. */
	readonly idle: readonly boolean[];
	/** Loss when its printed quantities are hidden; Infinity: one of them must stay printed; 0 when none is printed. */
	readonly cost: Float64Array;
	readonly printed: readonly boolean[];
	readonly rows: readonly Row[];
	/** Rows of each node. */
	readonly rowsOf: readonly (readonly number[])[];
	/** Nodes that each sole respondent knows. */
	readonly respondents: ReadonlyMap<string, readonly number[]>;
}

/** Σ signs[k]·z(nodes[k]) = 0. */
export interface Row {
	readonly nodes: readonly number[];
	readonly signs: readonly number[];
}

/** @throws DefError `secret-incoherent` when an equation names an unknown quantity or does not add up. */
export function readSystem(problem: Problem): System {
	const quantities = [...problem.quantities].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const index = new Map(quantities.map((q, i) => [q.id, i]));
	if (index.size < quantities.length)
		throw new DefError("secret-incoherent", { cause: "une grandeur y figure deux fois" });
	const at = (id: string): number => {
		const found = index.get(id);
		if (found === undefined)
			throw new DefError("secret-incoherent", { cause: `la grandeur « ${id} » n'est pas décrite` });
		return found;
	};
	const heads = quantities.map((_, i) => i);
	for (const { total, parts } of problem.equations) {
		checkSum(problem, quantities, at, total, parts);
		const [only] = parts;
		if (parts.length === 1 && only !== undefined) join(heads, at(total), at(only));
	}
	const numbers = new Map<number, number>();
	const members: Quantity[][] = [];
	const nodeOf = new Map<string, number>();
	for (const [i, q] of quantities.entries()) {
		const head = find(heads, i);
		const node = numbers.get(head) ?? members.length;
		numbers.set(head, node);
		nodeOf.set(q.id, node);
		const group = members[node];
		if (group) group.push(q);
		else members.push([q]);
	}
	const rows = readRows(problem, (id) => nodeOf.get(id) ?? -1);
	const rowsOf: number[][] = members.map(() => []);
	for (const [r, row] of rows.entries()) for (const node of row.nodes) rowsOf[node]?.push(r);
	const over = (pick: (group: readonly Quantity[]) => number): Float64Array =>
		Float64Array.from(members, pick);
	const whole = problem.whole;
	const primaries = (group: readonly Quantity[]): readonly Quantity[] =>
		group.filter((q) => q.primary !== undefined);
	const need = (amount: number): number => (whole ? Math.ceil(amount - 1e-9) : amount);
	const room = (amount: number): number => Math.max(0, whole ? Math.floor(amount + 1e-9) : amount);
	const down = over((g) => Math.min(...g.map((q) => room(q.value - (q.low ?? 0)))));
	const up = over((g) => Math.min(...g.map((q) => room((q.high ?? Number.POSITIVE_INFINITY) - q.value))));
	// As asked, whatever the attacker knows beforehand: who holds a rounded copy of a secret knows it too well, hidden or not. Only
	// below zero is nothing asked, where everybody knows that nothing is.
	const needs = (n: number, of: (q: Quantity) => number): number =>
		Math.max(0, ...primaries(members[n] ?? []).map((q) => need(of(q))));
	const lowest = (q: Quantity): number => ((q.low ?? 0) < 0 ? q.lower : Math.min(q.lower, q.value));
	return {
		whole,
		members,
		nodeOf,
		down,
		up,
		needDown: down.map((_, n) => needs(n, lowest)),
		needUp: down.map((_, n) => needs(n, (q) => q.upper)),
		least: over((g) => (whole ? 1 : 1e-6 * Math.max(1, Math.abs(g[0]?.value ?? 0)))),
		idle: members.map((g) => {
			const secret = primaries(g);
			return secret.length > 0 && secret.every((q) => q.value === 0 && q.lower <= 0 && q.upper <= 0);
		}),
		primary: members.map((g) => primaries(g).length > 0),
		cost: over((g) => g.reduce((sum, q) => sum + (q.printed ? q.cost : 0), 0)),
		printed: members.map((g) => g.some((q) => q.printed)),
		rows,
		rowsOf,
		respondents: readRespondents(members),
	};
}

function readRows(problem: Problem, nodeOf: (id: string) => number): readonly Row[] {
	const rows = new Map<string, Row>();
	for (const { total, parts } of problem.equations) {
		const signs = new Map<number, number>([[nodeOf(total), 1]]);
		for (const part of parts) signs.set(nodeOf(part), (signs.get(nodeOf(part)) ?? 0) - 1);
		const terms = [...signs].filter(([, sign]) => sign !== 0).sort(([a], [b]) => a - b);
		if (terms.length === 0) continue;
		rows.set(terms.join(";"), { nodes: terms.map(([n]) => n), signs: terms.map(([, s]) => s) });
	}
	return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function readRespondents(members: readonly (readonly Quantity[])[]): ReadonlyMap<string, readonly number[]> {
	const known = new Map<string, number[]>();
	for (const [node, group] of members.entries())
		for (const sole of new Set(group.flatMap((q) => q.sole ?? [])))
			known.set(sole, [...(known.get(sole) ?? []), node]);
	return new Map([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An attacker's reading of figures that do not add up means nothing; rounding at the producer's is let through. */
function checkSum(
	problem: Problem,
	quantities: readonly Quantity[],
	at: (id: string) => number,
	total: string,
	parts: readonly string[],
): void {
	const value = (id: string): number => quantities[at(id)]?.value ?? 0;
	const [sum, all] = [parts.reduce((s, id) => s + value(id), 0), value(total)];
	const slack = problem.whole ? 1e-6 : 1e-4 * Math.max(1, Math.abs(all));
	if (!(Math.abs(sum - all) <= slack))
		throw new DefError("secret-incoherent", { cause: `« ${total} » vaut ${all} et ses parties font ${sum}` });
}

export function find(heads: number[], i: number): number {
	let head = i;
	for (let next = heads[head] ?? head; next !== head; next = heads[head] ?? head) head = next;
	heads[i] = head;
	return head;
}

/** The smaller number leads: the order of the unions does not matter. */
export function join(heads: number[], a: number, b: number): void {
	const [x, y] = [find(heads, a), find(heads, b)];
	heads[Math.max(x, y)] = Math.min(x, y);
}
