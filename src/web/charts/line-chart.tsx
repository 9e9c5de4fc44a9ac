import type { VNode } from "preact";
import { percent, position, ticks } from "../../platform/scale.ts";

export type Ink = "series-1" | "series-2" | "series-3" | "series-4" | "region" | "france";

export interface LineSeries {
	readonly label: string;
	readonly ink: Ink;
	/** One per period, in the order of `periods`; null breaks the line. */
	readonly values: readonly (number | null)[];
}

const top = 22;
const bottom = 30;
const plotHeight = 210;
const height = top + plotHeight + bottom;
/** Percent of the width kept free on both sides for the end points. */
const left = 1.5;
const right = 97;

/**
 * Series over time. Horizontal positions are percentages and text keeps its size, so the drawing is readable at 320 px
 * without a script. The axis may start above zero: `note` says so.
 */
export function LineChart(props: {
	readonly id: string;
	/** Says what the drawing shows; the table twin gives the values. */
	readonly title: string;
	readonly periods: readonly string[];
	/** Codes of the rows of the periods in the table of the block. */
	readonly marks?: readonly string[];
	readonly series: readonly LineSeries[];
	/** Text of a value of the axis, with the decimals that its steps need. */
	readonly format: (value: number, decimals: number) => string;
	/** Lowest and highest values of all the drawings that share a scale; those of the series by default. */
	readonly range?: readonly [number, number];
}): VNode | null {
	const known = props.series.flatMap((series) => series.values.filter((value) => value !== null));
	if (known.length === 0) return null;
	const [lowest, highest] = props.range ?? [Math.min(...known), Math.max(...known)];
	// An axis that stops far above zero exaggerates; keep zero when the values are not clustered.
	const fromZero = lowest >= 0 && lowest < highest * 0.5;
	const axis = ticks(lowest, highest, 4, fromZero);
	const decimals = Math.max(...axis.map((value) => `${value}`.split(".")[1]?.length ?? 0));
	const low = axis[0] ?? 0;
	const high = axis.at(-1) ?? 1;
	const x = (index: number): number => position(index, 0, Math.max(1, props.periods.length - 1), left, right);
	const y = (value: number): number => position(value, low, high, top + plotHeight, top);
	const labelled = labelledTicks(props.periods.length);
	const titleId = `${props.id}-dessin`;
	return (
		<div class="gapped">
			{props.series.length > 1 ? (
				<ul class="key">
					{props.series.map((series) => (
						<li key={series.label}>
							<svg width="28" height="8" aria-hidden="true" focusable="false">
								<line class={`line ${series.ink}`} x1="1" x2="27" y1="4" y2="4" />
							</svg>
							{series.label}
						</li>
					))}
				</ul>
			) : null}
			<svg class="chart" height={height} role="img" aria-labelledby={titleId}>
				<title id={titleId}>{props.title}</title>
				{axis.map((value) => (
					<line
						key={String(value)}
						class={value === 0 ? "baseline" : "grid"}
						x1="0"
						x2="100%"
						y1={y(value)}
						y2={y(value)}
					/>
				))}
				<svg
					x="0"
					y="0"
					width="100%"
					height={height}
					viewBox={`0 0 100 ${height}`}
					preserveAspectRatio="none"
					aria-hidden="true"
				>
					{props.series.flatMap((series) =>
						segments(series.values).map((segment) => (
							<polyline
								key={`${series.label}-${segment[0]?.index}`}
								class={`line ${series.ink}`}
								points={segment.map((point) => `${x(point.index)},${y(point.value)}`).join(" ")}
							/>
						)),
					)}
				</svg>
				{props.marks?.map((mark, index) => (
					<line
						key={mark}
						class="guide"
						data-mark={mark}
						x1={percent(x(index))}
						x2={percent(x(index))}
						y1={top}
						y2={top + plotHeight}
					/>
				))}
				{props.series.map((series) => (
					<SeriesPoints key={series.label} series={series} x={x} y={y} />
				))}
				{axis.map((value) => (
					<text key={String(value)} class="axis halo" x="0" y={y(value) - 4}>
						{props.format(value, decimals)}
					</text>
				))}
				{labelled.map((index) => (
					<text
						key={String(index)}
						class="axis"
						x={percent(x(index))}
						y={top + plotHeight + 20}
						text-anchor={index === 0 ? "start" : index === props.periods.length - 1 ? "end" : "middle"}
					>
						{props.periods[index]}
					</text>
				))}
			</svg>
			{low > 0 ? <p class="small muted">L’axe vertical ne part pas de zéro.</p> : null}
		</div>
	);
}

function SeriesPoints(props: {
	readonly series: LineSeries;
	readonly x: (index: number) => number;
	readonly y: (value: number) => number;
}): VNode {
	const alone = segments(props.series.values).filter((segment) => segment.length === 1);
	const last = props.series.values.findLastIndex((value) => value !== null);
	const marked = new Set([last, ...alone.flatMap((segment) => segment.map((point) => point.index))]);
	return (
		<>
			{props.series.values.map((value, index) =>
				value === null || !marked.has(index) ? null : (
					<circle
						key={String(index)}
						class={`point ${props.series.ink}`}
						cx={percent(props.x(index))}
						cy={props.y(value)}
						r="4"
					/>
				),
			)}
		</>
	);
}

interface Point {
	readonly index: number;
	readonly value: number;
}

/** Runs of known values: a gap stays a gap. */
function segments(values: readonly (number | null)[]): readonly (readonly Point[])[] {
	const runs: Point[][] = [];
	let open = false;
	values.forEach((value, index) => {
		if (value === null) {
			open = false;
			return;
		}
		if (!open) runs.push([]);
		open = true;
		runs.at(-1)?.push({ index, value });
	});
	return runs;
}

/** Few enough period labels to fit 320 px: the ends and regular stops between them. */
function labelledTicks(count: number): readonly number[] {
	const last = count - 1;
	if (last <= 0) return [0];
	const parts = [4, 3, 5, 2].find((n) => last % n === 0 && last / n >= 1) ?? (last > 4 ? 3 : last);
	return [...new Set(Array.from({ length: parts + 1 }, (_, index) => Math.round((index * last) / parts)))];
}
