import type { Field, InnerStatus } from "../../catalogue/model.ts";

export type FieldSpec = Omit<Field, "header">;

/** One column of the batch, kept small: a file of millions of rows has its columns in memory and nothing else. */
export interface TypedColumn {
	readonly field: FieldSpec;
	readonly length: number;
	at(row: number): string | number | null;
	/** Null for a text, and for an ordinary value. */
	statusAt(row: number): InnerStatus | null;
	push(value: string | number | null, status: InnerStatus | null, memo?: Memo | undefined): void;
	/** A copy of the rows that are kept. */
	only(kept: (row: number) => boolean): TypedColumn;
	/** The different texts, while they are few enough to be numbered. */
	readonly dictionary?: readonly string[] | undefined;
	/** All values: for small files. */
	readonly values: readonly (string | number | null)[];
	/** All statuses of a number; nothing for a text. */
	readonly status?: readonly (InnerStatus | null)[];
}

/** Kept beside a text that comes back: its number in the column, found once. */
export interface Memo {
	number?: number;
}

export function typedColumn(field: FieldSpec): TypedColumn {
	return field.type === "integer" || field.type === "number" ? new Numbers(field) : new Texts(field);
}

/** Columns grow by pieces of this many rows, so that nothing large is ever copied. */
const pieceBits = 14;
const pieceRows = 2 ** pieceBits;
const inPiece = pieceRows - 1;

const statuses: readonly (InnerStatus | null)[] = [null, "NA", "NAT", "SP", "CENS", "NS", "P", "E", "R"];
const statusRanks = new Map(statuses.map((status, rank) => [status, rank]));

function* everyRow<T>(length: number, at: (row: number) => T): Generator<T> {
	for (let row = 0; row < length; row++) yield at(row);
}

function copyOf<T extends TypedColumn>(from: TypedColumn, to: T, kept: (row: number) => boolean): T {
	for (let row = 0; row < from.length; row++) if (kept(row)) to.push(from.at(row), from.statusAt(row));
	return to;
}

/** NaN stands for no value: no cell is read as NaN. */
class Numbers implements TypedColumn {
	readonly field: FieldSpec;
	readonly #values: Float64Array[] = [];
	readonly #statuses: Uint8Array[] = [];
	#length = 0;

	constructor(field: FieldSpec) {
		this.field = field;
	}

	get length(): number {
		return this.#length;
	}

	at(row: number): number | null {
		const value = this.#values[row >> pieceBits]?.[row & inPiece];
		return value === undefined || Number.isNaN(value) || row >= this.#length ? null : value;
	}

