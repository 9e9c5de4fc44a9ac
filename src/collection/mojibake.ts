/**
 * UTF-8 read as windows-1252 then saved: « Ã© » for é, « Â° » for °, « â€™ » for ’, « Å“ » for œ. The second letter is always
 * the Windows reading of a byte in 0x80–0xBF, which no French word puts after Ã, Â, â€ or Å.
 */
const tail =
	"[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178]";
const doubled = new RegExp(`[ÃÂ]${tail}|â€${tail}|Å[“’\\u0093\\u0092]|ï»¿`);
/** Unreadable replacement sign, or control characters that only a wrong decoding leaves. */
const lost = /[\ufffd\u0080-\u0084\u0086-\u009f]/;
/** A letter turned into a question mark inside a word: « m?tier ». */
const question = /\p{Ll}\?\p{Ll}/u;

/** A text without any of these signs is not damaged: cheap to ask of a whole line. */
export const damageSign = /[?\u0080-\u009fÂÃÅâï\ufffd]/;

export type Damage = "doubled" | "lost" | "question";

export function damageOf(text: string): Damage | undefined {
	// « Ã© » may come with control characters of its own: it explains them, and can be repaired.
	if (doubled.test(text) && !text.includes("\ufffd")) return "doubled";
	if (lost.test(text)) return "lost";
	if (question.test(text) && !/[/=&]/.test(text)) return "question";
	return undefined;
}

/** The text that was meant, when it can be rebuilt: « AnnÃ©e » → « Année ». */
export function repaired(text: string): string | undefined {
	const bytes: number[] = [];
	for (const sign of text) {
		const byte = cp1252Byte(sign);
		if (byte === undefined) return undefined;
		bytes.push(byte);
	}
	try {
		const out = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
		return out === text ? undefined : out;
	} catch {
		return undefined;
	}
}

const cp1252 = new Map(
	[...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((c, i) => [
		c,
		i,
	]),
);

/** Some tools double-encode through ISO-8859-1: then the sign is its own byte. */
function cp1252Byte(sign: string): number | undefined {
	const code = sign.codePointAt(0) ?? 0;
	return cp1252.get(sign) ?? (code < 256 ? code : undefined);
}
