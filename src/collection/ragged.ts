import { counted } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import { type BodyRow, type GridRow, letters, type TableHead, textOf } from "./table.ts";

/**
 * Rows of a CSV that are not as wide as the header. Empty cells too many are a habit of exports and say nothing; a filled
 * cell past the header means a delimiter inside a value, so every cell after it is shifted; cells too few mean a cut file.
 * The last row waits: only the end of the file tells whether it is cut.
 */
export class Widths {
	readonly #width: number;
	readonly #needed: number;
	readonly #ledger: Ledger;
	#last: GridRow | undefined;
	#rows = 0;

	constructor(head: Pick<TableHead, "headers" | "columns">, ledger: Ledger) {
		const used = [...head.columns.fields.values(), ...head.columns.folded.map((f) => f.index)];
		this.#width = head.headers.length;
		this.#needed = Math.max(0, ...used) + 1;
		this.#ledger = ledger;
	}

	add(rows: readonly GridRow[]): BodyRow[] {
		const out: BodyRow[] = [];
		for (const row of rows) {
			if (this.#last) out.push(this.#judge(this.#last, false));
			this.#last = row;
		}
		return out;
	}

	end(endsAbruptly: boolean): BodyRow[] {
		const out = this.#last ? [this.#judge(this.#last, endsAbruptly)] : [];
		this.#last = undefined;
		this.#ledger.escalate("C-02", 0.005, this.#rows, "short");
		return out;
	}

	#judge(row: GridRow, cut: boolean): BodyRow {
		this.#rows++;
		const over =
			row.cells.length <= this.#width
				? -1
				: row.cells.findIndex((c, i) => i >= this.#width && textOf(c).trim() !== "");
		if (over >= 0) {
			this.#ledger.add({
				rule: "C-02",
				severity: "blocking",
				kind: "wide",
				place: { line: row.line, column: letters(over) },
				what: `la ligne a ${counted(row.cells.length, "cellule")} pour ${counted(this.#width, "colonne")} : un séparateur se trouve dans une valeur.`,
				observed: textOf(row.cells[over]),
				expected: "des guillemets autour d'une valeur qui contient le séparateur",
			});
			return { ...row, shifted: true };
		}
		if (row.cells.length < this.#needed) {
			this.#ledger.add({
				rule: "C-02",
				severity: cut ? "blocking" : "to-confirm",
				kind: "short",
				place: { line: row.line },
				what: cut
					? `le fichier s'arrête au milieu de la ligne, après ${quote(textOf(row.cells.at(-1)))}.`
					: `la ligne n'a que ${counted(row.cells.length, "cellule")} pour ${counted(this.#width, "colonne")}.`,
				observed: textOf(row.cells.at(-1)),
				expected: `${counted(this.#width, "cellule")}`,
			});
		}
		return row;
	}
}
