import type { Chart } from "../document.ts";
import type { Box, Slide } from "./pptx-library.ts";
import { colours, type Palette } from "./theme.ts";

const hex = (colour: string): string => colour.slice(1).toUpperCase();

/** A native chart: its points are those that are printed, and the missing ones stay empty (see `tidied`). */
export function chartSlide(slide: Slide, chart: Chart, palette: Palette, box: Box): void {
	const digits = chart.decimals > 0 ? `#,##0.${"0".repeat(chart.decimals)}` : "#,##0";
	const data = chart.series.map(({ label, values }) => ({
		name: label,
		labels: [...chart.labels],
		// The library writes an empty point for null; its types do not say so.
		values: values.map((value) => value ?? Number.NaN),
	}));
	const same = {
		...box,
		altText: chart.alt,
		objectName: "Graphique",
		catAxisLabelColor: hex(colours.ink),
		valAxisLabelColor: hex(colours.muted),
		catAxisLabelFontSize: 12,
		valAxisLabelFontSize: 12,
		valAxisLabelFormatCode: digits,
		dataLabelFormatCode: digits,
		displayBlanksAs: "gap",
		showTitle: false,
	} as const;
	if (chart.kind === "line")
		slide.addChart("line", data, {
			...same,
			chartColors: chart.series.map((_, at) => hex(palette.series[at] ?? colours.ink)),
			lineSize: 2.5,
			lineDataSymbol: "none",
			showLegend: chart.series.length > 1,
			legendPos: "t",
			legendFontSize: 12,
			valGridLine: { color: hex(colours.rule), size: 0.75 },
			catGridLine: { style: "none" },
			...(chart.labels.length > 10
				? { catAxisLabelFrequency: String(Math.ceil(chart.labels.length / 8)) }
				: {}),
		});
	else
		slide.addChart("bar", data, {
			...same,
			barDir: "bar",
			barGapWidthPct: 35,
			chartColors: chart.labels.map((_, at) =>
				hex(chart.references.includes(at) ? colours.ink : palette.bar),
			),
			// The first bar at the top: a value of the format that the types of the library forget.
			catAxisOrientation: "maxMin" as "minMax",
			valAxisHidden: true,
			valGridLine: { style: "none" },
			catGridLine: { style: "none" },
			showValue: true,
			dataLabelFontSize: 12,
			dataLabelColor: hex(colours.ink),
			dataLabelPosition: "outEnd",
		});
}
