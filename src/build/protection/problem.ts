import { territoryKind } from "../../../catalogue/nomenclatures/index.ts";
import { hashOf } from "../../platform/index.ts";
import {
	type Equation,
	type PrimaryRules,
	type Problem,
	primaryOf,
	protectionOf,
	type Quantity,
	type Secrecy,
} from "../../secrecy/index.ts";
import type { Atom, Cell, Grid, Measured } from "./grid.ts";
import { placeOf } from "./ledger.ts";
import { groupsOf, type Series } from "./series.ts";

/** A cell of a table for one of its columns. */
export interface Spot {
	readonly cell: Cell;
	readonly column: string;
}

/** What the attacker may know besides the cells of this release. */
export interface Knowledge {
	/** Is the figure of this cell whole, so that the table prints it? */
	readonly isWhole: (spot: Spot) => boolean;
	/** May this level be read in this release? Else its cells count only if they were printed before. */
	readonly isRead: (cell: Cell) => boolean;
	readonly printedBefore: (place: string) => readonly number[];
	readonly hiddenBefore: (place: string) => boolean;
	/** Figures printed before beside this one, under categories that are no more: a recomposed universe. */
	readonly recomposed: (spot: Spot) => readonly number[];
}

/** One problem of secrecy: one period of the series that hang together. */
export interface Task {
	readonly name: string;
	readonly problem: Problem;
	/** Cells of each printed quantity: those that hold the same rows are one quantity, hidden together. */
	readonly spots: ReadonlyMap<string, readonly Spot[]>;
	/** Why each secret quantity is, and who asks. */
	readonly secrets: ReadonlyMap<string, Secrecy>;
	/** Secret by today's rules and printed before: nothing can take it back (C-41). */
	readonly lost: readonly string[];
}

export const placeIn = ({ cell, column }: Spot): string =>
	placeOf(cell.table.name, cell.period, cell.key, column);

/** Cells and atoms as quantities and equations, period by period. Pure. */
export function tasksOf(
	{ cells, atoms }: Grid,
	series: readonly Series[],
	rules: PrimaryRules,
	knowledge: Knowledge,
): readonly Task[] {
	const periods = [...new Set(atoms.map((atom) => atom.period))].sort();
	return periods.flatMap((period) => {
		const own = atoms.filter((atom) => atom.period === period);
		const names = own.map((atom) => hashOf(atom.cells.map((c) => nameOf(cells[c]))));
		return groupsOf(series).map((group): Task => {
			const draft = new Draft(rules, knowledge, series);
			const rests = group.filter(({ restOf }) => restOf);
			for (const one of [...group.filter(({ restOf }) => !restOf), ...rests])
				addSeries(draft, one, cells, own, names);
			for (const one of group) if (one.restOf) linkRest(draft, one);
			const whole = group.every(({ count }) => count);
			return {
				name: `${period} ${group.map(({ id }) => id).join(" ")}`,
				problem: { quantities: draft.quantities(), equations: draft.equations, whole },
				spots: draft.spots,
				secrets: draft.secrets,
				lost: draft.lost,
			};
		});
	});
}

const nameOf = (cell: Cell | undefined): string =>
	cell ? `${cell.table.name} ${cell.period} ${cell.key}` : "";

/** Quantities of one series under the set of atoms that each one holds: what links a part to its whole. */
class Draft {
	readonly equations: Equation[] = [];
	readonly spots = new Map<string, readonly Spot[]>();
	readonly lost: string[] = [];
	readonly secrets = new Map<string, Secrecy>();
	readonly rules: PrimaryRules;
	readonly knowledge: Knowledge;
	readonly counts: readonly Series[];
	readonly #wholes: ReadonlyMap<string, string>;
	readonly #quantities = new Map<string, Quantity>();
	readonly #sets = new Map<string, Map<string, string>>();

