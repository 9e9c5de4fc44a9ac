import type { TypedColumn } from "./typed-column.ts";

/** Sign between the parts of a key, which no cell holds. */
const between = 0x1f;

/**
 * Rows by their key without keeping the texts of the keys: an open table of row numbers, placed by a 32-bit hash that a
 * second 32-bit hash and then the values themselves confirm. A missing value and an empty text are the same part.
 */
export class KeyIndex {
	readonly #columns: readonly TypedColumn[];
	#rows: Int32Array;
	#checks: Int32Array;
	#hashes: Int32Array;
	#count = 0;

	constructor(columns: readonly TypedColumn[], expected = 0) {
		let size = 1024;
		while (size < 2 * expected) size *= 2;
		this.#columns = columns;
		this.#rows = new Int32Array(size).fill(-1);
		this.#checks = new Int32Array(size);
		this.#hashes = new Int32Array(size);
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
		const mask = this.#rows.length - 1;
		for (let at = hash & mask; ; at = (at + 1) & mask) {
			const known = this.#rows[at] ?? -1;
			if (known < 0) {
				if (!add) return -1;
				this.#rows[at] = row;
				this.#checks[at] = check;
				this.#hashes[at] = hash;
				this.#count++;
				if (2 * this.#count > this.#rows.length) this.#grow();
				return row;
			}
			if (this.#hashes[at] === hash && this.#checks[at] === (check | 0) && this.#same(columns, row, known)) {
				return known;
			}
		}
	}

	#same(columns: readonly TypedColumn[], row: number, known: number): boolean {
		return this.#columns.every((own, i) => String(own.at(known) ?? "") === String(columns[i]?.at(row) ?? ""));
	}

	#grow(): void {
		const [rows, checks, hashes] = [this.#rows, this.#checks, this.#hashes];
		const size = 2 * rows.length;
		this.#rows = new Int32Array(size).fill(-1);
		this.#checks = new Int32Array(size);
		this.#hashes = new Int32Array(size);
		for (let i = 0; i < rows.length; i++) {
			const row = rows[i] ?? -1;
			if (row < 0) continue;
			let at = (hashes[i] ?? 0) & (size - 1);
			while ((this.#rows[at] ?? -1) >= 0) at = (at + 1) & (size - 1);
			this.#rows[at] = row;
			this.#checks[at] = checks[i] ?? 0;
			this.#hashes[at] = hashes[i] ?? 0;
		}
	}
}
