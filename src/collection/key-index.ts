import type { TypedColumn } from "./typed-column.ts";

/** Sign between the parts of a key, which no cell holds. */
const between = 0x1f;

/**
 * Rows by their key without keeping the texts of the keys: an open table of row numbers, placed by a 32-bit hash that a
 * second 32-bit hash and then the values themselves confirm. A missing value and an empty text are the same part.
 */
export class KeyIndex {
	readonly #columns: readonly TypedColumn[];
	/** Row, hash and check of each place, side by side: one is never read without the next. */
	#places: Int32Array;
	#mask: number;
	#count = 0;

	constructor(columns: readonly TypedColumn[], expected = 0) {
		let size = 1024;
		while (size < 2 * expected) size *= 2;
		this.#columns = columns;
		this.#places = emptyPlaces(size);
		this.#mask = size - 1;
	}

	/** The first row that has the key of this one; the row itself is then the first when there is none. */
	firstOf(row: number): number {
		return this.#place(this.#columns, row, true);
	}

	/** The first row here that has the key of a row of other columns, in the same order; −1 when there is none. */
	find(columns: readonly TypedColumn[], row: number): number {
		return this.#place(columns, row, false);
	}

	#place(columns: readonly TypedColumn[], row: number, add: boolean): number {
		let hash = 0x811c9dc5;
		let check = 0x9e3779b9;
		for (const column of columns) {
			const text = String(column.at(row) ?? "");
			for (let i = 0; i <= text.length; i++) {
				const code = i < text.length ? text.charCodeAt(i) : between;
				hash = Math.imul(hash ^ code, 0x01000193);
				check = Math.imul((check ^ code) + 0x85ebca6b, 0xc2b2ae35);
			}
		}
		// The low bits place the row: they must depend on all of the hash.
		hash ^= hash >>> 15;
		const places = this.#places;
		for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
			const known = places[3 * at] ?? -1;
			if (known < 0) {
				if (!add) return -1;
				fill(places, at, row, hash, check);
				this.#count++;
				if (2 * this.#count > this.#mask) this.#grow();
				return row;
			}
			if (places[3 * at + 1] !== hash || places[3 * at + 2] !== (check | 0)) continue;
			if (this.#same(columns, row, known)) return known;
		}
	}

	#same(columns: readonly TypedColumn[], row: number, known: number): boolean {
		return this.#columns.every((own, i) => String(own.at(known) ?? "") === String(columns[i]?.at(row) ?? ""));
	}

	#grow(): void {
		const before = this.#places;
		this.#mask = 2 * this.#mask + 1;
		this.#places = emptyPlaces(this.#mask + 1);
		for (let i = 0; i < before.length; i += 3) {
			const [row = -1, hash = 0, check = 0] = [before[i], before[i + 1], before[i + 2]];
			if (row < 0) continue;
			let at = hash & this.#mask;
			while ((this.#places[3 * at] ?? -1) >= 0) at = (at + 1) & this.#mask;
			fill(this.#places, at, row, hash, check);
		}
	}
}

function emptyPlaces(size: number): Int32Array {
	return new Int32Array(3 * size).fill(-1);
}

function fill(places: Int32Array, at: number, row: number, hash: number, check: number): void {
	places[3 * at] = row;
	places[3 * at + 1] = hash;
	places[3 * at + 2] = check;
}
