import { gzipSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "./byte-source.ts";
import { type Opened, open } from "./container.ts";
import { workbook } from "./fixture/files.ts";

const text = (opened: Opened): string =>
	opened.kind === "text" ? [...opened.pieces()].join("") : opened.kind;
const csv = Buffer.from("code;libellé\n01;Caen\n");

function codeOf(action: () => unknown): { code?: unknown; message?: unknown } {
	try {
		action();
	} catch (error) {
		return error instanceof Error ? error : {};
	}
	return {};
}

/** A sheet of three rows, the second one announced `times` times. */
function repeatingSheet(times: number): Uint8Array {
	const parts = unzipSync(
		workbook(
			{
				A: [
					["a", "b"],
					[1, 2],
					[5, 6],
				],
			},
			"ods",
		),
	);
	const row = /<table:table-row>(\s*<table:table-cell office:value-type="float" office:value="1")/;
	const xml = strFromU8(parts["content.xml"] ?? new Uint8Array());
	const repeated = xml.replace(row, `<table:table-row table:number-rows-repeated="${times}">$1`);
	return zipSync({ ...parts, "content.xml": strToU8(repeated) });
}

describe("open", () => {
	it("gives up on an endless line after its limit, whatever is left of the file", () => {
		const piece = new Uint8Array(1024 * 1024).fill(0x61);
		let read = 0;
		const endless: ByteSource = {
			size: 1_500_000_000,
			head: (length) => piece.subarray(0, length),
			all: () => expect.unreachable(),
			*chunks() {
				for (; read < 1500; read++) yield piece;
			},
		};
		expect(codeOf(() => open(endless, "t.csv"))).toMatchObject({
			code: "fichier-illisible",
			message: expect.stringContaining("une ligne est démesurée"),
		});
		expect(read).toBeLessThan(20);
	});

	it("unrolls the repeated rows of an ODS, and refuses one that a few bytes make endless", () => {
		const opened = open(repeatingSheet(3), "t.ods");
		expect(
			opened.kind === "workbook" && opened.book.sheets[0]?.rows.map((r) => [r.line, r.cells[0]]),
		).toEqual([
			[1, "a"],
			[2, 1],
			[3, 1],
			[4, 1],
			[5, 5],
		]);
		expect(codeOf(() => open(repeatingSheet(9_000_000), "t.ods"))).toMatchObject({
			code: "fichier-trop-gros",
		});
	});

	it("goes by the bytes and not by the extension", () => {
		expect(text(open(gzipSync(csv), "t.csv"))).toBe(csv.toString());
		expect(text(open(zipSync({ "dossier/t.csv": csv, "__MACOSX/._t.csv": Buffer.from("x") }), "t.zip"))).toBe(
			csv.toString(),
		);
		expect(open(workbook({ A: [["a"], [1]] }), "t.csv").kind).toBe("workbook");
		expect(open(workbook({ A: [["a"], [1]] }, "ods"), "t.xlsx").kind).toBe("workbook");
		expect(open(workbook({ A: [["a"], [1]] }, "xls"), "t.xlsx").kind).toBe("workbook");
		expect(open(gzipSync(gzipSync(workbook({ A: [["a"], [1]] }))), "t.gz").kind).toBe("workbook");
	});

	it("picks in an archive the file that a source expects", () => {
		const archive = zipSync({ "lisez-moi.txt": Buffer.from("bonjour"), "t.csv": csv, "u.csv": csv });
		expect(text(open(archive, "lot.zip", [{ files: ["t.csv"] }]))).toBe(csv.toString());
		expect(codeOf(() => open(archive, "lot.zip"))).toMatchObject({
			code: "archive-multiple",
			message: expect.stringContaining("t.csv"),
		});
	});

	it("refuses an empty file, an empty text and an empty workbook", () => {
		for (const bytes of [
			Buffer.alloc(0),
			Buffer.from(" \n\n"),
			gzipSync(Buffer.alloc(0)),
			workbook({ A: [] }),
		]) {
			expect(codeOf(() => open(bytes, "t"))).toMatchObject({ code: "fichier-vide" });
		}
	});

	it("refuses what is cut, damaged, binary, a page or a document, and says why", () => {
		const full = workbook({ A: Array.from({ length: 500 }, (_, i) => [i, `ligne ${i}`]) });
		const bad: readonly Uint8Array[] = [
			full.subarray(0, full.length / 2),
			full.subarray(0, full.length - 10),
			Buffer.concat([full.subarray(0, 300), Buffer.alloc(200), full.subarray(500)]),
			workbook({ A: [["a"], [1]] }, "xls").subarray(0, 700),
			gzipSync(Buffer.alloc(10_000, "abcdefgh")).subarray(0, 30),
			Buffer.from([0x50, 0x4b, 3, 4]),
			Buffer.from("a;b\u0000\u0001\u0002\n"),
			Buffer.from("<!DOCTYPE html><html><body>Erreur 404</body></html>"),
			Buffer.from('{"type": "FeatureColl'),
			Buffer.from("%PDF-1.7\n"),
		];
		for (const [i, bytes] of bad.entries()) {
			expect(
				codeOf(() => open(bytes, "t.xlsx")),
				`case ${i}`,
			).toMatchObject({ code: "fichier-illisible" });
		}
	});

	it("stops inflating at the limit, whatever size an archive announces", () => {
		const limits = { text: 1_000_000, workbook: 1_000_000 };
		const bomb = Buffer.alloc(20_000_000, "0");
		expect(codeOf(() => open(gzipSync(bomb), "t.csv.gz", [], limits))).toMatchObject({
			code: "fichier-trop-gros",
		});
		const zip = Buffer.from(zipSync({ "t.csv": bomb }));
		expect(codeOf(() => open(zip, "t.zip", [], limits))).toMatchObject({ code: "fichier-trop-gros" });
		const lying = Buffer.from(zip);
		const directory = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
		lying.writeUInt32LE(10, directory + 24);
		expect(codeOf(() => open(lying, "t.zip", [], limits))).toMatchObject({ code: "fichier-trop-gros" });
		const book = zipSync({ "xl/workbook.xml": Buffer.from("<workbook/>"), "xl/worksheets/sheet1.xml": bomb });
		expect(codeOf(() => open(book, "t.xlsx", [], limits))).toMatchObject({ code: "fichier-trop-gros" });
	});
});
