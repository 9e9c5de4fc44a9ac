/** What every byte of a text has to be looked at for, in one pass, whatever the pieces it comes in. */
export interface ByteSigns {
	readonly size: number;
	/** The first 4 096 bytes. */
	readonly head: Uint8Array;
	/** Multi-byte UTF-8 sequences, well formed or not. */
	readonly utf8: { readonly good: number; readonly bad: number };
	readonly western: WesternSigns;
	/** Bytes past ASCII. */
	readonly high: number;
	/** Bytes of the longest line. */
	readonly longestLine: number;
	/** The text holds a quotation mark. */
	readonly quotes: boolean;
}

/**
 * Small letters of French in the three families: é è ê à ç ù … sit at 0xE0–0xFB in Windows, 0x81–0x97 in DOS,
 * 0x88–0x9D on old Macintoshes. Counted only between two ASCII letters, where Windows has no use for 0x80–0x9F but œ.
 */
export interface WesternSigns {
	/** Bytes in 0x80–0x9F. */
	high: number;
	/** ½ and ¼ inside a word: there they are œ and Œ of iso-8859-15. */
	latin9: number;
	windows: number;
	dos: number;
	mac: number;
}

const headBytes = 4096;
const dosLetters = new Set([0x82, 0x85, 0x87, 0x88, 0x93, 0x96, 0x97]);
const macLetters = new Set([0x8e, 0x8f, 0x88, 0x8d, 0x90, 0x9d, 0x99]);

export class ByteSurvey {
	readonly #head: number[] = [];
	readonly #western: WesternSigns = { high: 0, latin9: 0, windows: 0, dos: 0, mac: 0 };
	#size = 0;
	#high = 0;
	#lineStart = 0;
	#longest = 0;
	#quotes = false;
	#good = 0;
	#bad = 0;
	/** Continuation bytes that the open sequence still wants, and those it has; −1: no sequence is open. */
	#wanted = -1;
	#got = 0;
	#last: number | undefined;
	/** A high byte that ends a piece waits for its right neighbour. */
	#pending: { readonly before: number | undefined; readonly byte: number } | undefined;

	add(piece: Uint8Array): void {
		if (piece.length === 0) return;
		for (let i = 0; i < piece.length && this.#head.length < headBytes; i++) this.#head.push(piece[i] ?? 0);
		if (this.#pending) this.#judge(this.#pending.before, this.#pending.byte, piece[0]);
		this.#pending = undefined;
		if (!this.#quotes && piece.indexOf(0x22) >= 0) this.#quotes = true;
		const start = this.#size;
		for (let i = 0; i < piece.length; i++) {
			// Between two sequences a plain sign inside a line says nothing, and nearly every byte is one.
			if (this.#wanted === -1) i = plainEnd(piece, i);
			if (i === piece.length) break;
			const byte = piece[i] ?? 0;
			if (this.#wanted >= 0) this.#continue(byte);
			if (byte < 0x80) {
				if (byte === 0x0a || byte === 0x0d) this.#endLine(start + i);
				continue;
			}
			this.#high++;
			if (this.#wanted === -1) this.#open(byte);
			else if (this.#wanted === -2) this.#wanted = -1;
			const before = i > 0 ? piece[i - 1] : this.#last;
			if (i + 1 < piece.length) this.#judge(before, byte, piece[i + 1]);
			else this.#pending = { before, byte };
		}
		this.#last = piece[piece.length - 1];
		this.#size += piece.length;
	}

	/** Of the lines read so far, the one that goes on included. */
	get longestLine(): number {
		return Math.max(this.#longest, this.#size - this.#lineStart);
	}

	/** Once every piece is there. */
	signs(): ByteSigns {
		if (this.#pending) this.#judge(this.#pending.before, this.#pending.byte, undefined);
		this.#pending = undefined;
		if (this.#wanted > 0) this.#bad += 1 + this.#got;
		this.#wanted = -1;
		this.#endLine(this.#size);
		return {
			size: this.#size,
			head: Uint8Array.from(this.#head),
			utf8: { good: this.#good, bad: this.#bad },
			western: this.#western,
			high: this.#high,
			longestLine: this.#longest,
			quotes: this.#quotes,
		};
	}

	#endLine(at: number): void {
		this.#longest = Math.max(this.#longest, at - this.#lineStart);
		this.#lineStart = at + 1;
	}

	/** A lead byte, or a byte that can stand nowhere. */
	#open(byte: number): void {
		const extra =
			byte >= 0xc2 && byte <= 0xdf
				? 1
				: byte >= 0xe0 && byte <= 0xef
					? 2
					: byte >= 0xf0 && byte <= 0xf4
						? 3
						: 0;
		if (extra === 0) this.#bad++;
		else {
			this.#wanted = extra;
			this.#got = 0;
		}
	}

	/** Leaves −2 when the byte was taken as the end of a sequence, −1 when it closed a broken one and stands for itself. */
	#continue(byte: number): void {
		if ((byte & 0xc0) === 0x80) {
			this.#got++;
			if (this.#got < this.#wanted) return;
			this.#good++;
			this.#wanted = -2;
			return;
		}
		this.#bad += 1 + this.#got;
		this.#wanted = -1;
	}

	#judge(before: number | undefined, byte: number, after: number | undefined): void {
		const signs = this.#western;
		if (byte < 0xa0) signs.high++;
		if (!isLetter(before) || !(isLetter(after) || byte === 0x82 || byte === 0x8e)) return;
		if (byte >= 0xe0 || byte === 0x9c || byte === 0x92) signs.windows++;
		if ((byte === 0xbd || byte === 0xbc) && isLetter(after)) signs.latin9++;
		if (dosLetters.has(byte)) signs.dos++;
		if (macLetters.has(byte)) signs.mac++;
	}
}

/** The first byte that is past ASCII or ends a line. */
function plainEnd(piece: Uint8Array, from: number): number {
	let i = from;
	for (; i < piece.length; i++) {
		const byte = piece[i] ?? 0;
		if (byte >= 0x80 || byte === 0x0a || byte === 0x0d) break;
	}
	return i;
}

function isLetter(byte: number | undefined): boolean {
	return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}
