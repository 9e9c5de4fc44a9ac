import type { MonographSection } from "../../catalogue/monographs/index.ts";
import type { PrintedFigure } from "../collection/index.ts";
import type { PrintedTable, TableCell } from "../kits/index.ts";
import {
	changeCell,
	columnsOf,
	factorOf,
	headOf,
	periodsCell,
	previousCell,
	rowsOf,
	unknown,
	valueCell,
} from "./figure-cells.ts";
import type { Marks } from "./marks.ts";

type Figures = Extract<MonographSection["content"], { kind: "figures" }>;

/** The figures that a section prints, in the order of their document. */
export function chosen(content: Figures, figures: readonly PrintedFigure[]): readonly PrintedFigure[] {
	const tables = new Set(content.tables);
	const order = content.figures ?? [];
	const rank = ({ id, table }: PrintedFigure) => (tables.has(table) ? -1 : order.indexOf(id));
	return figures
		.filter((figure) => tables.has(figure.table) || order.includes(figure.id))
		.sort((a, b) => rank(a) - rank(b));
}

export function figuresTable(
	caption: string,
	layout: Figures["layout"],
	figures: readonly PrintedFigure[],
	regionName: string,
	marks: Marks,
): PrintedTable {
	const rows = rowsOf(figures);
	const years = [...new Set(rows.flatMap(({ region }) => region.map(({ period }) => period)))];
	return {
		caption,
		columns: columnsOf(layout, regionName, years),
		rows: rows.map((row) => {
			const factor = factorOf(row);
			const own = row.region.at(-1);
			const label = `${headOf(row, regionName)} ${marks.on(own ?? row.france, "label")}`.trim();
			const cells: Readonly<Record<Figures["layout"], () => readonly TableCell[]>> = {
				change: () => [
					previousCell(own, factor, marks),
					valueCell(own, factor, marks),
					changeCell(own, marks),
					valueCell(row.france, factor, marks),
					periodsCell(row, true),
				],
				now: () => [
					valueCell(own, factor, marks),
					valueCell(row.france, factor, marks),
					periodsCell(row, false),
				],
				region: () => [valueCell(own, factor, marks), periodsCell(row, false)],
				years: () => [
					...years.map((year) => {
						const figure = row.region.find(({ period }) => period === year);
						return figure ? valueCell(figure, factor, marks) : { text: unknown };
					}),
					changeCell(own, marks),
				],
			};
			return { header: label, cells: cells[layout]() };
		}),
	};
}
