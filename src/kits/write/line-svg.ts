import { formatNumber } from "../../platform/index.ts";
import { position, ticks } from "../../platform/scale.ts";
import type { Chart, ChartSeries } from "../document.ts";
import { element, textAt, wrapped } from "./svg.ts";
import { colours, dashes, type Palette } from "./theme.ts";

const top = 14;
const plot = 230;
const left = 54;
const right = 120;

/** Series over time, named at their ends. A missing point breaks the line. */
export function lineSvg(
	chart: Chart,
	width: number,
	palette: Palette,
): { readonly body: string; readonly height: number } {
	const known = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
	const lowest = Math.min(...known);
	const highest = Math.max(...known);
	// An axis that stops far above zero exaggerates; zero is kept when the values are not clustered.
	const axis = ticks(lowest, highest, 4, lowest >= 0 && lowest < highest * 0.5);
	const low = axis[0] ?? 0;
	const decimals = Math.max(...axis.map((value) => `${value}`.split(".")[1]?.length ?? 0));
	const last = Math.max(1, chart.labels.length - 1);
	const x = (at: number): number => position(at, 0, last, left, width - right);
	const y = (value: number): number => position(value, low, axis.at(-1) ?? 1, top + plot, top);
	const ends = spread(
		chart.series.map((series) => {
			const at = series.values.findLastIndex((value) => value !== null);
			return { series, at, y: y(series.values[at] ?? low) };
		}),
	);
	const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last));
	const body = [
		...axis.flatMap((value) => [
			element("line", {
				x1: left,
				x2: width - right,
				y1: y(value),
				y2: y(value),
				stroke: value === 0 ? colours.edge : colours.rule,
			}),
			textAt(formatNumber(value, { decimals }), {
				x: left - 6,
				y: y(value) + 4,
				"text-anchor": "end",
				fill: colours.muted,
				"font-size": 12,
			}),
		]),
		...[...new Set(marks)].map((at) =>
			textAt(chart.labels[at] ?? "", {
				x: x(at),
				y: top + plot + 19,
				"text-anchor": at === 0 ? "start" : "middle",
				fill: colours.muted,
				"font-size": 12,
			}),
		),
		...chart.series
			.toReversed()
			.flatMap((series) => path(series, chart.series.indexOf(series), x, y, palette)),
		...ends.flatMap(({ series, place }) =>
			wrapped(series.label, right - 12, 13).map((line, index) =>
				textAt(line, {
					x: width - right + 8,
					y: place + 4 + index * 14,
					"font-weight": series === chart.series[0] ? 700 : undefined,
				}),
			),
		),
		...(low > 0
			? [
					textAt("L’axe vertical ne part pas de zéro.", {
						x: left,
						y: top + plot + 38,
						fill: colours.muted,
						"font-size": 12,
					}),
				]
			: []),
	];
	return { body: body.join(""), height: top + plot + (low > 0 ? 46 : 28) };
}

function path(
	{ values }: ChartSeries,
	rank: number,
	x: (at: number) => number,
	y: (value: number) => number,
	palette: Palette,
): readonly string[] {
	const stroke = palette.series[rank] ?? colours.ink;
	const runs: string[][] = [];
	let open = false;
	values.forEach((value, at) => {
		if (value !== null) {
			if (!open) runs.push([]);
			runs.at(-1)?.push(`${x(at)},${y(value)}`);
		}
		open = value !== null;
	});
	const at = values.findLastIndex((value) => value !== null);
	const lonely = runs.filter((run) => run.length === 1).flat();
	return [
		...runs.map((run) =>
			element("polyline", {
				points: run.join(" "),
				fill: "none",
				stroke,
				"stroke-width": rank === 0 ? 2.6 : 1.8,
				"stroke-dasharray": dashes[rank],
				"stroke-linejoin": "round",
			}),
		),
		...[...lonely, at < 0 ? "" : `${x(at)},${y(values[at] ?? 0)}`].flatMap((point) => {
			const [cx, cy] = point.split(",");
			return cx && cy ? [element("circle", { cx, cy, r: 3.6, fill: stroke })] : [];
		}),
	];
}

/** Names at the ends, at least two lines apart. */
function spread<End extends { readonly y: number }>(
	ends: readonly End[],
): readonly (End & { place: number })[] {
	let floor = top;
	return ends
		.toSorted((a, b) => a.y - b.y)
		.map((end) => {
			const place = Math.max(end.y, floor);
			floor = place + 30;
			return { ...end, place };
		});
}
