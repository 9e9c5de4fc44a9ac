import { type Cell, textOf } from "../table.ts";
import type { Sheet, Workbook } from "../workbook.ts";

/** Name of our first sheet in a return file. */
export const readMeSheet = "Lisez-moi";
/** First cell of that sheet: by it a return file is known when it comes back. */
export const readMeTitle = "Retour de contrôle, Data Emploi-Formation";
/** Label of the row that gives the name of the file as received. */
export const receivedLabel = "Fichier reçu";
/** Header of the column that we add at the right of a table. */
export const messageHeader = "Message";

/** Rows in which our header is looked for: it stands on the line of the sender's own. */
const searchedRows = 100;

/**
 * A return file comes back mended: our sheet and our column are taken off, and the file has its first name again.
 * Undefined for any other workbook.
 */
export function withoutMarks(
	book: Workbook,
): { readonly book: Workbook; readonly received: string } | undefined {
	const own = book.sheets.find((s) => s.name === readMeSheet);
	if (!own || textOf(own.rows[0]?.cells[0]) !== readMeTitle) return undefined;
	const received = own.rows.find((r) => textOf(r.cells[0]) === receivedLabel)?.cells[1];
	return {
		book: { sheets: book.sheets.filter((s) => s !== own).map(withoutMessages) },
		received: textOf(received) || "fichier",
	};
}

function withoutMessages(sheet: Sheet): Sheet {
	let column = -1;
	// The last one: the sender's table may have a column of that name, ours stands further right.
	for (const row of sheet.rows.slice(0, searchedRows)) {
		column = Math.max(column, row.cells.lastIndexOf(messageHeader));
	}
	if (column < 0) return sheet;
	const rows = sheet.rows.flatMap((row) => {
		if (row.cells.length <= column) return [row];
		const cells: Cell[] = [...row.cells];
		cells[column] = null;
		while (cells.length > 0 && cells.at(-1) === null) cells.pop();
		return cells.length === 0 ? [] : [{ line: row.line, cells }];
	});
	return { ...sheet, rows };
}
