import { describe, expect, it } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { type Checked, check, isBlocking } from "./check.ts";
import { decode } from "./decode.ts";
import { bmoHeader, bmoRow, cp1252, type SheetRows, workbook } from "./fixture/files.ts";
import { bmo, chomage, naf, rotation } from "./fixture/sources.ts";
import type { Finding } from "./model.ts";
import type { Lookup } from "./typed.ts";

const none: Lookup = new Map();

function run(source: Source, bytes: Uint8Array, lookup: Lookup = none): Checked {
	return check(source, decode(source, bytes, source.files[0] ?? "f"), lookup);
}

function runBmo(rows: SheetRows, lookup: Lookup = none, source: Source = bmo): Checked {
	return run(source, workbook({ BMO_2024_open_data: rows }), lookup);
}

function runRotation(text: string, source: Source = rotation): Checked {
	return run(source, cp1252(text));
}

/** Findings that are more than information. */
function defects({ findings }: Checked): string[] {
	return findings.filter((f) => f.severity !== "info").map((f) => `${f.rule} ${f.severity} ${f.count}`);
}

function the(checked: Checked, rule: string): Finding {
	const found = checked.findings.find((f) => f.rule === rule);
	if (!found) throw new Error(`no ${rule}`);
	return found;
}

const good = [
	[...bmoHeader],
	bmoRow("V0X60", 2804, "120", "60", "10"),
	bmoRow("A0X40", 2801, "*", "*", "*"),
	bmoRow("T4X60", "2804", "15", "*", "*"),
];

