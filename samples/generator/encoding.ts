import type { Encoding } from "../../catalogue/model.ts";

/** windows-1252 differs from iso-8859-1 only in 0x80–0x9F: the signs that occur in French files. */
const windows = new Map([
	["€", 0x80],
	["‚", 0x82],
	["„", 0x84],
	["…", 0x85],
	["Š", 0x8a],
	["Œ", 0x8c],
	["Ž", 0x8e],
	["‘", 0x91],
	["’", 0x92],
	["“", 0x93],
	["”", 0x94],
	["•", 0x95],
	["–", 0x96],
	["—", 0x97],
	["š", 0x9a],
	["œ", 0x9c],
	["ž", 0x9e],
	["Ÿ", 0x9f],
]);

/** Bytes of a text in the encoding in which the producer publishes. A sign that does not exist there is refused, never lost. */
export function encode(text: string, encoding: Encoding, bom = false): Uint8Array {
	if (encoding === "utf-8") return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
	if (encoding !== "windows-1252" && encoding !== "iso-8859-1")
		throw new RangeError(`encodage non écrit : ${encoding}`);
	const bytes: number[] = [];
	for (const sign of text) {
		const code = sign.codePointAt(0) ?? 0;
		const special = encoding === "windows-1252" ? windows.get(sign) : undefined;
		if (special !== undefined) bytes.push(special);
		else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
		else throw new RangeError(`« ${sign} » n'existe pas en ${encoding}`);
	}
	return Uint8Array.from(bytes);
}
