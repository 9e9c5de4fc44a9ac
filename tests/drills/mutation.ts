import type { Field } from "../../catalogue/model.ts";
import { bytesOf, type Grid, type Subject, type Value } from "./subject.ts";

/**
 * What the checks owe to a spoilt file. `refused`: a typed refusal or a blocking finding; `held`: at least the row is set
 * aside; `reported`: said, whatever the severity; `same`: read all the same, every value as in the good file; `alive`: no
 * crash, any verdict (chance may change one digit into another, which nobody can see).
 */
export type Owed = "refused" | "held" | "reported" | "same" | "alive";

export interface Spoilt {
	readonly bytes: Uint8Array;
	readonly name?: string;
	/** Where and what, for the report of a failure. */
	readonly where: string;
	/** A value that must be in the batch, letter for letter. */
	readonly keeps?: { readonly field: string; readonly value: string };
}

export interface Mutation {
	readonly kind: string;
	readonly owed: Owed;
	/** Rules of which one at least must speak more than for the good file. Empty: any. */
	readonly rules: readonly string[];
	/** Undefined when this subject has nothing to spoil that way. */
	readonly spoil: (subject: Subject, chance: Chance) => Spoilt | undefined;
}

/** Draws that depend on the seed alone. */
export class Chance {
	readonly #random: () => number;

	constructor(random: () => number) {
		this.#random = random;
	}

	below(n: number): number {
		return Math.floor(this.#random() * n);
	}

	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)];
	}
}

export interface Spot {
	readonly field: Field;
	readonly column: number;
	readonly row: number;
	readonly value: Value;
}

/** A filled cell of a declared field that suits. */
export function spot(
	subject: Subject,
	chance: Chance,
	suits: (field: Field) => boolean,
	holds: (value: string) => boolean = (v) => v !== "",
): Spot | undefined {
	const field = chance.pick(subject.source.fields.filter((f) => subject.columns.has(f.name) && suits(f)));
	const column = field && subject.columns.get(field.name);
	if (field === undefined || column === undefined) return undefined;
	const rows = subject.grid.flatMap((row, i) => (i > 0 && holds(String(row[column] ?? "")) ? [i] : []));
	const row = chance.pick(rows);
	return row === undefined ? undefined : { field, column, row, value: subject.grid[row]?.[column] ?? null };
}

export function withCell(grid: Grid, row: number, column: number, value: Value): Grid {
	return grid.map((cells, r) => (r === row ? cells.with(column, value) : cells));
}

/** The subject with one cell changed. */
export function changed(subject: Subject, at: Spot | undefined, value: Value): Spoilt | undefined {
	if (!at) return undefined;
	return {
		bytes: bytesOf(subject, withCell(subject.grid, at.row, at.column, value)),
		where: `${at.field.name}, rang ${at.row} : ${String(at.value)} → ${String(value)}`,
	};
}
