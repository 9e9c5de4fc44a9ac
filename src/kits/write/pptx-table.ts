import type { PrintedTable } from "../document.ts";
import type { Box, Slide, TableCellProps } from "./pptx-library.ts";
import { colours } from "./theme.ts";

const hex = (colour: string): string => colour.slice(1).toUpperCase();
/** Rows that stay readable on a slide, and those of a table that asks for more. */
const usualRows = 12;
const mostRows = 15;
/** Characters of an average width in an inch, and inches of a line, for a font of one point. */
const inInch = 148;
const lineHeight = 1.2 / 72;
/** Largest first: the first that shows every row is taken. */
const sizes = [14, 12, 11, 10] as const;
/** A line says what is left out. */
const underTable = 0.35;
const margins = { above: 0.04, beside: 0.06 } as const;

/** A table of the slide itself: as many rows as it has room for. The whole one is in the notes. */
export function tableSlide(slide: Slide, table: PrintedTable, box: Box): void {
	const asked = Math.min(mostRows, table.onPaper ?? usualRows, table.rows.length);
	const widths = widthsOf(table, box.w);
	const texts = [table.columns.map(({ header }) => header), ...table.rows.slice(0, asked).map(textsOf)];
	const fitting = (fontSize: number): number => {
		let left = box.h - underTable;
		return (
			texts.filter((row) => {
				left -= heightOf(row, widths, fontSize);
				return left >= 0;
			}).length - 1
		);
	};
	const fontSize = sizes.find((size) => fitting(size) === asked) ?? sizes[sizes.length - 1] ?? 10;
	const shown = table.rows.slice(0, Math.max(1, fitting(fontSize)));
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
		...shown.map((row) =>
			textsOf(row).map((text, at) => ({
				text,
				options: style(table.columns[at]?.number ?? false, row.reference ?? false),
			})),
		),
	];
	slide.addTable(rows, {
		x: box.x,
		y: box.y,
		w: box.w,
		colW: widths,
		fontSize,
		margin: [margins.above, margins.beside, margins.above, margins.beside],
		objectName: `Tableau : ${table.caption}`,
	});
	if (left > 0)
		slide.addText(`${shown.length} lignes sur ${table.rows.length} : les autres sont dans les notes.`, {
			x: box.x,
			y: box.y + box.h - 0.25,
			w: box.w,
			h: 0.25,
			fontSize: 11,
			color: hex(colours.muted),
			margin: 0,
		});
}

const textsOf = ({ header, cells }: PrintedTable["rows"][number]): readonly string[] => [
	header,
	...cells.map(({ text }) => text),
];

/** A column is as wide as its texts are long, within measure: a name of three words is not broken for a number of two digits. */
function widthsOf(table: PrintedTable, width: number): number[] {
	const weights = table.columns.map(({ header }, at) => {
		const longest = Math.max(...table.rows.map((row) => textsOf(row)[at]?.length ?? 0));
		return Math.min(70, Math.max(10, longest + 2, header.length / 2));
	});
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => (weight / all) * width);
}

function heightOf(texts: readonly string[], widths: readonly number[], fontSize: number): number {
	const lines = texts.map((text, at) => {
		const inColumn = (((widths[at] ?? 1) - 2 * margins.beside) * inInch) / fontSize;
		return Math.ceil(text.length / inColumn);
	});
	return Math.max(1, ...lines) * fontSize * lineHeight + 2 * margins.above;
}
