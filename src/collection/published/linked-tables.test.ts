import { describe, expect, it } from "vitest";
import type { Constraint, PublishedDocument } from "../../../catalogue/model.ts";
import type { CellRow } from "./cell.ts";
import { checkPublished } from "./document.ts";
import { cell } from "./fixture/document.ts";

/**
 * The three linked tables by which the Insee manual on the protection of tables teaches what a margin is: firms by sex of
 * the head, region, and whether they pollute. The second one is printed with a false cell.
 */
const tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
	T0_1: {
		nord: { femme: 16, homme: 20, total: 36 },
		sud: { femme: 19, homme: 12, total: 31 },
		total: { femme: 35, homme: 32, total: 67 },
	},
	T0_2: {
		femme: { polluante: 8, propre: 27, total: 35 },
		homme: { polluante: 22, propre: 17, total: 32 },
		total: { polluante: 30, propre: 37, total: 67 },
	},
	T0_3: {
		nord: { polluante: 10, propre: 26, total: 36 },
		sud: { polluante: 20, propre: 11, total: 31 },
		total: { polluante: 30, propre: 37, total: 67 },
	},
};

const ref = (table: string, row: string, column: string) => `${table}-${row}-${column}@france`;

const rows: readonly CellRow[] = Object.entries(tables).flatMap(([table, lines]) =>
	Object.entries(lines).flatMap(([row, columns]) =>
		Object.entries(columns).map(([column, value]) =>
			cell({
				id: `${table}-${row}-${column}`,
				level: "france",
				table,
				value,
				text: String(value),
				unit: "entreprises",
			}),
		),
	),
);

/** Every row and every column closes on its margin. */
const margins: Constraint[] = Object.entries(tables).flatMap(([table, lines]) => {
	const heads = Object.keys(lines);
	const columns = Object.keys(lines.total ?? {});
	const but = (names: readonly string[]) => names.filter((name) => name !== "total");
	return [
		...heads.map(
			(row): Constraint => ({
				kind: "sum",
				total: ref(table, row, "total"),
				parts: but(columns).map((column) => ref(table, row, column)),
			}),
		),
		...columns.map(
			(column): Constraint => ({
				kind: "sum",
				total: ref(table, "total", column),
				parts: but(heads).map((row) => ref(table, row, column)),
			}),
		),
	];
});

/** Two tables that share a variable share its margin. */
const shared: Constraint = {
	kind: "same",
	figures: [
		[ref("T0_1", "total", "femme"), ref("T0_2", "femme", "total")],
		[ref("T0_1", "total", "homme"), ref("T0_2", "homme", "total")],
		[ref("T0_1", "nord", "total"), ref("T0_3", "nord", "total")],
		[ref("T0_1", "sud", "total"), ref("T0_3", "sud", "total")],
		[ref("T0_2", "total", "polluante"), ref("T0_3", "total", "polluante")],
		[ref("T0_2", "total", "propre"), ref("T0_3", "total", "propre")],
		[ref("T0_1", "total", "total"), ref("T0_2", "total", "total"), ref("T0_3", "total", "total")],
	],
};

const manual: PublishedDocument = { title: "T0_1 à T0_3", constraints: [...margins, shared] };

const withCell = (id: string, value: number) =>
	rows.map((row) => (row.id === id ? { ...row, value, text: String(value) } : row));

describe("linked tables of the Insee manual", () => {
	it("T0_2 breaks two margins (22 + 17 is not 32, 27 + 17 is not 37), and both give 10 for the cell", () => {
		const found = checkPublished(manual, rows).map(({ rule, level, cell: at, printed, recomputed }) =>
			[rule, level, at?.id, printed, recomputed.replace(/\s/g, " ")].join(" | "),
		);
		expect(found).toEqual([
			"C-20 | error | T0_2-homme-total | 32 | 22 + 17 = 39 (à 0 près)",
			"C-20 | error | T0_2-total-propre | 37 | 27 + 17 = 44 (à 0 près)",
			"C-20 | error | T0_2-homme-propre | 17 | 10",
		]);
	});

	it("the three tables are clean with 10", () => {
		expect(checkPublished(manual, withCell("T0_2-homme-propre", 10))).toEqual([]);
	});

	it("any other cell changed by one is found", () => {
		for (const { id, value } of rows.filter((row) => row.id !== "T0_2-homme-propre")) {
			const mended = withCell("T0_2-homme-propre", 10);
			const changed = mended.map((row) =>
				row.id === id ? { ...row, value: (value ?? 0) + 1, text: String((value ?? 0) + 1) } : row,
			);
			expect(checkPublished(manual, changed).length, id).toBeGreaterThan(0);
		}
	});
});
