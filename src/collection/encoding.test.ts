import { describe, expect, it } from "vitest";
import { decodeText } from "./encoding.ts";

/** The 27 letters of windows-1252 that ISO-8859-1 does not have, from the Unicode consortium's table. */
const high: Readonly<Record<number, number>> = {
	128: 0x20ac,
	130: 0x201a,
	131: 0x0192,
	132: 0x201e,
	133: 0x2026,
	134: 0x2020,
	135: 0x2021,
	136: 0x02c6,
	137: 0x2030,
	138: 0x0160,
	139: 0x2039,
	140: 0x0152,
	142: 0x017d,
	145: 0x2018,
	146: 0x2019,
	147: 0x201c,
	148: 0x201d,
	149: 0x2022,
	150: 0x2013,
	151: 0x2014,
	152: 0x02dc,
	153: 0x2122,
	154: 0x0161,
	155: 0x203a,
	156: 0x0153,
	158: 0x017e,
	159: 0x0178,
};

function latin1(text: string): Uint8Array {
	return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

describe("decodeText", () => {
	it("reads every byte of windows-1252 as that encoding defines it", () => {
		for (let byte = 1; byte < 256; byte++) {
			const bytes = Uint8Array.of(0xe9, 0x20, byte, 0x20);
			const { text, encoding } = decodeText(bytes, "windows-1252");
			if (encoding !== "windows-1252") continue;
			expect(text.charCodeAt(2), `byte ${byte}`).toBe(high[byte] ?? byte);
		}
		const euro = decodeText(
			Uint8Array.of(0x63, 0x9c, 0x75, 0x72, 0x20, 0x80, 0x96, 0x92, 0xe9),
			"iso-8859-1",
		);
		expect(euro.text).toBe("cœur €–’é");
		expect(euro.encoding).toBe("windows-1252");
	});

	it("takes valid UTF-8 for UTF-8 whatever was declared, with or without a byte order mark", () => {
		const bytes = new TextEncoder().encode("Année;Libellé\n2024;cœur");
		expect(decodeText(bytes, "windows-1252")).toMatchObject({ encoding: "utf-8", broken: false });
		const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]);
		expect(decodeText(marked, "windows-1252").text.startsWith("Année")).toBe(true);
	});

	it("reads UTF-16 in both byte orders, marked or not", () => {
		const text = "Année;Libellé\r\n2024;Caen\r\n";
		const little = Buffer.from(text, "utf16le");
		const big = Buffer.from(text, "utf16le").swap16();
		for (const bytes of [
			little,
			big,
			Buffer.from([0xff, 0xfe, ...little]),
			Buffer.from([0xfe, 0xff, ...big]),
		]) {
			expect(decodeText(bytes, "utf-8")).toMatchObject({ text, encoding: "utf-16le" });
		}
	});

	it("tells ISO-8859-15 by œ inside a word", () => {
		const decoded = decodeText(
			Uint8Array.from([...latin1("main d'"), 0xbd, ...latin1("uvre et c"), 0xbd, ...latin1("ur")]),
		);
		expect(decoded).toMatchObject({ encoding: "iso-8859-15", text: "main d'œuvre et cœur" });
	});

	it("says that a UTF-8 text with broken bytes is damaged instead of reading it as windows-1252", () => {
		const good = new TextEncoder().encode("é".repeat(20));
		expect(decodeText(Uint8Array.from([...good, 0xe9, 0x20]))).toMatchObject({
			encoding: "utf-8",
			broken: true,
		});
	});

	it("suspects the old DOS and Macintosh encodings, never a French windows-1252 text", () => {
		expect(decodeText(latin1("M\u0082tier et cr\u0082ation d\u0082j\u0085 faite")).suspect).toBe(
			"DOS (cp850)",
		);
		expect(decodeText(latin1("M\u008etier et cr\u008eation")).suspect).toBe("Macintosh");
		expect(
			decodeText(latin1("Métier, créé à Évreux : c\u009cur, l\u0092été, fenêtre")).suspect,
		).toBeUndefined();
	});
});
