/**
 * Published truth for hidden cells: the totals and shares that France Travail printed in its regional notes of April 2024
 * must lie inside the intervals computed from the open file, where the same cells are hidden.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { read, utils } from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { indicatorById } from "../../../catalogue/indicators/index.ts";
import { packageRoot } from "../../platform/paths.ts";
import { type EvaluationInput, evaluate, type MeasureCell } from "../evaluate.ts";

const mirror = process.env.SOURCES_MIRROR ?? resolve(packageRoot, "../shared/data");
const file = join(mirror, "marche-travail/Base_open_data_BMO_2024.xlsx");
const CAP = 4;
/**
 * The file prints no project count under 5, and no 0 either for difficult or seasonal projects: among those, a hidden value
 * may be 0. A row exists only if it has a project, so a hidden `met` is at least 1.
 */
const FLOOR = { met: 1, xmet: 0, smet: 0 } as const;
type Id = keyof typeof FLOOR;

interface Row {
	readonly region: string;
	readonly departement: string;
	readonly met: number | null;
	readonly xmet: number | null;
	readonly smet: number | null;
}

let rows: readonly Row[] = [];

function measure(id: Id, of: readonly Row[]): MeasureCell {
	const known = of.filter((row) => row[id] !== null);
	const sum = known.reduce((total, row) => total + (row[id] ?? 0), 0);
	const hidden = of.filter((row) => row[id] === null);
	const top = hidden.reduce((total, row) => total + Math.min(CAP, id === "met" ? CAP : (row.met ?? CAP)), 0);
	return {
		measure: id,
		known: sum,
		rows: of.length,
		knownRows: known.length,
		censored: hidden.length,
		missing: 0,
		low: sum + FLOOR[id] * hidden.length,
		high: sum + top,
	};
}

function figure(id: string, of: readonly Row[]) {
	const indicator = indicatorById.get(id);
	if (!indicator) throw new Error(`No indicator ${id}`);
	const both = of.filter((row) => row.met !== null && row.xmet !== null);
	const total = (pick: (row: Row) => number | null, list: readonly Row[]) =>
		list.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
	const input: EvaluationInput = {
		measures: { met: measure("met", of), xmet: measure("xmet", of) },
		ratio: {
			num: total((row) => row.xmet, both),
			den: total((row) => row.met, both),
			denAll: total((row) => row.met, of),
		},
	};
	return evaluate(indicator, input);
}

describe.skipIf(!existsSync(file))("BMO 2024 (classeur absent du miroir : ignoré)", () => {
	beforeAll(() => {
		const book = read(readFileSync(file), { sheets: "BMO_2024_open_data", dense: true });
		const sheet = book.Sheets.BMO_2024_open_data;
		if (!sheet) throw new Error("Feuille absente");
		const value = (cell: unknown) => (String(cell).trim() === "*" ? null : Number(cell));
		rows = utils.sheet_to_json<Record<string, unknown>>(sheet).map((row) => ({
			region: String(row.REG),
			departement: String(row.Dept),
			met: value(row.met),
			xmet: value(row.xmet),
			smet: value(row.smet),
		}));
	}, 60_000);

	it("counts of the file: 3 248 rows, 123 242 projects shown and 746 cells hidden in Normandie", () => {
		const met = measure(
			"met",
			rows.filter((row) => row.region === "28"),
		);
		expect([met.rows, met.known, met.censored]).toEqual([3_248, 123_242, 746]);
	});

	it.each([
		["Normandie", (row: Row) => row.region === "28", 125_335],
		["Calvados", (row: Row) => row.departement === "14", 33_710],
		["Eure", (row: Row) => row.departement === "27", 15_410],
		["Manche", (row: Row) => row.departement === "50", 23_000],
		["Orne", (row: Row) => row.departement === "61", 9_570],
		["Seine-Maritime", (row: Row) => row.departement === "76", 43_640],
		["Bourgogne-Franche-Comté", (row: Row) => row.region === "27", 99_440],
		["Pays de la Loire", (row: Row) => row.region === "52", 189_061],
	])(
		"projects, %s: the printed total lies in the interval, within 1 % of the figure shown",
		(_, of, printed) => {
			const result = figure("projets-recrutement", rows.filter(of));
			expect(result.status).toBe("e");
			expect(result.low).toBeLessThanOrEqual(printed);
			expect(result.high).toBeGreaterThanOrEqual(printed);
			expect(Math.abs((result.value ?? 0) / printed - 1)).toBeLessThan(0.01);
		},
	);

	it.each([
		["France", () => true, 57.4],
		["Normandie", (row: Row) => row.region === "28", 61],
	])(
		"share judged difficult, %s: the printed share lies in the interval, within 2 points",
		(_, of, printed) => {
			const result = figure("part-projets-difficiles", rows.filter(of));
			expect(result.status).toBe("e");
			expect(result.low).toBeLessThanOrEqual(printed);
			expect(result.high).toBeGreaterThanOrEqual(printed);
			expect(Math.abs((result.value ?? 0) - printed)).toBeLessThan(2);
		},
	);

	it("seasonal projects, France: 2.78 million less 1.95 million that are not, as printed; hidden cells may be 0", () => {
		const seasonal = measure("smet", rows);
		const [least, most] = [820_000, 840_000];
		expect(seasonal.low).toBeLessThanOrEqual(most);
		expect(seasonal.high).toBeGreaterThanOrEqual(least);
		// At least 1 in each hidden cell would already exceed what the producer prints.
		expect(seasonal.known + seasonal.censored).toBeGreaterThan(most);
		expect(rows.some((row) => row.smet === 0 || row.xmet === 0)).toBe(false);
	});
});
