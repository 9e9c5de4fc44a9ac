import type { Encoding } from "../../catalogue/model.ts";
import { type ByteSource, memoryBytes } from "./byte-source.ts";
import { type ByteSigns, ByteSurvey } from "./byte-survey.ts";

/** What the bytes of a text turned out to be. */
export interface TextReading {
	readonly encoding: Encoding;
	/** Old encoding that no source uses any more and that would give wrong letters: refused, never guessed. */
	readonly suspect?: "DOS (cp850)" | "Macintosh";
	/** True when bytes are mostly UTF-8 but some are not: two encodings were pasted together. */
	readonly broken: boolean;
	/** Nothing past ASCII: the same text in every declared encoding. */
	readonly plain: boolean;
	/** For TextDecoder; « iso-8859-1 » is windows-1252 there: same letters wherever both are defined. */
	readonly label: string;
	/** Bytes of the mark at the start. */
	readonly skip: number;
}

export interface DecodedText extends TextReading {
	readonly text: string;
}

/**
 * Detects from the bytes: byte order mark, valid UTF-8, UTF-16 by its zeros, else a one-byte Western encoding.
 * `declared` only settles what the bytes cannot tell (iso-8859-1 and windows-1252 with no byte in 0x80–0x9F are the same text).
 */
export function readingOf(signs: ByteSigns, declared?: Encoding): TextReading {
	const { head, utf8 } = signs;
	if (startsWith(head, 0xef, 0xbb, 0xbf)) return asUtf8(signs, 3);
	if (startsWith(head, 0xff, 0xfe)) return utf16("utf-16le", 2);
	if (startsWith(head, 0xfe, 0xff)) return utf16("utf-16be", 2);
	const zeros = zeroShare(head);
	if (zeros.odd > 0.4 && zeros.even < 0.1) return utf16("utf-16le", 0);
	if (zeros.even > 0.4 && zeros.odd < 0.1) return utf16("utf-16be", 0);
	// A few broken sequences among many good ones: the file is UTF-8 and damaged, reading it as cp1252 would hide it.
	if (utf8.bad === 0 || utf8.good > 4 * utf8.bad) return asUtf8(signs, 0);
	return western(signs, declared);
}

/**
 * The text piece by piece. Where the bytes were cut never shows: a sequence, or a mark, that stands across two pieces is read
 * once whole. `onRead` is told the bytes read so far.
 */
export function* textPieces(
	source: ByteSource,
	{ label, skip }: Pick<TextReading, "label" | "skip">,
	onRead?: (bytes: number) => void,
): Generator<string> {
	const decoder = new TextDecoder(label);
	let read = 0;
	for (const piece of source.chunks()) {
		const from = Math.min(piece.length, Math.max(0, skip - read));
		read += piece.length;
		const text = decoder.decode(piece.subarray(from), { stream: true });
		onRead?.(read);
		if (text !== "") yield text;
	}
	const rest = decoder.decode();
	if (rest !== "") yield rest;
}

/** The whole text at once: for what has to be in memory anyway. */
export function decodeText(bytes: Uint8Array | ByteSource, declared?: Encoding): DecodedText {
	const source = bytes instanceof Uint8Array ? memoryBytes(bytes) : bytes;
	const survey = new ByteSurvey();
	for (const piece of source.chunks()) survey.add(piece);
	const reading = readingOf(survey.signs(), declared);
	return { ...reading, text: [...textPieces(source, reading)].join("") };
}

function asUtf8({ utf8, high }: ByteSigns, skip: number): TextReading {
	return { encoding: "utf-8", label: "utf-8", skip, broken: utf8.bad > 0, plain: high === skip };
}

/** Both byte orders are the same encoding for a reader of the report: `utf-16le` covers them. */
function utf16(label: "utf-16le" | "utf-16be", skip: number): TextReading {
	return { encoding: "utf-16le", label, skip, broken: false, plain: false };
}

function western({ western: signs, high }: ByteSigns, declared: Encoding | undefined): TextReading {
	let encoding: Encoding = "windows-1252";
	if (signs.high === 0) {
		if (signs.latin9 > 0) encoding = "iso-8859-15";
		else if (declared === "iso-8859-1" || declared === "iso-8859-15") encoding = declared;
	}
	const suspect =
		signs.dos > signs.windows + signs.mac
			? ("DOS (cp850)" as const)
			: signs.mac > signs.windows
				? ("Macintosh" as const)
				: undefined;
	const base = { encoding, label: encoding, skip: 0, broken: false, plain: high === 0 };
	return { ...base, ...(suspect ? { suspect } : {}) };
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
	return head.every((b, i) => bytes[i] === b);
}

function zeroShare(bytes: Uint8Array): { even: number; odd: number } {
	const length = bytes.length & ~1;
	if (length < 4) return { even: 0, odd: 0 };
	let even = 0;
	let odd = 0;
	for (let i = 0; i < length; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	return { even: (2 * even) / length, odd: (2 * odd) / length };
}