	statusAt(row: number): InnerStatus | null {
		return statuses[this.#statuses[row >> pieceBits]?.[row & inPiece] ?? 0] ?? null;
	}

	push(value: string | number | null, status: InnerStatus | null): void {
		const at = this.#length & inPiece;
		if (at === 0) {
			this.#values.push(new Float64Array(pieceRows));
			this.#statuses.push(new Uint8Array(pieceRows));
		}
		const piece = this.#length >> pieceBits;
		const [values, marks] = [this.#values[piece], this.#statuses[piece]];
		if (values) values[at] = typeof value === "number" ? value : Number.NaN;
		if (marks && status !== null) marks[at] = statusRanks.get(status) ?? 0;
		this.#length++;
	}

	only(kept: (row: number) => boolean): TypedColumn {
		return copyOf(this, new Numbers(this.field), kept);
	}

	get values(): readonly (number | null)[] {
		return [...everyRow(this.#length, (row) => this.at(row))];
	}

	get status(): readonly (InnerStatus | null)[] {
		return [...everyRow(this.#length, (row) => this.statusAt(row))];
	}
}

/** Different texts of a column that are numbered; a column that has more is kept as bytes from there on. */
const maxDictionary = 2 ** 14;
const noText = 2 ** 16 - 1;

type TextPiece = Uint16Array | PackedTexts;

class Texts implements TypedColumn {
	readonly field: FieldSpec;
	readonly #numbers = new Map<string, number>();
	readonly #dictionary: string[] = [];
	readonly #pieces: TextPiece[] = [];
	#length = 0;

	constructor(field: FieldSpec) {
		this.field = field;
	}

	get length(): number {
		return this.#length;
	}

	at(row: number): string | null {
		const piece = row < this.#length ? this.#pieces[row >> pieceBits] : undefined;
		if (piece === undefined) return null;
		if (piece instanceof PackedTexts) return piece.at(row & inPiece);
		return this.#dictionary[piece[row & inPiece] ?? noText] ?? null;
	}

	statusAt(): null {
		return null;
	}

	push(value: string | number | null, _status: null | InnerStatus, memo?: Memo | undefined): void {
		const at = this.#length & inPiece;
		const full = this.#dictionary.length >= maxDictionary;
		if (at === 0) this.#pieces.push(full ? new PackedTexts() : new Uint16Array(pieceRows).fill(noText));
		const text = value === null ? null : String(value);
		const piece = this.#pieces[this.#length >> pieceBits];
		if (piece instanceof PackedTexts) piece.push(text);
		else if (piece) this.#number(piece, at, text, memo);
		this.#length++;
	}

	#number(piece: Uint16Array, at: number, text: string | null, memo: Memo | undefined): void {
		if (text === null) {
			piece[at] = noText;
			return;
		}
		let number = memo?.number ?? this.#numbers.get(text);
		if (number === undefined && this.#dictionary.length < maxDictionary) {
			number = this.#dictionary.length;
			const own = ownCopy(text);
			this.#dictionary.push(own);
			this.#numbers.set(own, number);
		}
		if (number !== undefined) {
			piece[at] = number;
			if (memo) memo.number = number;
			return;
		}
		// The dictionary is full in the middle of a piece: the piece becomes bytes, and all those after it.
		const packed = new PackedTexts();
		for (let row = 0; row < at; row++) packed.push(this.#dictionary[piece[row] ?? noText] ?? null);
		packed.push(text);
		this.#pieces[this.#pieces.length - 1] = packed;
	}

	get dictionary(): readonly string[] | undefined {
		return this.#pieces.some((piece) => piece instanceof PackedTexts) ? undefined : this.#dictionary;
	}

	only(kept: (row: number) => boolean): TypedColumn {
		return copyOf(this, new Texts(this.field), kept);
	}

	get values(): readonly (string | null)[] {
		return [...everyRow(this.#length, (row) => this.at(row))];
	}
}

/** Texts of one piece end to end in UTF-8; an empty one is no text, which a batch never holds. */
class PackedTexts {
	readonly #ends = new Uint32Array(pieceRows);
	#bytes = Buffer.allocUnsafeSlow(pieceRows * 16);
	#size = 0;
	#count = 0;

	push(text: string | null): void {
		if (text !== null) {
			const most = this.#size + 3 * text.length;
			if (most > this.#bytes.length) {
				const wider = Buffer.allocUnsafeSlow(2 * most);
				this.#bytes.copy(wider, 0, 0, this.#size);
				this.#bytes = wider;
			}
			this.#size += writeAscii(text, this.#bytes, this.#size) ?? this.#bytes.write(text, this.#size, "utf8");
		}
		this.#ends[this.#count++] = this.#size;
		if (this.#count === pieceRows && this.#bytes.length > this.#size) {
			const exact = Buffer.allocUnsafeSlow(this.#size);
			this.#bytes.copy(exact, 0, 0, this.#size);
			this.#bytes = exact;
		}
	}

	at(row: number): string | null {
		const from = row === 0 ? 0 : (this.#ends[row - 1] ?? 0);
		const to = this.#ends[row] ?? 0;
		return to <= from ? null : this.#bytes.toString("utf8", from, to);
	}
}

/** Most texts are ASCII and short: quicker than a call for each. Undefined when a sign is past ASCII. */
function writeAscii(text: string, bytes: Uint8Array, at: number): number | undefined {
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0x7f) return undefined;
		bytes[at + i] = code;
	}
	return text.length;
}

/** A text cut out of a larger one keeps the larger one in memory: this one stands alone. */
export function ownCopy(text: string): string {
	if (text.length < 13) return text;
	const letters = /[\u0100-\uffff]/.test(text) ? "utf16le" : "latin1";
	return Buffer.from(text, letters).toString(letters);
}
