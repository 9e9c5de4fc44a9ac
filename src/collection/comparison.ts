import type { Source } from "../../catalogue/model.ts";
import { KeyIndex } from "./key-index.ts";
import { isNumber, type TypedRows } from "./typed.ts";
import type { TypedColumn } from "./typed-column.ts";

/** A number that is not what it was. */
export interface Move {
	readonly key: string;
	readonly field: string;
	readonly before: number;
	readonly after: number;
	/** Line of the file that is compared, 1-based. */
	readonly line: number;
}

/** What changed from one delivery of a source to the next. */
export interface Comparison {
	readonly rows: { readonly before: number; readonly after: number };
	/** Rows of the new file over those of the old one, outside [0.7, 1.4] (C-04). */
	readonly oddSize: boolean;
	readonly added: readonly string[];
	readonly removed: readonly string[];
	readonly unchanged: number;
	/** Keys of both files of which one value at least, or its status, differs. */
	readonly changed: number;
	/** Largest first, by relative then absolute size; a number that appears or goes away is not a move. */
	readonly moves: readonly Move[];
	/** Values that were known and are hidden or absent now, and the reverse. */
	readonly hidden: number;
	readonly revealed: number;
}

const shownMoves = 10;

/**
 * Compares two typed tables of one source by its key (C-04 against the previous delivery). Without a key only the sizes are
 * compared. Pure; a key that stands twice is taken at its first row.
 */
export function compare(source: Pick<Source, "key">, before: TypedRows, after: TypedRows): Comparison {
	const sizes = { before: before.count, after: after.count };
	const share = before.count === 0 ? 1 : after.count / before.count;
	const base = { rows: sizes, oddSize: share < 0.7 || share > 1.4 };
	const [old, now] = [keysOf(source, before), keysOf(source, after)];
	const keyAt = ({ columns }: Keys, row: number): string =>
		columns.map((c) => String(c.at(row) ?? "")).join(" · ");
	const added = now.firsts
		.filter((row) => old.index.find(now.columns, row) < 0)
		.map((row) => keyAt(now, row));
	const removed = old.firsts
		.filter((row) => now.index.find(old.columns, row) < 0)
		.map((row) => keyAt(old, row));
	let moves: Move[] = [];
	let [changed, unchanged, hidden, revealed] = [0, 0, 0, 0];
	const fields = [...after.columns].flatMap(([name, column]) => {
		const was = before.columns.get(name);
		return was && !source.key.includes(name) ? [{ name, column, was }] : [];
	});
	for (const row of now.firsts) {
		const oldRow = old.index.find(now.columns, row);
		if (oldRow < 0) continue;
		let same = true;
		for (const { name, column, was } of fields) {
			const [a, b] = [was.at(oldRow), column.at(row)];
			if (a === b && was.statusAt(oldRow) === column.statusAt(row)) continue;
			same = false;
			if (!isNumber(column.field)) continue;
			if (typeof a === "number" && typeof b === "number" && a !== b) {
				moves.push({ key: keyAt(now, row), field: name, before: a, after: b, line: after.line[row] ?? 0 });
			} else if (a === null && b !== null) revealed++;
			else if (a !== null && b === null) hidden++;
		}
		if (same) unchanged++;
		else changed++;
		if (moves.length > 100 * shownMoves) moves = largest(moves);
	}
	return { ...base, added, removed, changed, unchanged, hidden, revealed, moves: largest(moves) };
}

/** Relative size of a move; from zero it is past any other. */
function size({ before, after }: Move): number {
	return before === 0 ? Number.MAX_VALUE : Math.abs((after - before) / before);
}

function largest(moves: readonly Move[]): Move[] {
	return moves
		.toSorted((a, b) => size(b) - size(a) || Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
		.slice(0, shownMoves);
}

interface Keys {
	readonly columns: readonly TypedColumn[];
	readonly index: KeyIndex;
	/** First row of each key. */
	readonly firsts: readonly number[];
}

function keysOf(source: Pick<Source, "key">, rows: TypedRows): Keys {
	const columns = source.key.flatMap((name) => rows.columns.get(name) ?? []);
	const index = new KeyIndex(columns, rows.count);
	const firsts: number[] = [];
	if (columns.length > 0) {
		for (let row = 0; row < rows.count; row++) if (index.firstOf(row) === row) firsts.push(row);
	}
	return { columns, index, firsts };
}
