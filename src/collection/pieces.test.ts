import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "./byte-source.ts";
import { memoryBytes } from "./byte-source.ts";
import { ByteSurvey } from "./byte-survey.ts";
import { check } from "./check.ts";
import { open } from "./container.ts";
import { readCsv } from "./csv.ts";
import { CsvRows } from "./csv-rows.ts";
import { decodeOpened } from "./decode.ts";
import { decodeText, readingOf, textPieces } from "./encoding.ts";
import { cp1252 } from "./fixture/files.ts";
import { rotation } from "./fixture/sources.ts";
import type { GridRow } from "./table.ts";

/** The same bytes in pieces that end at the given places. */
function cutAt(bytes: Uint8Array, places: readonly number[]): ByteSource {
	const ends = [...new Set(places.map((p) => p % (bytes.length + 1)))].sort((a, b) => a - b);
	return {
		...memoryBytes(bytes),
		*chunks() {
			let from = 0;
			for (const end of [...ends, bytes.length]) {
				if (end > from) yield bytes.subarray(from, end);
				from = Math.max(from, end);
			}
		},
	};
}

const places = fc.array(fc.nat({ max: 400 }), { maxLength: 30 });
const text = fc.string({
	unit: fc.constantFrom(
		"a",
		"b",
		"é",
		"œ",
		"€",
		"😀",
		";",
		"\n",
		"\r\n",
		"\r",
		'"',
		" ",
		"5",
		"½",
		"\ufffd",
		"’",
	),
	maxLength: 60,
});

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
	utf8: (t) => Buffer.from(t, "utf8"),
	"utf8 with a mark": (t) => Buffer.from(`\ufeff${t}`, "utf8"),
	utf16le: (t) => Buffer.from(`\ufeff${t}`, "utf16le"),
	utf16be: (t) => Buffer.from(`\ufeff${t}`, "utf16le").swap16(),
	"utf16 without a mark": (t) => Buffer.from(t, "utf16le"),
	cp1252: (t) => Buffer.from(t.replace(/[\u{100}-\u{10ffff}]/gu, "x"), "latin1"),
	dos: (t) => Buffer.from(t.replaceAll("é", "\u0082").replace(/[\u{100}-\u{10ffff}]/gu, "x"), "latin1"),
	"two at once": (t) => Buffer.concat([Buffer.from(t, "utf8"), Buffer.from("aéb", "latin1"), Buffer.from(t)]),
};

describe("a text in pieces", () => {
	for (const [name, encode] of Object.entries(encodings)) {
		it(`is the same text, and the same reading of its bytes, wherever it is cut: ${name}`, () => {
			fc.assert(
				fc.property(text, places, (written, cuts) => {
					const bytes = encode(written);
					const whole = decodeText(bytes, "iso-8859-15");
					expect(decodeText(cutAt(bytes, cuts), "iso-8859-15")).toEqual(whole);
					// The whole text at once, by the platform alone.
					const { label, skip } = whole;
					expect(whole.text).toBe(new TextDecoder(label).decode(bytes.subarray(skip)));
				}),
			);
		});
	}

	it("counts the sequences of any bytes as one look at all of them does", () => {
		const signs = (source: ByteSource): unknown => {
			const survey = new ByteSurvey();
			for (const piece of source.chunks()) survey.add(piece);
			return survey.signs();
		};
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), places, (bytes, cuts) => {
				expect(signs(cutAt(bytes, cuts))).toEqual(signs(memoryBytes(bytes)));
				const found = signs(memoryBytes(bytes)) as ReturnType<ByteSurvey["signs"]>;
				const pieces = [...textPieces(cutAt(bytes, cuts), readingOf(found))].join("");
				expect(pieces).toBe(decodeText(bytes).text);
			}),
		);
	});
});

describe("the rows of a text in pieces", () => {
	const rowsOf = (pieces: readonly string[], quotes = true): { rows: GridRow[]; open: boolean } => {
		const rows = new CsvRows(";", quotes);
		const read = pieces.flatMap((piece) => rows.add(piece));
		read.push(...rows.end());
		return { rows: read, open: rows.open };
	};

	it("are the same wherever it is cut", () => {
		fc.assert(
			fc.property(text, fc.array(fc.nat({ max: 60 })), fc.boolean(), (written, cuts, quotes) => {
				const ends = cuts.map((c) => c % (written.length + 1)).sort((a, b) => a - b);
				const pieces = [...ends, written.length].map((end, i) => written.slice(ends[i - 1] ?? 0, end));
				const whole = rowsOf([written], quotes);
				const cut = rowsOf(pieces, quotes);
				expect(cut.open).toBe(whole.open);
				if (!whole.open) expect(cut.rows).toEqual(whole.rows);
			}),
		);
	});

	it("are those that csv-parse finds, stray and doubled quotes included", () => {
		fc.assert(
			fc.property(text, (written) => {
				let other: string[][] | undefined;
				try {
					other = parse(written, {
						delimiter: ";",
						relax_quotes: true,
						relax_column_count: true,
						record_delimiter: ["\r\n", "\n", "\r"],
					});
				} catch {
					other = undefined;
				}
				const { openQuoteLine, rows } = readCsv(written, ";");
				expect(openQuoteLine === undefined).toBe(other !== undefined);
				if (!other) return;
				const kept = other.filter((record) => record.length > 1 || record[0]?.trim());
				// A blank around a quoted cell is ours to take off.
				const plain = (cell: unknown): string => String(cell ?? "").replace(/^[ \t]*"|"[ \t]*$/g, "");
				expect(rows.map((row) => row.cells.map((c) => plain(c).replaceAll('"', "")))).toEqual(
					kept.map((record) => record.map((c) => plain(c).replaceAll('"', ""))),
				);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("a verdict", () => {
	it("is the same to the last word whatever the pieces the file is read in", () => {
		const cell = fc.constantFrom(
			"A0Z",
			"B1Z",
			"",
			"x",
			"é",
			'"a;b"',
			"7,2",
			"7.2",
			"n.c.",
			"s",
			'"',
			"Source : x",
		);
		const row = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(";"));
		fc.assert(
			fc.property(fc.array(row, { maxLength: 12 }), places, fc.boolean(), (rows, cuts, ended) => {
				const written = `Fap3;Type_mmo;Annee;Taux\r\n${rows.join("\r\n")}${ended ? "\r\n" : ""}`;
				const judged = (source: ByteSource): unknown => {
					const table = decodeOpened(rotation, open(source, "evol_mmo.csv"), { trace: true });
					const { findings, marks, rows: typed } = check(rotation, table, new Map());
					const columns = [...typed.columns].map(([name, c]) => [name, c.values, c.status]);
					return { findings, marks, columns, line: typed.line, held: typed.held };
				};
				const bytes = cp1252(written);
				expect(judged(cutAt(bytes, cuts))).toEqual(judged(memoryBytes(bytes)));
			}),
			{ numRuns: 200 },
		);
	});
});