describe("check", () => {
	it("types codes as text and numbers as numbers, a star as hidden", () => {
		const checked = runBmo(good);
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.line).toEqual([2, 3, 4]);
		expect(checked.rows.columns.get("annee")?.values).toEqual(["2024", "2024", "2024"]);
		expect(checked.rows.columns.get("bassin")?.values).toEqual(["2804", "2801", "2804"]);
		expect(checked.rows.columns.get("met")).toMatchObject({
			values: [120, null, 15],
			status: [null, "CENS", null],
		});
		expect(checked.rows.columns.get("xmet")).toMatchObject({
			values: [60, null, null],
			status: [null, "CENS", "CENS"],
		});
	});

	it("says in French which column is missing, where it looked and what looks like it", () => {
		const header = bmoHeader.map((h) => (h === "BE24" ? "BE 2024" : h === "smet" ? "autre" : h));
		const checked = runBmo([header, ...good.slice(1)]);
		expect(isBlocking(checked.findings)).toBe(true);
		const missing = checked.findings.filter((f) => f.rule === "C-01" && f.severity === "blocking");
		expect(missing.map((f) => f.message)).toEqual([
			"Ligne 1\u202f: colonne attendue absente\u202f: «\u00a0BE24\u00a0». Colonnes proches trouvées\u202f: «\u00a0BE 2024\u00a0». Attendu\u202f: «\u00a0BE24\u00a0». Correction proposée\u202f: renommer «\u00a0BE 2024\u00a0» en «\u00a0BE24\u00a0».",
			"Ligne 1\u202f: colonne attendue absente\u202f: «\u00a0smet\u00a0». Attendu\u202f: «\u00a0smet\u00a0».",
		]);
	});

	it("finds the header under junk rows, with blanks, other apostrophes and another case, and keeps Excel's row numbers", () => {
		const header = bmoHeader.map((h) => `  ${h.toUpperCase()}\u00a0`);
		const junk = [["Enquête BMO 2024"], [], ["Source : France Travail", null, "annee"]];
		const checked = runBmo([...junk, header, ...good.slice(1)]);
		expect(defects(checked)).toEqual(["C-01 to-confirm 1"]);
		expect(the(checked, "C-01").message).toContain("l'en-tête est sur la ligne 4");
		expect(checked.rows.line).toEqual([5, 6, 7]);
	});

	it("drops blank rows, repeated headers and the notes under a table, and says so", () => {
		const tail = [
			[],
			[...bmoHeader],
			bmoRow("A0X41", 2802, 5, 1, 1),
			["Source : France Travail, enquête BMO 2024"],
		];
		const checked = runBmo([...good, ...tail]);
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.line).toEqual([2, 3, 4, 7]);
		expect(
			checked.findings.filter((f) => f.rule === "C-02").map((f) => f.examples[0]?.place.line ?? 0),
		).toEqual([6, 8]);
	});

	it("reads a file in another encoding and delimiter and reports both", () => {
		const bytes = Buffer.from("Fap3,Type_mmo,Annee,Taux\nA0Z,Taux d'entrée,2007,65.99\n", "utf8");
		const checked = run(rotation, bytes);
		expect(defects(checked)).toEqual([]);
		expect(checked.findings.map((f) => f.rule)).toEqual(["C-02", "C-02"]);
		expect(checked.rows.columns.get("type")?.values).toEqual(["Taux d'entrée"]);
	});

	it("refuses wrong letters: encoded twice, lost, or a mixture of encodings", () => {
		const head = "Fap3;Type_mmo;Annee;Taux;;;\r\n";
		const twice = Buffer.from(`${head}A0Z;Taux d'entrÃ©e;2007;65.99;;;\r\n`, "utf8");
		expect(the(run(rotation, twice), "C-02")).toMatchObject({
			severity: "blocking",
			examples: [{ place: { line: 2, column: "B", header: "Type_mmo" }, suggestion: "Taux d'entrée" }],
		});
		const lost = Buffer.from(`${head}A0Z;Taux d'entr\ufffde;2007;65.99;;;\r\n`, "utf8");
		expect(isBlocking(run(rotation, lost).findings)).toBe(true);
		const mixed = Buffer.concat([
			Buffer.from(`${head}A0Z;${"é".repeat(12)};2007;65.99;;;\r\n`),
			cp1252("A1Z;été;2007;1;;;\r\n"),
		]);
		expect(isBlocking(run(rotation, mixed).findings)).toBe(true);
	});

	it("reports a header encoded twice for what it is, not as missing columns", () => {
		const source: Source = {
			...rotation,
			fields: rotation.fields.map((f) => (f.name === "annee" ? { ...f, header: "Année" } : f)),
		};
		const text = Buffer.from("Fap3;Type_mmo;AnnÃ©e;Taux\nA0Z;x;2007;1\n", "utf8");
		expect(defects(run(source, text))).toEqual(["C-02 blocking 1"]);
	});

	it("refuses an unknown sign with its line and column as Excel shows them, and every one of them", () => {
		const checked = runBmo([
			...good,
			...Array.from({ length: 12 }, (_, i) => bmoRow("A0X42", 2810 + i, "n.c.", 1, 1)),
		]);
		const finding = the(checked, "C-11");
		expect(finding).toMatchObject({ severity: "blocking", count: 12 });
		expect(finding.examples).toHaveLength(5);
		expect(finding.message).toBe(
			"Feuille «\u00a0BMO_2024_open_data\u00a0», ligne 5, colonne G «\u00a0met\u00a0»\u202f: «\u00a0n.c.\u00a0» n'est ni un nombre ni un signe connu. Attendu\u202f: un nombre, une cellule vide ou «\u00a0*\u00a0».",
		);
		expect(checked.rows.columns.get("met")?.values.slice(3)).toEqual(Array(12).fill(null));
	});

	it("keeps a declared sign apart from an empty cell", () => {
		const checked = runRotation("Fap3;Type_mmo;Annee;Taux\nA0Z;x;2007; S \nA1Z;x;2007;\nA2Z;x;2007;7.2 p\n");
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.columns.get("taux")).toMatchObject({
			values: [null, null, 7.2],
			status: ["SP", "NA", "P"],
		});
	});

	it("accepts a decimal comma and blanks in thousands, and reports them", () => {
		const checked = runRotation("Fap3;Type_mmo;Annee;Taux\nA0Z;x;2007;7,25\nA1Z;x;2007;1\u00a0061,5\n");
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.columns.get("taux")?.values).toEqual([7.25, 1061.5]);
		expect(checked.findings.filter((f) => f.rule === "C-02")).toHaveLength(2);
	});

	it("puts back lost zeros and takes off the decimals of a code stored as a number", () => {
		const checked = run(
			{ ...bmo, key: [] },
			workbook({
				BMO_2024_open_data: [
					[...bmoHeader],
					[2024, "A0X40", "x", 1, "2A", 101, 1, 1, 1],
					["2024.0", "A0X40", "x", "28.0", "14", '="0102"', 1, 1, 1],
				],
			}),
		);
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.columns.get("region")?.values).toEqual(["01", "28"]);
		expect(checked.rows.columns.get("departement")?.values).toEqual(["2A", "14"]);
		expect(checked.rows.columns.get("bassin")?.values).toEqual(["0101", "0102"]);
		expect(checked.rows.columns.get("annee")?.values).toEqual(["2024", "2024"]);
		expect(new Set(checked.findings.map((f) => f.rule))).toEqual(new Set(["C-03", "C-15"]));
	});

	it("refuses codes that Excel turned into a rounded number", () => {
		const checked = runRotation("Fap3;Type_mmo;Annee;Taux\n1,5E+10;x;2007;1\n");
		expect(the(checked, "C-03")).toMatchObject({ severity: "blocking" });
	});

	it("holds the rare unknown code with the nearest valid one, refuses the file above 0.5 %", () => {
		const lookup: Lookup = new Map([["fap2021-228", new Set(["V0X60", "A0X40", "T4X60"])]]);
		const many = Array.from({ length: 300 }, (_, i) => bmoRow("A0X40", 1000 + i, 5, 1, 1));
		const one = runBmo([[...bmoHeader], ...many, bmoRow("V0X61", 2804, 5, 1, 1)], lookup);
		expect(the(one, "C-15")).toMatchObject({
			severity: "to-confirm",
			count: 1,
			examples: [
				{
					place: { line: 302, column: "B", header: "Code métier BMO" },
					observed: "V0X61",
					suggestion: "V0X60",
				},
			],
		});
		expect(one.rows.held.filter((h) => h !== null)).toEqual(["C-15"]);
		expect(one.rows.held.at(-1)).toBe("C-15");
		const three = [0, 1, 2].map((i) => bmoRow("V0X61", 2804 + i, 5, 1, 1));
		expect(isBlocking(runBmo([[...bmoHeader], ...many, ...three], lookup).findings)).toBe(true);
	});

	it("says that codes were not checked when the nomenclature is not there", () => {
		expect(the(runBmo(good), "C-15")).toMatchObject({ severity: "info" });
	});

	it("proposes the code that was meant for another way of writing it", () => {
		const lookup: Lookup = new Map([["naf2", new Set(["86.10Z", "01.11Z"])]]);
		const source: Source = {
			...naf,
			fields: naf.fields.map((f) => (f.name === "code" ? { ...f, level: "naf2" as const } : f)),
		};
		const rows = [
			["Code", "Libellé"],
			["8610Z", "Hôpitaux"],
			["8610", "Hôpitaux"],
			["01.11z", "Céréales"],
		];
		const found = the(run(source, workbook({ Feuil1: rows }, "xls"), lookup), "C-13");
		expect(found.examples.map((e) => e.suggestion)).toEqual(["86.10Z", "86.10Z", "01.11Z"]);
	});

	it("blocks the same key with another value; drops exact duplicates only where the source says so", () => {
		const conflict = runBmo([...good, bmoRow("V0X60", 2804, "121", "60", "10")]);
		expect(the(conflict, "C-05")).toMatchObject({ severity: "blocking", examples: [{ place: { line: 5 } }] });
		const exact = [...good, bmoRow("V0X60", 2804, "120", "60", "10")];
		expect(isBlocking(runBmo(exact).findings)).toBe(true);
		const dropped = runBmo(exact, none, { ...bmo, duplicates: "drop-exact" });
		expect(the(dropped, "C-05")).toMatchObject({ severity: "info", count: 1 });
		expect(dropped.rows.line).toEqual([2, 3, 4]);
	});

	it("does not call every row a double when a column of the key is missing: the missing column is said, alone", () => {
		const at = bmoHeader.indexOf("BE24");
		const without = runBmo(good.map((row) => row.toSpliced(at, 1)));
		expect(without.findings.filter((f) => f.severity === "blocking").map((f) => f.rule)).toEqual(["C-01"]);
	});

	it("holds a negative count, a part above its whole, and a row that breaks the source's own control", () => {
		const many = Array.from({ length: 30 }, (_, i) => bmoRow("A0X40", 1000 + i, 5, 1, 1));
		const source: Source = {
			...bmo,
			controls: [
				{
					code: "C-20",
					severity: "to-confirm",
					label: "met divisible par 5",
					fields: ["met"],
					test: (row) => (typeof row.met === "number" && row.met === 77 ? "77 n'est pas arrondi." : null),
				},
			],
		};
		const bad = [bmoRow("B0X40", 1, -3, 1, 1), bmoRow("B0X40", 2, 5, 9, 1), bmoRow("B0X40", 3, 77, 1, 1)];
		const checked = runBmo([[...bmoHeader], ...many, ...bad], none, source);
		expect(checked.rows.held.filter((h) => h !== null)).toEqual(["C-10", "C-10", "C-20"]);
		expect(isBlocking(checked.findings)).toBe(false);
	});

	it("asks to confirm a file far smaller than usual and refuses one without rows", () => {
		expect(defects(runBmo(good, none, { ...bmo, expectedRows: 5 }))).toEqual(["C-04 to-confirm 1"]);
		expect(defects(runBmo([[...bmoHeader]]))).toEqual(["C-04 blocking 1"]);
	});

	it("refuses shifted rows and a file cut in the middle of a line; trailing delimiters say nothing", () => {
		const head = "Fap3;Type_mmo;Annee;Taux;;;\r\n";
		const rows = Array.from({ length: 5 }, (_, i) => `A${i}Z;x;2007;1.5;;;\r\n`).join("");
		expect(defects(runRotation(head + rows))).toEqual([]);
		const shifted = runRotation(`${head}${rows}B0Z;x;y;z;2007;1.5;8;9\r\n`);
		expect(shifted.findings.some((f) => f.rule === "C-02" && f.severity === "blocking")).toBe(true);
		const cut = runRotation(`${head}${rows}B0Z;Taux d`);
		expect(the(cut, "C-02")).toMatchObject({ severity: "blocking", examples: [{ place: { line: 7 } }] });
		expect(isBlocking(runRotation(`${head}${rows}B0Z;"x;2007;1.5;;;\r\n`).findings)).toBe(true);
	});

	it("folds a wide sheet and names the column of each value", () => {
		const rows = [
			["Titre"],
			[],
			[],
			[],
			["Code long"],
			["ZE2020", "LIBZE2020", "2023-T1", "2023-T2"],
			["0051", "Alençon", 7, "7,2"],
			["2804", "Caen", 6.5, null],
		];
		const checked = run(chomage, workbook({ Documentation: [["a"]], " TXCHO_ZE": rows }));
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.columns.get("trimestre")?.values).toEqual([
			"2023-T1",
			"2023-T2",
			"2023-T1",
			"2023-T2",
		]);
		expect(checked.rows.columns.get("taux")).toMatchObject({
			values: [7, 7.2, 6.5, null],
			status: [null, null, null, "NA"],
		});
		expect(checked.rows.sourceColumn).toEqual(["C", "D", "C", "D"]);
		expect(checked.rows.line).toEqual([7, 7, 8, 8]);
	});

	it("reports a header written over two columns and a sheet that is not there", () => {
		expect(isBlocking(runBmo([[...bmoHeader, "met"], ...good.slice(1).map((r) => [...r, 1])]).findings)).toBe(
			true,
		);
		const elsewhere = run(bmo, workbook({ Feuil1: good }));
		expect(defects(elsewhere)).toEqual([]);
		const gone = run(
			bmo,
			workbook({
				Feuil1: [
					["x", "y"],
					[1, 2],
				],
			}),
		);
		expect(gone.findings[0]?.message).toContain("Feuilles trouvées\u202f: «\u00a0Feuil1\u00a0»");
	});
});
