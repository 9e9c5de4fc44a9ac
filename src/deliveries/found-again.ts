import { type Table, textOf } from "../collection/index.ts";
import type { Correction } from "../collection/model.ts";

/** Corrections whose cell, or one cell at least of whose column, still reads what was observed. */
export function stillThere<T extends Correction>(table: Table, corrections: readonly T[]): T[] {
	if (corrections.length === 0) return [];
	const cells = new Set<string>();
	const wanted = new Set(corrections.map((c) => c.field));
	const columns = [...table.columns.fields].filter(([name]) => wanted.has(name));
	for (const row of table.rows)
		for (const [name, index] of columns) {
			const text = textOf(row.cells[index]).trim();
			cells.add(`${name}|${text}`).add(`${name}|${row.line}|${text}`);
		}
	return corrections.filter(({ scope, field, line, observed }) =>
		cells.has(scope === "cell" ? `${field}|${line}|${observed.trim()}` : `${field}|${observed.trim()}`),
	);
}
