import { expect, it } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { type Checked, check } from "./check.ts";
import { decode } from "./decode.ts";
import { bmoHeader, bmoRow, workbook } from "./fixture/files.ts";
import { bmo, chomage } from "./fixture/sources.ts";

const run = (source: Source, bytes: Uint8Array): Checked =>
	check(source, decode(source, bytes, source.files[0] ?? "f"), new Map());

const good = [
	[...bmoHeader],
	bmoRow("V0X60", 2804, "120", "60", "10"),
	bmoRow("A0X40", 2801, "*", "*", "*"),
	bmoRow("T4X60", "2804", "15", "*", "*"),
];

it("reads a mark of the header on every value under it, and leaves a column alone whose mark is unknown", () => {
	const signs = { ...chomage, statuses: { ...chomage.statuses, p: "P", r: "R" } } as const;
	const rows = [
		["ZE2020", "LIBZE2020", "2023-T1", "2023-T2 (p)", "2023-T3 (x)"],
		["0051", "Alençon", 7, "7,2", 1],
		["2804", "Caen", 6.5, "6,6 (r)", 1],
	];
	const { rows: read } = run(signs, workbook({ txcho_ze: rows }));
	expect(read.columns.get("trimestre")?.values).toEqual(["2023-T1", "2023-T2", "2023-T1", "2023-T2"]);
	expect(read.columns.get("taux")).toMatchObject({
		values: [7, 7.2, 6.5, 6.6],
		status: [null, "P", null, "R"],
	});
});

it("writes what a folded header says as the house writes it", () => {
	const source: Source = {
		...chomage,
		unpivot: {
			columns: "p[0-9]{2}_taux",
			nameField: "trimestre",
			rewrite: { match: "p([0-9]{2})_taux", to: "20$1" },
			value: { name: "taux", type: "number" },
		},
	};
	const rows = [
		["ZE2020", "LIBZE2020", "p21_taux", "p22_taux"],
		["2804", "Caen", 6.5, 6.6],
	];
	expect(run(source, workbook({ txcho_ze: rows })).rows.columns.get("trimestre")?.values).toEqual([
		"2021",
		"2022",
	]);
});

it("reads the sheet that is shown before one that was hidden, and asks when two sheets would do", () => {
	const draft = good.slice(0, 2);
	const hidden = run(bmo, workbook({ Brouillon: draft, Feuil1: good }, "xlsx", ["Brouillon"]));
	expect(hidden.rows.count).toBe(3);
	expect(hidden.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
	const twice = run(bmo, workbook({ Feuil1: good, Feuil2: draft }));
	expect(twice.rows.count).toBe(3);
	expect(twice.findings.find(({ rule }) => rule === "C-01")?.message).toContain(
		"seule «\u00a0Feuil1\u00a0» est lue",
	);
	expect(run(bmo, workbook({ Feuil1: good }, "xlsx", ["Feuil1"])).rows.count).toBe(3);
});
