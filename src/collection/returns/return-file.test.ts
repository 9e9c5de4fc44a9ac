import { read, utils, type WorkBook } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Source } from "../../../catalogue/model.ts";
import { bmoHeader, bmoRow, cp1252, type SheetRows, workbook, writeTemporary } from "../fixture/files.ts";
import { everySource, rotation } from "../fixture/sources.ts";
import type { Lookup } from "../typed.ts";
import { verdict } from "../verdict.ts";
import { returnFile } from "./return-file.ts";

const none: Lookup = new Map();
const at = new Date("2026-11-23T08:00:00Z");

async function back(
	name: string,
	content: string | Uint8Array,
	sources: readonly Source[] = everySource,
): Promise<{ book: WorkBook; bytes: Uint8Array; refused: boolean; marks: number }> {
	const made = await returnFile(writeTemporary(name, content), sources, none, at);
	return {
		book: read(made.bytes, { cellStyles: true, cellFormula: true }),
		bytes: made.bytes,
		refused: made.verdict.blocking,
		marks: made.marks,
	};
}

const cell = (book: WorkBook, sheet: string, ref: string): Record<string, unknown> => {
	const found: unknown = book.Sheets[sheet]?.[ref];
	return typeof found === "object" && found !== null ? { ...found } : {};
};
const fillOf = (book: WorkBook, sheet: string, ref: string): unknown => {
	const { s } = cell(book, sheet, ref);
	return typeof s === "object" && s !== null && "fgColor" in s ? s.fgColor : undefined;
};

/** The sender's cells, our sheet and our column apart. */
function mended(
	book: WorkBook,
	sheet: string,
	changes: Readonly<Record<string, string | number>>,
): Uint8Array {
	for (const [ref, value] of Object.entries(changes)) {
		const target = book.Sheets[sheet];
		if (target) target[ref] = { t: typeof value === "number" ? "n" : "s", v: value };
	}
	const sheets = book.SheetNames.map((name): [string, SheetRows] => {
		const empty = book.Sheets[name];
		return [name, empty ? utils.sheet_to_json(empty, { header: 1, defval: null, blankrows: true }) : []];
	});
	return workbook(Object.fromEntries(sheets));
}

const faulty: SheetRows = [
	[...bmoHeader],
	bmoRow("V0X60", 2804, 120, 60, 10),
	bmoRow("A0X40", "0801", "n.c.", 1, 1),
	bmoRow("A0X41", 2802, -5, 1, 1),
	...Array.from({ length: 20 }, (_, i) => bmoRow("A0X42", 2810 + i, "n.c.", 1, 1)),
];
const sheet = "BMO_2024_open_data";

