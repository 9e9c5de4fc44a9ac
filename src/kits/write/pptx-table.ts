import type { PrintedTable } from "../document.ts";
import type { Box, Slide, TableCellProps } from "./pptx-library.ts";
import { colours } from "./theme.ts";

const hex = (colour: string): string => colour.slice(1).toUpperCase();
/** Rows that stay readable on a slide. */
const mostRows = 12;

/** A table of the slide itself; the whole one is in the notes. */
export function tableSlide(slide: Slide, table: PrintedTable, box: Box): void {
	const shown = table.rows.slice(0, Math.min(mostRows, table.onPaper ?? mostRows));
	const left = table.rows.length - shown.length;
	const line = { type: "solid", pt: 0.75, color: hex(colours.rule) } as const;
	const none = { type: "none" } as const;
	const style = (number: boolean, bold: boolean): TableCellProps => ({
		align: number ? "right" : "left",
		bold,
		border: [none, none, line, none],
		color: hex(colours.ink),
	});
	const rows = [
		table.columns.map(({ header, number }) => ({ text: header, options: style(number, true) })),
		...shown.map(({ header, reference = false, cells }) => [
			{ text: header, options: style(false, reference) },
			...cells.map(({ text }, at) => ({
				text,
				options: style(table.columns[at + 1]?.number ?? false, reference),
			})),
		]),
	];
	const first = table.columns.length > 2 ? 2 : 1.4;
	const share = box.w / (first + table.columns.length - 1);
	slide.addTable(rows, {
		x: box.x,
		y: box.y,
		w: box.w,
		colW: table.columns.map((_, at) => (at === 0 ? first * share : share)),
		fontSize: shown.length > 9 ? 12 : 14,
		margin: [0.04, 0.06, 0.04, 0.06],
		objectName: `Tableau : ${table.caption}`,
	});
	if (left > 0)
		slide.addText(`${shown.length} lignes sur ${table.rows.length} : les autres sont dans les notes.`, {
			x: box.x,
			y: 6.2,
			w: box.w,
			h: 0.3,
			fontSize: 11,
			color: hex(colours.muted),
			margin: 0,
		});
}
