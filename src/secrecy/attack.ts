import type { Highs } from "highs";
import type { Component } from "./deduction.ts";
import type { Goal } from "./goal.ts";
import { Programme } from "./programme.ts";
import type { Row, System } from "./system.ts";

/** Points kept at most, so that one large component does not fill the memory. */
const KEPT = 3000;

/** Times the least movement that a bounded push may go. */
const FAR = 1e6;

/** Pushing goes on while it leaves less than this share of what there was: past that, asking one by one is faster. */
const GAIN = 0.5;

/**
 * What an attacker can say of the unknowns of one component. Every point a programme finds is kept: a possible state of the
 * table, it answers later questions (how far each unknown moves at least) without another programme.
 */
export class Attack {
	readonly nodes: readonly number[];
	readonly points: Float64Array[] = [];
	readonly #system: System;
	readonly #columnOf: ReadonlyMap<number, number>;
	readonly #rows: readonly Row[];
	readonly #programme: Programme;
	/** How far points were seen, above then below. */
	readonly #seen: readonly [Float64Array, Float64Array];
	/** Bounds that the equations give one by one; never less than the truth. */
	readonly #outer: readonly [Float64Array, Float64Array];

	constructor(highs: Highs, system: System, component: Component) {
		this.#system = system;
		this.nodes = component.nodes;
		this.#columnOf = new Map(component.nodes.map((n, i) => [n, i]));
		this.#rows = component.rows.map((r) => restrict(system.rows[r], this.#columnOf));
		const side = (of: Float64Array): Float64Array => Float64Array.from(component.nodes, (n) => of[n] ?? 0);
		this.#outer = [side(system.up), side(system.down)];
		this.#programme = new Programme(highs, this.#rows, this.#outer[1], this.#outer[0]);
		this.#seen = [new Float64Array(this.nodes.length), new Float64Array(this.nodes.length)];
		tighten(this.#rows, this.#outer[0], this.#outer[1]);
	}

	get solved(): number {
		return this.#programme.solved;
	}

	get columns(): ReadonlyMap<number, number> {
		return this.#columnOf;
	}

	get rows(): readonly Row[] {
		return this.#rows;
	}

	/** How far the node was seen to go, without asking. */
	seen(node: number, sign: 1 | -1): number {
		return this.#seen[sign === 1 ? 0 : 1][this.#column(node)] ?? 0;
	}

	/** Exactly how far it can go. */
	reach(node: number, sign: 1 | -1): number {
		const outer = this.#outer[sign === 1 ? 0 : 1][this.#column(node)] ?? 0;
		const seen = this.seen(node, sign);
		if (reaches(seen, outer)) return outer;
		const { reach, point } = this.#programme.extreme(this.#column(node), sign);
		if (point) this.#keep(point);
		else this.#seen[sign === 1 ? 0 : 1][this.#column(node)] = Number.POSITIVE_INFINITY;
		return reach;
	}

	/** Whether it can go as far as `amount`. */
	can(node: number, sign: 1 | -1, amount: number): boolean {
		if (reaches(this.seen(node, sign), amount)) return true;
		if (!reaches(this.#outer[sign === 1 ? 0 : 1][this.#column(node)] ?? 0, amount)) return false;
		return reaches(this.reach(node, sign), amount);
	}

	/** Points that move many nodes at once: they answer most of what will be asked one by one. */
	stir(goals: readonly Goal[]): void {
		const open = ({ node, signs, amount }: Goal): boolean =>
			!signs.some((sign) => reaches(this.seen(node, sign), amount));
		let left = goals.filter(open);
		if (left.length === 0) return;
		this.#hold(new Set(), (n) => Math.max(1, FAR * (this.#system.least[n] ?? 0)));
		this.#push(
			() => left.map(({ node, signs }) => [node, signs.length === 1 ? signs[0] : undefined]),
			(point) => {
				this.#keep(point);
				left = left.filter(open);
			},
		);
		this.#hold(new Set(), () => Number.POSITIVE_INFINITY);
	}

	/**
	 * Which of `asked` someone who already knows some other nodes reads exactly: those that move neither way by `least`. Programmes
	 * that push them all at once clear nearly all of them; each one left is asked alone.
	 */
	readBy(known: readonly number[], asked: readonly number[]): readonly number[] {
		const mine = new Set(known.map((n) => this.#column(n)));
		const least = (n: number): number => this.#system.least[n] ?? 0;
		let left = asked;
		const clear = (point: Float64Array): void => {
			left = left.filter((n) => !reaches(Math.abs(this.at(point, n)), least(n)));
		};
		for (const point of this.points) if ([...mine].every((i) => Math.abs(point[i] ?? 0) < 1e-9)) clear(point);
		if (left.length === 0) return [];
		this.#hold(mine, (n) => Math.max(1, FAR * least(n)));
		this.#push(() => left.map((n) => [n, undefined]), clear);
		this.#hold(mine, () => Number.POSITIVE_INFINITY);
		const read = left.filter((n) => {
			if (!left.includes(n)) return false;
			return !([1, -1] as const).some((sign) => {
				const { reach, point } = this.#programme.extreme(this.#column(n), sign);
				if (point) {
					this.#keep(point);
					clear(point);
				}
				return reaches(reach, least(n));
			});
		});
		this.#hold(new Set(), () => Number.POSITIVE_INFINITY);
		return read;
	}

	/** Two programmes at a time, pushing what is left one way and the other, as long as they find something. */
	#push(
		left: () => readonly (readonly [number, 1 | -1 | undefined])[],
		found: (point: Float64Array) => void,
	): void {
		for (let turn = 0, before = Number.POSITIVE_INFINITY; left().length < GAIN * before; turn += 2) {
			before = left().length;
			for (const now of [turn, turn + 1]) {
				const weights = new Float64Array(this.nodes.length);
				for (const [k, [n, sign]] of left().entries()) {
					const i = this.#column(n);
					weights[i] = (weights[i] ?? 0) + (sign ?? wayOf(k, now)) * (1 + ((k * 7 + now * 3) % 5) / 8);
				}
				const point = this.#programme.farthest(weights);
				if (point) found(point);
			}
		}
	}

	/** Fixes some columns, and keeps the others within a distance of the truth. */
	#hold(fixed: ReadonlySet<number>, most: (node: number) => number): void {
		const side = (of: Float64Array): number[] =>
			this.nodes.map((n, i) => (fixed.has(i) ? 0 : Math.min(of[n] ?? 0, most(n))));
		this.#programme.bound([...this.nodes.keys()], side(this.#system.down), side(this.#system.up));
	}

	/** Deviation of a node in a kept point. */
	at(point: Float64Array, node: number): number {
		return point[this.#column(node)] ?? 0;
	}

	dispose(): void {
		this.#programme.dispose();
	}

	#column(node: number): number {
		return this.#columnOf.get(node) ?? 0;
	}

	#keep(point: Float64Array): void {
		if (this.points.length < KEPT) this.points.push(point);
		const [above, below] = this.#seen;
		for (let i = 0; i < point.length; i++) {
			const z = point[i] ?? 0;
			if (z > (above[i] ?? 0)) above[i] = z;
			if (-z > (below[i] ?? 0)) below[i] = -z;
		}
	}
}

/** All up, all down, then half of them against the other half, cut otherwise each time. */
function wayOf(k: number, turn: number): 1 | -1 {
	const cut = turn < 2 ? 0 : (k >> (((turn >> 1) - 1) % 30)) & 1;
	return (cut ^ (turn & 1)) === 1 ? -1 : 1;
}

/** Equal up to what a solver guarantees. */
export function reaches(reach: number, amount: number): boolean {
	return reach >= amount - 1e-9 - 1e-6 * Math.abs(amount);
}

export function restrict(row: Row | undefined, columnOf: ReadonlyMap<number, number>): Row {
	const nodes: number[] = [];
	const signs: number[] = [];
	for (const [k, n] of (row?.nodes ?? []).entries()) {
		const column = columnOf.get(n);
		if (column === undefined) continue;
		nodes.push(column);
		signs.push(row?.signs[k] ?? 0);
	}
	return { nodes, signs };
}

/** Narrows bounds with each equation alone, a few times over. */
function tighten(rows: readonly Row[], up: Float64Array, down: Float64Array): void {
	for (let pass = 0; pass < 4; pass++) {
		let moved = false;
		for (const { nodes, signs } of rows) {
			// Σ over the others of how far sign·z can go up, and down.
			const above = nodes.map(
				(n, k) => Math.abs(signs[k] ?? 0) * (((signs[k] ?? 0) > 0 ? up : down)[n] ?? 0),
			);
			const below = nodes.map(
				(n, k) => Math.abs(signs[k] ?? 0) * (((signs[k] ?? 0) > 0 ? down : up)[n] ?? 0),
			);
			const most = sumWithInfinity(above);
			const least = sumWithInfinity(below);
			for (const [k, n] of nodes.entries()) {
				const sign = signs[k] ?? 1;
				const size = Math.abs(sign);
				// sign·z = −Σ others: it can go up as far as the others can go down.
				const rise = least.without(below[k] ?? 0) / size;
				const fall = most.without(above[k] ?? 0) / size;
				const [high, low] = sign > 0 ? [rise, fall] : [fall, rise];
				if (high < (up[n] ?? 0) - 1e-12) {
					up[n] = high;
					moved = true;
				}
				if (low < (down[n] ?? 0) - 1e-12) {
					down[n] = low;
					moved = true;
				}
			}
		}
		if (!moved) return;
	}
}

function sumWithInfinity(terms: readonly number[]): { without(term: number): number } {
	let finite = 0;
	let infinite = 0;
	for (const t of terms) {
		if (t === Number.POSITIVE_INFINITY) infinite++;
		else finite += t;
	}
	return {
		without: (term) => {
			const others = term === Number.POSITIVE_INFINITY ? infinite - 1 : infinite;
			if (others > 0) return Number.POSITIVE_INFINITY;
			return Math.max(0, term === Number.POSITIVE_INFINITY ? finite : finite - term);
		},
	};
}
