import { type Table, textOf } from "../collection/index.ts";
import type { Correction } from "../collection/model.ts";

/** Corrections whose cell, or one cell at least of whose column, still reads what was observed. Reads the file once more. */
export function stillThere<T extends Correction>(table: Table, corrections: readonly T[]): T[] {
	if (corrections.length === 0) return [];
	const keyOf = ({ scope, field, line, observed }: Correction): string =>
		`${field}|${scope === "cell" ? line : ""}|${observed.trim()}`;
	const wanted = new Set(corrections.map(keyOf));
	const fields = new Set(corrections.map((c) => c.field));
	const columns = [...table.columns.fields].filter(([name]) => fields.has(name));
	for (const { index } of table.columns.folded)
		if (table.foldedField !== undefined && fields.has(table.foldedField))
			columns.push([table.foldedField, index]);
	const found = new Set<string>();
	for (const block of table.pass().blocks)
		for (const { line, cells } of block)
			for (const [name, index] of columns) {
				const text = textOf(cells[index]).trim();
				for (const key of [`${name}||${text}`, `${name}|${line}|${text}`])
					if (wanted.has(key)) found.add(key);
			}
	return corrections.filter((correction) => found.has(keyOf(correction)));
}
