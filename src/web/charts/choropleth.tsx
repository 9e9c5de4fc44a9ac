import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { FigureCell } from "../../figures/model.ts";
import { formatNumber } from "../../platform/french.ts";
import { cellText } from "../amount.ts";
import { classesOf } from "./classes.ts";
import type { Drawing } from "./outline.ts";
import { type Blank, blankOf, Patterns } from "./patterns.tsx";

export type MapInk = "emploi" | "formation" | "difficulte" | "ecart";

/** Rate by territory in at most five classes; blanks by pattern; the method and the bounds in the legend. */
export function Choropleth(props: {
	readonly id: string;
	readonly title: string;
	readonly indicator: Indicator;
	readonly cells: readonly FigureCell[];
	readonly drawing: Drawing;
	readonly ink: MapInk;
}): VNode | null {
	const { drawing, indicator } = props;
	if (drawing.outlines.length === 0) return null;
	const byCode = new Map(props.cells.map((cell) => [cell.territory.code, cell]));
	const known = props.cells.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
	const classes = classesOf(known, indicator.decimals, indicator.classes !== undefined);
	const drawn = drawing.outlines.map((outline) => ({ outline, cell: byCode.get(outline.code) }));
	const blanks = new Set(
		drawn.flatMap(({ cell }) => (cell?.value === null || !cell ? [blankOf(cell?.status)] : [])),
	);
	const titleId = `${props.id}-dessin`;
	return (
		<div class="gapped">
			<svg
				class="map"
				viewBox={`0 0 ${drawing.width} ${drawing.height}`}
				role="img"
				aria-labelledby={titleId}
			>
				<title id={titleId}>{props.title}</title>
				<Patterns id={props.id} />
				{drawn.map(({ outline, cell }) => {
					const value = cell?.value ?? null;
					return (
						<path
							key={outline.code}
							d={outline.path}
							class={value === null ? "shape" : `shape ${props.ink} class-${classes.of(value)}`}
							fill={value === null ? `url(#${props.id}-${blankOf(cell?.status)})` : undefined}
						>
							<title>{`${cell?.territory.label ?? outline.code} : ${cellText(indicator, cell)}`}</title>
						</path>
					);
				})}
			</svg>
			<Legend id={props.id} indicator={indicator} ink={props.ink} bounds={classes.bounds} blanks={blanks} />
			<p class="small muted">
				Méthode : {classes.method}
				{indicator.classes ? "" : `, unité : ${indicator.unit || "sans unité"}`}.
			</p>
		</div>
	);
}

function Legend(props: {
	readonly id: string;
	readonly indicator: Indicator;
	readonly ink: MapInk;
	readonly bounds: readonly number[];
	readonly blanks: ReadonlySet<Blank>;
}): VNode {
	const { indicator, bounds } = props;
	const print = (value: number): string => formatNumber(value, { decimals: indicator.decimals });
	const labels = indicator.classes
		? indicator.classes.map((word, index) => `${index + 1} – ${word}`)
		: bounds.slice(0, -1).map((bound, index) => {
				const next = bounds[index + 1] ?? bound;
				const last = index === bounds.length - 2;
				return last ? `de ${print(bound)} à ${print(next)}` : `de ${print(bound)} à moins de ${print(next)}`;
			});
	return (
		<ul class="map-legend">
			{labels.map((label, index) => (
				<li key={label}>
					<svg width="22" height="16" aria-hidden="true" focusable="false">
						<rect class={`shape ${props.ink} class-${index + 1}`} x="0.5" y="0.5" width="21" height="15" />
					</svg>
					{label}
				</li>
			))}
			{[...props.blanks].map((blank) => (
				<li key={blank}>
					<svg width="22" height="16" aria-hidden="true" focusable="false">
						<rect class="shape" fill={`url(#${props.id}-${blank})`} x="0.5" y="0.5" width="21" height="15" />
					</svg>
					{statuses[blank].name} ({statuses[blank].sign})
				</li>
			))}
		</ul>
	);
}