describe("a return file", () => {
	it("keeps the sender's sheets, rows, columns and values, and adds one sheet before and one column after", async () => {
		const { book } = await back(
			"Base_open_data_BMO_2024.xlsx",
			workbook({ Notice: [["à lire"]], [sheet]: faulty }),
		);
		expect(book.SheetNames).toEqual(["Lisez-moi", "Notice", sheet]);
		const grid: unknown[][] = utils.sheet_to_json(book.Sheets[sheet] ?? {}, { header: 1, defval: null });
		expect(grid.map((row) => row.slice(0, 9))).toEqual(faulty);
		expect(grid[0]?.[9]).toBe("Message");
		expect(cell(book, sheet, "F3")).toMatchObject({ t: "s", v: "0801" });
		expect(cell(book, sheet, "F2")).toMatchObject({ t: "n", v: 2804 });
	});

	it("marks every defect at its own place, past the first five examples, with the message beside", async () => {
		const { book, refused } = await back("Base_open_data_BMO_2024.xlsx", workbook({ [sheet]: faulty }));
		expect(refused).toBe(true);
		for (const row of [3, ...Array.from({ length: 20 }, (_, i) => 5 + i)]) {
			expect(fillOf(book, sheet, `G${row}`), `G${row}`).toMatchObject({ rgb: "FF7C80" });
			expect(cell(book, sheet, `J${row}`).v).toContain("BLOQUANT");
			expect(cell(book, sheet, `J${row}`).v).toContain("colonne G « met »");
		}
		expect(fillOf(book, sheet, "G4")).toMatchObject({ rgb: "FFC7CE" });
		expect(JSON.stringify(cell(book, sheet, "G3").c)).toContain("n'est ni un nombre");
		expect(cell(book, sheet, "J2").v).toBeUndefined();
		expect(fillOf(book, sheet, "G2")).toBeUndefined();
	});

	it("says first what was received, what was found and what to do", async () => {
		const { book } = await back("Base_open_data_BMO_2024.xlsx", workbook({ [sheet]: faulty }));
		const text = utils.sheet_to_csv(book.Sheets["Lisez-moi"] ?? {}, { FS: "|" });
		expect(text).toMatch(/Fichier reçu\|Base_open_data_BMO_2024\.xlsx/);
		expect(text).toMatch(/SHA-256\|[0-9a-f]{64}/);
		expect(text).toMatch(/23\snovembre\s2026/);
		expect(text).toMatch(/Source reconnue\|Besoins en main-d'œuvre 2024 \(bmo\)/);
		expect(text).toMatch(/BLOQUANT\|21\scas/);
		for (const word of ["Légende", "Que faire", "Rouge vif", "colonne J"]) expect(text).toContain(word);
	});

	it("is accepted once its cells are mended: our sheet, our column and our colours are not read", async () => {
		const made = await back("Base_open_data_BMO_2024.xlsx", workbook({ [sheet]: faulty }));
		const fixes = Object.fromEntries(
			[3, 4, ...Array.from({ length: 20 }, (_, i) => 5 + i)].map((row) => [`G${row}`, 12]),
		);
		const path = writeTemporary("retour.xlsx", mended(made.book, sheet, fixes));
		const again = await verdict(path, everySource, none);
		expect(again.source.id).toBe("bmo");
		expect(again.findings.filter((f) => f.severity !== "info")).toEqual([]);
		expect(again.rows).toBe(23);
	});

	it("is made from a text in any encoding, keeps its zeros, its lines and its blank ones, and comes back as that source", async () => {
		const text =
			"Fap3;Type_mmo;Annee;Taux\nA0Z;entrée;2007;7,25\n\nA1Z;=1+1;2007;n.c.\n0A1;@_x0041_;2007;7.25\n";
		const source: Source = {
			...rotation,
			fields: rotation.fields.map((f) =>
				f.name === "fap" ? { ...f, pattern: "[A-Z]\\d[A-Z]|\\d[A-Z]\\d" } : f,
			),
		};
		const made = await back("evol_mmo.csv", cp1252(text), [source]);
		const name = "Fichier reçu";
		expect(cell(made.book, name, "B2")).toMatchObject({ t: "s", v: "entrée" });
		expect(cell(made.book, name, "B4")).toMatchObject({ t: "s", v: "=1+1" });
		expect(cell(made.book, name, "B4").f).toBeUndefined();
		expect(cell(made.book, name, "B5")).toMatchObject({ t: "s", v: "@_x0041_" });
		expect(cell(made.book, name, "A5")).toMatchObject({ t: "s", v: "0A1" });
		expect(fillOf(made.book, name, "D4")).toMatchObject({ rgb: "FF7C80" });
		// The column mixes both decimal signs: each comma is marked.
		expect(fillOf(made.book, name, "D2")).toMatchObject({ rgb: "FF7C80" });
		const again = await verdict(
			writeTemporary("corrigé.xlsx", mended(made.book, name, { D2: "7.25", D4: "3" })),
			[source],
			none,
		);
		expect(again.blocking).toBe(false);
		expect(again.findings.filter((f) => f.severity !== "info")).toEqual([]);
		expect(again.rows).toBe(3);
	});

	it("has the same bytes for the same file at the same instant", async () => {
		const path = writeTemporary("Base_open_data_BMO_2024.xlsx", workbook({ [sheet]: faulty }));
		const [a, b] = [
			await returnFile(path, everySource, none, at),
			await returnFile(path, everySource, none, at),
		];
		expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
	});

	it("is made of a JSON: one row for each record, its defects on that row", async () => {
		const records = [
			{ Fap3: "A0Z", Type_mmo: "x", Annee: "2007", Taux: 1 },
			{ Fap3: "A1Z", Type_mmo: "x", Annee: "2007", Taux: "n.c." },
			{ Fap3: "A2Z", Type_mmo: "x", Annee: "2007", Taux: "n.c." },
		];
		const source: Source = { ...rotation, layout: { format: "json" } };
		for (const indent of [0, 1]) {
			const made = await back("evol_mmo.json", JSON.stringify(records, null, indent), [source]);
			expect(fillOf(made.book, "Fichier reçu", "D2")).toBeUndefined();
			expect(fillOf(made.book, "Fichier reçu", "D3")).toMatchObject({ rgb: "FF7C80" });
			expect(cell(made.book, "Fichier reçu", "E4").v).toContain("champ « Taux »");
		}
	});

	it("is made from XLS and ODS as well", async () => {
		for (const format of ["xls", "ods"] as const) {
			const { book } = await back("Base_open_data_BMO_2024.xlsx", workbook({ [sheet]: faulty }, format));
			expect(fillOf(book, sheet, "G3"), format).toMatchObject({ rgb: "FF7C80" });
		}
	});

	it("never holds a formula, a script, or a letter that XML refuses", async () => {
		const nasty = [
			'=HYPERLINK("http://x")',
			"+1+1",
			"-1+1",
			"@SUM(A1)",
			"\t=1",
			"\r=1",
			"<script>alert(1)</script>",
			"a\u0001b",
			"\ud800",
		];
		const rows = nasty.map((v, i) => [2024, "A0X40", v, "28", "14", 1000 + i, 1, 1, 1]);
		const { bytes, book } = await back(
			"Base_open_data_BMO_2024.xlsx",
			workbook({ [sheet]: [[...bmoHeader], ...rows] }),
		);
		for (const [path, part] of Object.entries(unzipSync(bytes))) {
			if (!path.endsWith(".xml")) continue;
			const xml = strFromU8(part);
			expect(xml, path).not.toMatch(/<f[ >]/);
			expect(xml, path).not.toContain("<script");
		}
		const kept = rows.map((_, i) => cell(book, sheet, `C${i + 2}`).v);
		expect(kept.slice(0, 4)).toEqual(nasty.slice(0, 4));
		expect(kept[6]).toBe(nasty[6]);
	});

	it("shows beside the table, in the first sheet, what no cell can bear: a missing column", async () => {
		const { book, refused } = await back(
			"Base_open_data_BMO_2024.xlsx",
			workbook({ [sheet]: faulty.map((row) => row.slice(0, 8)) }),
		);
		expect(refused).toBe(true);
		expect(utils.sheet_to_csv(book.Sheets["Lisez-moi"] ?? {})).toMatch(/colonne attendue absente.*smet/i);
	});
});
