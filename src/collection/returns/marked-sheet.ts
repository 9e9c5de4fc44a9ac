import type { CellValue, ColumnDef, WriteSheet, Cell as WrittenCell } from "hucre/xlsx";
import type { Mark } from "../model.ts";
import { type GridRow, letters } from "../table.ts";
import { plainText, written } from "./cell-text.ts";
import { messageHeader } from "./marks-off.ts";
import { asText, bold, bySeverity, fills, severityNames, wrapped } from "./styles.ts";

/** Rows and columns of a sheet of Excel. */
export const sheetSize = { rows: 1_048_576, columns: 16_384 };
/** Notes slow Excel down: past this many, the red cell and the message beside it say the same. */
const maxNotes = 2_000;

/** A table of the sender with the defects found in it. */
export interface MarkedTable {
	readonly name: string;
	readonly rows: readonly GridRow[];
	/** Rows of the sheet are the lines of the file (text, workbook) or follow one another (records). */
	readonly places: "lines" | "ranks";
	/** Line of the header in the file; 0 when none was found. */
	readonly headerLine: number;
	/** Field names of records, whose defects have no column letters. */
	readonly headers: readonly string[];
	readonly marks: readonly Mark[];
	/** Every cell is text: nothing that is typed in it may be turned into something else. */
	readonly textual: boolean;
}

/** The sender's table as received, wrong cells filled, and one more column that holds the messages of each row. */
export function markedSheet(table: MarkedTable): WriteSheet {
	const rowOf = rowNumbers(table);
	const columnOf = new Map(table.headers.map((h, i) => [h, i]));
	const width = table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
	const rows: CellValue[][] = [];
	const cells = new Map<string, Partial<WrittenCell>>();
	for (const [rank, row] of table.rows.entries()) {
		const at = table.places === "lines" ? row.line - 1 : rank;
		while (rows.length < at) rows.push([]);
		const values: CellValue[] = [];
		for (const [c, cell] of row.cells.entries()) {
			const { value, style } = written(cell);
			values.push(value);
			if (style && !(table.textual && style === asText)) cells.set(`${at},${c}`, { value, style });
		}
		rows[at] = values;
	}
	const headerRow = Math.max(0, table.headerLine - 1);
	const messages = new Map<number, Mark[]>();
	const notes = new Map<string, Mark[]>();
	for (const mark of [...table.marks].sort(bySeverity)) {
		const row = mark.place.line === undefined ? undefined : rowOf(mark.place.line);
		if (row === undefined) continue;
		if (row !== headerRow) push(messages, row, mark);
		const column = columnIndex(mark, columnOf);
		if (column !== undefined) push(notes, `${row},${column}`, mark);
	}
	let noted = 0;
	for (const [key, marks] of notes) {
		const worst = marks[0];
		if (!worst) continue;
		const [r = 0, c = 0] = key.split(",").map(Number);
		const value = cells.get(key)?.value ?? rows[r]?.[c] ?? null;
		const numFmt = cells.get(key)?.style?.numFmt ?? (typeof value === "string" ? asText.numFmt : undefined);
		cells.set(key, {
			value,
			style: { ...fills[worst.severity], ...(numFmt === undefined ? {} : { numFmt }) },
			...(noted++ < maxNotes
				? { comment: { author: "Contrôle", text: plainText(marks.map(labelled).join("\n")) } }
				: {}),
		});
	}
	if (table.headerLine > 0) {
		put(rows, headerRow, width, messageHeader);
		cells.set(`${headerRow},${width}`, { value: messageHeader, style: bold });
	}
	for (const [row, marks] of messages) {
		const text = plainText(marks.map((m) => `${labelled(m)}${whereIn(m)}`).join("\n"));
		put(rows, row, width, text);
		const worst = marks[0]?.severity ?? "info";
		cells.set(`${row},${width}`, { value: text, style: { ...fills[worst], ...wrapped } });
	}
	return { name: table.name, rows, cells, columns: columnStyles(width, table.textual) };
}

/** Line of the file → index of the row in the sheet. */
function rowNumbers(table: MarkedTable): (line: number) => number | undefined {
	if (table.places === "lines") return (line) => line - 1;
	const ranks = new Map(table.rows.slice(1).map((row, i) => [row.line, i + 1]));
	return (line) => ranks.get(line);
}

function columnIndex(mark: Mark, byHeader: ReadonlyMap<string, number>): number | undefined {
	const { column, header } = mark.place;
	if (column !== undefined) return indexOf(column);
	return header === undefined ? undefined : byHeader.get(header);
}

/** `A` → 0, `AA` → 26. */
function indexOf(column: string): number {
	let index = 0;
	for (const letter of column) index = index * 26 + letter.charCodeAt(0) - 64;
	return index - 1;
}

function labelled(mark: Mark): string {
	return `${severityNames[mark.severity]} : ${mark.message}`;
}

function whereIn({ place }: Mark): string {
	const name = place.header ? ` « ${place.header} »` : "";
	if (place.column !== undefined) return ` [colonne ${place.column}${name}]`;
	return place.header === undefined ? "" : ` [champ${name}]`;
}

function columnStyles(width: number, textual: boolean): ColumnDef[] {
	const own: ColumnDef[] = Array.from({ length: width }, () => (textual ? { style: asText } : {}));
	return [...own, { width: 90 }];
}

function put(rows: CellValue[][], row: number, column: number, value: CellValue): void {
	while (rows.length <= row) rows.push([]);
	const cells = rows[row];
	if (!cells) return;
	while (cells.length < column) cells.push(null);
	cells[column] = value;
}

function push<K>(map: Map<K, Mark[]>, key: K, mark: Mark): void {
	const list = map.get(key);
	if (list) list.push(mark);
	else map.set(key, [mark]);
}

/** Where the messages stand, as the sheet `Lisez-moi` says it. */
export function messageColumn(rows: readonly GridRow[]): string {
	return letters(rows.reduce((most, row) => Math.max(most, row.cells.length), 0));
}

/** True when a sheet of Excel can hold the table and the column of messages. */
export function fits(rows: readonly GridRow[], places: MarkedTable["places"]): boolean {
	const last = places === "lines" ? (rows.at(-1)?.line ?? 0) : rows.length;
	return last <= sheetSize.rows && rows.every((r) => r.cells.length < sheetSize.columns);
}
