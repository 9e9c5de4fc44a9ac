import type { Inspection } from "./inspect.ts";
import type { Mark } from "./model.ts";
import { type GridRow, letters, textOf } from "./table.ts";

export interface DefectiveCell {
	readonly text: string;
	/** Field that reads this column. */
	readonly field: string | null;
	/** What is wrong with this cell. */
	readonly message?: string;
}

export interface DefectiveRow {
	readonly line: number;
	readonly cells: readonly DefectiveCell[];
	/** What is wrong with the row and no one of its cells. */
	readonly message?: string;
}

export interface DefectivePage {
	/** Rows with a defect in all, for this rule. */
	readonly total: number;
	readonly headers: readonly string[];
	readonly rows: readonly DefectiveRow[];
}

/**
 * Rows that carry a defect, in file order, with the sentence of each wrong cell: what the grid of corrections shows. The
 * inspection must have been made with its trace; mere information is left out unless its rule is asked for.
 */
export function defectiveRows(
	{ table, marks }: Pick<Inspection, "table" | "marks">,
	page: { readonly rule?: string; readonly offset: number; readonly limit: number },
): DefectivePage {
	const byLine = new Map<number, Mark[]>();
	for (const mark of marks) {
		const { line } = mark.place;
		if (line === undefined || line === table.headerLine) continue;
		if (page.rule === undefined ? mark.severity === "info" : mark.rule !== page.rule) continue;
		const known = byLine.get(line);
		if (known) known.push(mark);
		else byLine.set(line, [mark]);
	}
	const lines = [...byLine.keys()].sort((a, b) => a - b).slice(page.offset, page.offset + page.limit);
	const wanted = new Set(lines);
	const found = new Map<number, GridRow>();
	for (const rows of lines.length === 0 ? [] : table.grid()) {
		for (const row of rows) if (wanted.has(row.line)) found.set(row.line, row);
		if (found.size === wanted.size) break;
	}
	const fields = new Map<number, string>();
	for (const [name, index] of table.columns.fields) if (!fields.has(index)) fields.set(index, name);
	for (const { index } of table.columns.folded) fields.set(index, table.foldedField ?? "");
	return {
		total: byLine.size,
		headers: table.headers,
		rows: lines.flatMap((line) => {
			const row = found.get(line);
			return row ? [defectiveRow(row, byLine.get(line) ?? [], table.headers, fields)] : [];
		}),
	};
}

function defectiveRow(
	row: GridRow,
	marks: readonly Mark[],
	headers: readonly string[],
	fields: ReadonlyMap<number, string>,
): DefectiveRow {
	const width = Math.max(headers.length, row.cells.length);
	const columns = Array.from({ length: width }, (_, i) => letters(i));
	const messages = new Map<number, string[]>();
	for (const { place, message } of marks) {
		const index =
			place.column !== undefined
				? columns.indexOf(place.column)
				: place.header === undefined
					? -1
					: headers.indexOf(place.header);
		messages.set(index, [...(messages.get(index) ?? []), message]);
	}
	const said = (index: number): { message?: string } => {
		const list = messages.get(index);
		return list ? { message: [...new Set(list)].join("\n") } : {};
	};
	return {
		line: row.line,
		cells: columns.map((_, index) => ({
			text: textOf(row.cells[index]),
			field: fields.get(index) ?? null,
			...said(index),
		})),
		...said(-1),
	};
}
