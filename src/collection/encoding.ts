import type { Encoding } from "../../catalogue/model.ts";

/** What the bytes of a text turned out to be. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: Encoding;
	/** Old encoding that no source uses any more and that would give wrong letters: refused, never guessed. */
	readonly suspect?: "DOS (cp850)" | "Macintosh";
	/** True when bytes are mostly UTF-8 but some are not: two encodings were pasted together. */
	readonly broken: boolean;
}

/**
 * Detects from the bytes: byte order mark, valid UTF-8, UTF-16 by its zeros, else a one-byte Western encoding.
 * `declared` only settles what the bytes cannot tell (iso-8859-1 and windows-1252 with no byte in 0x80–0x9F are the same text).
 */
export function decodeText(bytes: Uint8Array, declared?: Encoding): DecodedText {
	if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return utf8(bytes.subarray(3));
	if (startsWith(bytes, 0xff, 0xfe)) return { ...utf16(bytes.subarray(2), "utf-16le"), broken: false };
	if (startsWith(bytes, 0xfe, 0xff)) return { ...utf16(bytes.subarray(2), "utf-16be"), broken: false };
	const zeros = zeroShare(bytes);
	if (zeros.odd > 0.4 && zeros.even < 0.1) return { ...utf16(bytes, "utf-16le"), broken: false };
	if (zeros.even > 0.4 && zeros.odd < 0.1) return { ...utf16(bytes, "utf-16be"), broken: false };
	const sequences = utf8Sequences(bytes);
	// A few broken sequences among many good ones: the file is UTF-8 and damaged, reading it as cp1252 would hide it.
	if (sequences.bad === 0 || sequences.good > 4 * sequences.bad) return utf8(bytes);
	return western(bytes, declared);
}

function utf8(bytes: Uint8Array): DecodedText {
	const text = new TextDecoder("utf-8").decode(bytes);
	return { text, encoding: "utf-8", broken: text.includes("\ufffd") && utf8Sequences(bytes).bad > 0 };
}

/** Both byte orders are the same encoding for a reader of the report: `utf-16le` covers them. */
function utf16(bytes: Uint8Array, label: "utf-16le" | "utf-16be"): Pick<DecodedText, "text" | "encoding"> {
	return { text: new TextDecoder(label).decode(bytes), encoding: "utf-16le" };
}

function western(bytes: Uint8Array, declared: Encoding | undefined): DecodedText {
	const signs = westernSigns(bytes);
	let encoding: Encoding = "windows-1252";
	if (signs.high === 0) {
		if (signs.latin9 > 0 && signs.latin9Evidence) encoding = "iso-8859-15";
		else if (declared === "iso-8859-1" || declared === "iso-8859-15") encoding = declared;
	}
	// For TextDecoder « iso-8859-1 » is windows-1252: same letters wherever both are defined.
	const text = new TextDecoder(encoding).decode(bytes);
	const suspect =
		signs.dos > signs.windows + signs.mac
			? ("DOS (cp850)" as const)
			: signs.mac > signs.windows
				? ("Macintosh" as const)
				: undefined;
	return { text, encoding, broken: false, ...(suspect ? { suspect } : {}) };
}

/**
 * Small letters of French in the three families: é è ê à ç ù … sit at 0xE0–0xFB in Windows, 0x81–0x97 in DOS,
 * 0x88–0x9D on old Macintoshes. Counted only between two ASCII letters, where Windows has no use for 0x80–0x9F but œ.
 */
function westernSigns(bytes: Uint8Array): {
	high: number;
	latin9: number;
	latin9Evidence: boolean;
	windows: number;
	dos: number;
	mac: number;
} {
	const dosLetters = new Set([0x82, 0x85, 0x87, 0x88, 0x93, 0x96, 0x97]);
	const macLetters = new Set([0x8e, 0x8f, 0x88, 0x8d, 0x90, 0x9d, 0x99]);
	let high = 0;
	let latin9 = 0;
	let windows = 0;
	let dos = 0;
	let mac = 0;
	for (let i = 0; i < bytes.length; i++) {
		const b = bytes[i] ?? 0;
		if (b < 0x80) continue;
		if (b < 0xa0) high++;
		const inWord = isLetter(bytes[i - 1]) && (isLetter(bytes[i + 1]) || b === 0x82 || b === 0x8e);
		if (!inWord) continue;
		if (b >= 0xe0 || b === 0x9c || b === 0x92) windows++;
		// ½ and ¼ never stand inside a word: there they are œ and Œ of iso-8859-15.
		if ((b === 0xbd || b === 0xbc) && isLetter(bytes[i + 1])) latin9++;
		if (dosLetters.has(b)) dos++;
		if (macLetters.has(b)) mac++;
	}
	return { high, latin9, latin9Evidence: latin9 > 0, windows, dos, mac };
}

function isLetter(byte: number | undefined): boolean {
	return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
	return head.every((b, i) => bytes[i] === b);
}

function zeroShare(bytes: Uint8Array): { even: number; odd: number } {
	const length = Math.min(bytes.length, 4096) & ~1;
	if (length < 4) return { even: 0, odd: 0 };
	let even = 0;
	let odd = 0;
	for (let i = 0; i < length; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	return { even: (2 * even) / length, odd: (2 * odd) / length };
}

/** Multi-byte UTF-8 sequences, well formed or not. */
function utf8Sequences(bytes: Uint8Array): { good: number; bad: number } {
	let good = 0;
	let bad = 0;
	for (let i = 0; i < bytes.length; i++) {
		const b = bytes[i] ?? 0;
		if (b < 0x80) continue;
		const extra = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
		let k = 0;
		while (k < extra && ((bytes[i + 1 + k] ?? 0) & 0xc0) === 0x80) k++;
		if (extra > 0 && k === extra) {
			good++;
			i += extra;
		} else bad++;
	}
	return { good, bad };
}
