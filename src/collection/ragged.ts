import { counted } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import { letters, type Table, textOf } from "./table.ts";

/**
 * Rows of a CSV that are not as wide as the header. Empty cells too many are a habit of exports and say nothing; a filled
 * cell past the header means a delimiter inside a value, so every cell after it is shifted; cells too few mean a cut file.
 * Gives the lines whose cells are shifted.
 */
export function reportWidths(table: Table, endsAbruptly: boolean, ledger: Ledger): ReadonlySet<number> {
	const shifted = new Set<number>();
	const width = table.headers.length;
	const used = [...table.columns.fields.values(), ...table.columns.folded.map((f) => f.index)];
	const needed = Math.max(0, ...used) + 1;
	const lastLine = table.rows.at(-1)?.line;
	for (const row of table.rows) {
		const over = row.cells.findIndex((c, i) => i >= width && textOf(c).trim() !== "");
		if (over >= 0) {
			shifted.add(row.line);
			ledger.add({
				rule: "C-02",
				severity: "blocking",
				kind: "wide",
				place: { line: row.line, column: letters(over) },
				what: `la ligne a ${counted(row.cells.length, "cellule")} pour ${counted(width, "colonne")} : un séparateur se trouve dans une valeur.`,
				observed: textOf(row.cells[over]),
				expected: "des guillemets autour d'une valeur qui contient le séparateur",
			});
		} else if (row.cells.length < needed) {
			const cut = row.line === lastLine && endsAbruptly;
			ledger.add({
				rule: "C-02",
				severity: cut ? "blocking" : "to-confirm",
				kind: "short",
				place: { line: row.line },
				what: cut
					? `le fichier s'arrête au milieu de la ligne, après ${quote(textOf(row.cells.at(-1)))}.`
					: `la ligne n'a que ${counted(row.cells.length, "cellule")} pour ${counted(width, "colonne")}.`,
				observed: textOf(row.cells.at(-1)),
				expected: `${counted(width, "cellule")}`,
			});
		}
	}
	ledger.escalate("C-02", 0.005, table.rows.length, "short");
	return shifted;
}
