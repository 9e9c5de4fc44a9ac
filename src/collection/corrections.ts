import type { Source } from "../../catalogue/model.ts";
import { counted } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Correction } from "./model.ts";
import { type Cell, type ColumnMap, type GridRow, textOf } from "./table.ts";

/**
 * Puts the corrections in the cells, before anything is checked. A cell is only changed where it still reads what was
 * observed: the same line of another file is not the same row.
 */
export class Corrector {
	readonly #corrections: readonly Correction[];
	/** Column → what was observed → what it becomes, on every line. */
	readonly #values = new Map<number, Map<string, number>>();
	/** Line → corrections of its cells. */
	readonly #cells = new Map<number, { readonly index: number; readonly which: number }[]>();
	readonly #applied: number[];

	constructor(corrections: readonly Correction[], columns: ColumnMap, source: Pick<Source, "unpivot">) {
		this.#corrections = corrections;
		this.#applied = corrections.map(() => 0);
		for (const [which, correction] of corrections.entries()) {
			for (const index of columnsOf(correction.field, columns, source)) {
				if (correction.scope === "cell") {
					const line = correction.line ?? 0;
					this.#cells.set(line, [...(this.#cells.get(line) ?? []), { index, which }]);
				} else {
					const values = this.#values.get(index) ?? new Map<string, number>();
					values.set(correction.observed.trim(), which);
					this.#values.set(index, values);
				}
			}
		}
	}

	/** The row itself when nothing of it changes. */
	apply(row: GridRow): GridRow {
		let cells: Cell[] | undefined;
		const put = (index: number, which: number): void => {
			const correction = this.#corrections[which];
			if (correction === undefined) return;
			cells ??= [...row.cells];
			while (cells.length <= index) cells.push(null);
			cells[index] = correction.value === "" ? null : correction.value;
			this.#applied[which] = (this.#applied[which] ?? 0) + 1;
		};
		for (const [index, values] of this.#values) {
			const which = values.get(textOf(row.cells[index]).trim());
			if (which !== undefined) put(index, which);
		}
		// After the values: what was decided of one cell is more precise.
		for (const { index, which } of this.#cells.get(row.line) ?? []) {
			if (textOf(row.cells[index]).trim() === this.#corrections[which]?.observed.trim()) put(index, which);
		}
		return cells ? { line: row.line, cells, suspect: true } : row;
	}

	/** Says which corrections changed nothing. */
	report(ledger: Ledger): void {
		for (const [which, { scope, field, observed, value, line }] of this.#corrections.entries()) {
			if (this.#applied[which] !== 0) continue;
			ledger.add({
				rule: "C-03",
				severity: "info",
				kind: "correction",
				...(scope === "cell" && line !== undefined ? { place: { line } } : {}),
				what: `la correction de ${quote(observed)} en ${quote(value)} dans ${quote(field)} n'est pas appliquée : la cellule ne dit plus cela.`,
				observed,
			});
		}
		const used = this.#applied.reduce((a, b) => a + b, 0);
		if (used === 0) return;
		ledger.add(
			{
				rule: "C-03",
				severity: "info",
				kind: "corrected",
				what: `${counted(used, "cellule corrigée", "cellules corrigées")} avant le contrôle, comme décidé.`,
			},
			used,
		);
	}
}

/** Columns of a field; all the folded ones for the values of a wide file. */
function columnsOf(field: string, columns: ColumnMap, source: Pick<Source, "unpivot">): readonly number[] {
	if (field === source.unpivot?.value.name) return columns.folded.map((f) => f.index);
	const index = columns.fields.get(field);
	return index === undefined ? [] : [index];
}
