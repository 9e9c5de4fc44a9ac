import type { Source } from "../../catalogue/model.ts";
import type { Correction } from "./model.ts";
import type { TypedRows } from "./typed.ts";

/** Values of the key of a row, joined by « | »: by it a correction of one cell is found again in the next delivery. */
export function rowKeyOf(source: Pick<Source, "key">, rows: TypedRows, row: number): string {
	return source.key.map((name) => String(rows.columns.get(name)?.at(row) ?? "")).join(" | ");
}

/** Key of the row that stands on this line; nothing when the source has no key or the line no row. */
export function rowKeyAt(source: Pick<Source, "key">, rows: TypedRows, line: number): string | undefined {
	const row = source.key.length === 0 ? -1 : rows.line.indexOf(line);
	return row < 0 ? undefined : rowKeyOf(source, rows, row);
}

/**
 * Corrections of an earlier delivery whose row is found again by its key, on the line where it stands now; those of a value
 * as they are. Whether the cell still reads what was observed is told when they are applied, or by `Corrector`.
 */
export function foundAgain<T extends Correction>(
	source: Pick<Source, "key">,
	rows: TypedRows,
	corrections: readonly T[],
): T[] {
	const wanted = new Set(corrections.flatMap((c) => (c.scope === "cell" ? (c.rowKey ?? []) : [])));
	const lines = new Map<string, number>();
	if (wanted.size > 0 && source.key.length > 0) {
		for (let row = 0; row < rows.count; row++) {
			const key = rowKeyOf(source, rows, row);
			if (wanted.has(key) && !lines.has(key)) lines.set(key, rows.line[row] ?? 0);
		}
	}
	return corrections.flatMap((correction) => {
		if (correction.scope === "value") return [correction];
		const line = correction.rowKey === undefined ? undefined : lines.get(correction.rowKey);
		return line === undefined ? [] : [{ ...correction, line }];
	});
}
