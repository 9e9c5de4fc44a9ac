import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureCell } from "../../figures/model.ts";
import { columnHeader } from "../../reading/index.ts";
import type { Chart } from "../document.ts";
import { pointText, printedValue } from "./printed.ts";

/** Bars of one indicator, in the order of the cells. */
export function barsOf(
	indicator: Indicator,
	cells: readonly FigureCell[],
	nameOf: (cell: FigureCell) => string,
	alt: string,
	isReference: (cell: FigureCell) => boolean = () => false,
): Chart {
	return {
		kind: "bars",
		alt,
		unit: indicator.unit,
		decimals: indicator.decimals,
		labels: cells.map(nameOf),
		series: [
			{
				label: columnHeader(indicator),
				values: cells.map((cell) => printedValue(indicator, cell)),
				texts: cells.map((cell) => pointText(indicator, cell)),
			},
		],
		references: cells.flatMap((cell, at) => (isReference(cell) ? [at] : [])),
	};
}