	constructor(rules: PrimaryRules, knowledge: Knowledge, series: readonly Series[]) {
		this.rules = rules;
		this.knowledge = knowledge;
		this.#wholes = new Map(
			series.flatMap(({ id, restOf }) =>
				restOf ? [[id, restOf.whole] as const, [restOf.part, restOf.whole] as const] : [],
			),
		);
		this.counts = series.filter(({ count, restOf }) => count && !restOf);
	}

	/** Who is alone in the whole is alone in each of its parts, those that are nil included. */
	soleIn({ id }: Series, place: Readonly<Record<string, Measured>>): string | undefined {
		let top = id;
		for (let whole = this.#wholes.get(top); whole !== undefined; whole = this.#wholes.get(top)) top = whole;
		return place[top]?.sole;
	}

	add(series: Series, set: string, quantity: Quantity): void {
		this.#quantities.set(quantity.id, quantity);
		const sets = this.#sets.get(series.id) ?? new Map<string, string>();
		sets.set(set, quantity.id);
		this.#sets.set(series.id, sets);
	}

	setsOf(series: string): ReadonlyMap<string, string> {
		return this.#sets.get(series) ?? new Map();
	}

	/** A rest is worked out where its whole and its part are both printed. */
	standsBeside({ restOf }: Series, set: string): boolean {
		if (!restOf) return false;
		return [restOf.whole, restOf.part].every((id) => this.#sets.get(id)?.has(set));
	}

	quantities(): readonly Quantity[] {
		return [...this.#quantities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	}
}

interface Holder {
	readonly set: string;
	readonly atoms: readonly number[];
	readonly measured: Measured;
	readonly period: string;
	readonly place: Readonly<Record<string, Measured>>;
	readonly spots: readonly Spot[];
}

function addSeries(
	draft: Draft,
	series: Series,
	cells: readonly Cell[],
	atoms: readonly Atom[],
	names: readonly string[],
): void {
	const inside = new Map<number, number[]>();
	for (const [a, atom] of atoms.entries())
		for (const c of atom.cells) {
			const known = inside.get(c);
			if (known) known.push(a);
			else inside.set(c, [a]);
		}
	const holders = new Map<string, Holder>();
	for (const [c, members] of inside) {
		const cell = cells[c];
		const measured = cell?.series[series.id];
		if (!cell || !measured) continue;
		const spot = spotOf(draft.knowledge, series, cell);
		const set = members.join(" ");
		if (!spot && !draft.standsBeside(series, set)) continue;
		const before = holders.get(set);
		const { period } = cell;
		const spots = [...(before?.spots ?? []), ...(spot ? [spot] : [])];
		holders.set(set, { set, atoms: members, measured, period, place: cell.series, spots });
	}
	for (const [a, atom] of atoms.entries()) {
		const measured = atom.series[series.id];
		const set = String(a);
		if (!measured || holders.has(set)) continue;
		holders.set(set, { set, atoms: [a], measured, period: atom.period, place: atom.series, spots: [] });
	}
	for (const holder of holders.values())
		draft.add(series, holder.set, quantityOf(draft, series, holder, names));
	const ids = draft.setsOf(series.id);
	const printed = [...holders.values()].filter(({ spots }) => spots.length > 0);
	for (const holder of printed.filter(({ atoms: members }) => members.length > 1)) {
		const total = ids.get(holder.set);
		const parts = partsOf(holder, printed).flatMap((set) => ids.get(set) ?? []);
		if (total !== undefined) draft.equations.push({ total, parts });
	}
}

/**
 * A total as the sum of the largest figures inside it, and of atoms for what they leave. Each of those being itself the sum of its
 * own, the system says the same as with atoms alone, with far fewer terms.
 */
function partsOf(whole: Holder, printed: readonly Holder[]): readonly string[] {
	const left = new Set(whole.atoms);
	const inside = printed
		.filter(({ atoms }) => atoms.length < whole.atoms.length && atoms.every((a) => left.has(a)))
		.sort((a, b) => b.atoms.length - a.atoms.length || (a.set < b.set ? -1 : 1));
	const parts: string[] = [];
	for (const { set, atoms } of inside) {
		if (!atoms.every((a) => left.has(a))) continue;
		parts.push(set);
		for (const a of atoms) left.delete(a);
	}
	return [...parts, ...[...left].map(String)];
}

/** A rest has no column: no table prints it. */
function spotOf(knowledge: Knowledge, { column }: Series, cell: Cell): Spot | undefined {
	if (column === undefined || !(cell.table.measures.includes(column) || isPairColumn(cell, column)))
		return undefined;
	const spot = { cell, column };
	if (!knowledge.isWhole(spot)) return undefined;
	return knowledge.isRead(cell) || isKnown(knowledge, spot, figureOf(cell, column)) ? spot : undefined;
}

const isPairColumn = (cell: Cell, column: string): boolean =>
	cell.table.pairs.some((pair) => column === `${pair}__num`);
const figureOf = (cell: Cell, column: string): number => cell.series[column]?.value ?? 0;

const close = (a: number, b: number): boolean =>
	Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const isKnown = (knowledge: Knowledge, spot: Spot, value: number): boolean =>
	knowledge.printedBefore(placeIn(spot)).some((old) => close(old, value));

function quantityOf(draft: Draft, series: Series, holder: Holder, names: readonly string[]): Quantity {
	const { knowledge } = draft;
	const { measured, spots, atoms } = holder;
	const { value } = measured;
	const [first] = spots.map((spot) => nameOf(spot.cell)).sort();
	const id = `${series.id} ${first ?? `~ ${holder.period} ${hashOf(atoms.map((a) => names[a]))}`}`;
	const known = spots.some((spot) => isKnown(knowledge, spot, value));
	const primary = secretOf(draft, series, holder) ?? differenceOf(draft, series, value, known, spots);
	if (primary) draft.secrets.set(id, primary);
	if (spots.length > 0) draft.spots.set(id, spots);
	const sole = draft.soleIn(series, holder.place) ?? measured.sole;
	const common = {
		id,
		value,
		printed: spots.length > 0,
		...(value < 0 ? { low: Number.NEGATIVE_INFINITY } : {}),
		...(sole === undefined ? {} : { sole }),
	};
	if (primary && known) {
		draft.lost.push(id);
		return { ...common, lower: 0, upper: 0, cost: Number.POSITIVE_INFINITY, low: value, high: value };
	}
	if (primary) {
		const { rule, upper } = primary;
		const lower = Math.min(primary.lower, beyondLargest(measured));
		return { ...common, primary: rule, lower, upper, cost: costOf(knowledge, spots, value) };
	}
	const cost = known ? Number.POSITIVE_INFINITY : costOf(knowledge, spots, value);
	return { ...common, lower: 0, upper: 0, cost };
}

/**
 * The largest contributor knows its own part: nobody can be asked to believe that the whole is less, and where it is alone it
 * knows all.
 */
function beyondLargest({ value, contributors = 0, top1 = 0 }: Measured): number {
	return contributors > 1 ? Math.max(0, value - top1) : value;
}

interface Secret extends Secrecy {
	readonly lower: number;
	readonly upper: number;
}

/** Thresholds on units bear on a count itself; an amount is counted by its rows, and is secret with the counts beside it. */
function secretOf({ rules, counts }: Draft, series: Series, { measured, place }: Holder): Secret | undefined {
	const facts = factsOf(series, measured);
	const way = { count: series.count };
	const own = primaryOf(facts, rules);
	if (own) return { ...own, ...protectionOf(facts, rules, way) };
	if (series.count || measured.value === 0) return undefined;
	for (const other of counts) {
		const beside = place[other.id];
		const theirs = beside && primaryOf(factsOf(other, beside), rules);
		if (theirs) return { ...theirs, lower: measured.value / 10, upper: measured.value / 10 };
	}
	return undefined;
}

function factsOf(
	{ count }: Series,
	{ value, rows, contributors, top1, top2 }: Measured,
): Parameters<typeof primaryOf>[0] {
	return {
		value,
		units: count ? value : rows,
		...(contributors === undefined ? {} : { contributors }),
		...(top1 === undefined ? {} : { top1 }),
		...(top2 === undefined ? {} : { top2 }),
	};
}

/** A figure revised or recomposed by less than the threshold tells of those who came or went. */
function differenceOf(
	{ rules, knowledge }: Draft,
	{ count }: Series,
	value: number,
	known: boolean,
	spots: readonly Spot[],
): Secret | undefined {
	const { minUnits } = rules;
	if (!minUnits || !count || known) return undefined;
	const before = spots.flatMap((spot) => [
		...knowledge.printedBefore(placeIn(spot)),
		...knowledge.recomposed(spot),
	]);
	for (const old of before) {
		const units = Math.abs(value - old);
		if (units === 0 || units >= minUnits.value) continue;
		return {
			rule: "difference",
			by: minUnits.by,
			lower: Math.min(value, minUnits.value),
			upper: minUnits.value,
		};
	}
	return undefined;
}

const finest = 6;

/**
 * Loss of information, ten times heavier at each wider level; less for what was hidden before (methods §8.3). The total of a
 * region weighs a hundred thousand communes, not infinity: beside a region that is secret by itself it could not stay.
 */
function costOf(knowledge: Knowledge, spots: readonly Spot[], value: number): number {
	return spots.reduce((sum, spot) => {
		const wider = finest - territoryKind(spot.cell.table.territory).depth;
		const usual = (1 + Math.log2(1 + Math.abs(value))) * 10 ** wider;
		return sum + (knowledge.hiddenBefore(placeIn(spot)) ? 0.3 : 1) * usual;
	}, 0);
}

/** whole = part + rest, for the same rows. */
function linkRest(draft: Draft, { id, restOf }: Series): void {
	if (!restOf) return;
	const [wholes, parts] = [draft.setsOf(restOf.whole), draft.setsOf(restOf.part)];
	for (const [set, rest] of draft.setsOf(id)) {
		const [total, part] = [wholes.get(set), parts.get(set)];
		if (total !== undefined && part !== undefined) draft.equations.push({ total, parts: [part, rest] });
	}
}
