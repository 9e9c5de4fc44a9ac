import type { VNode } from "preact";
import { formatQuantity } from "../../platform/french.ts";
import { percent, position, ticks } from "../../platform/scale.ts";

export interface QuadrantPoint {
	readonly label: string;
	/** In %. */
	readonly employment: number;
	readonly study: number;
	/** Its side of both axes can be told. */
	readonly sure: boolean;
	/** Code of its row in the table of the block. */
	readonly mark: string;
}

const top = 28;
const plot = 300;
const height = top + plot + 40;
const left = 9;
const right = 98;

/** Lowest and highest of what is drawn: a rate stays between 0 and 100. */
function bounds(values: readonly number[], axis: number): [number, number] {
	return [Math.max(0, Math.min(axis, ...values) - 2), Math.min(100, Math.max(axis, ...values) + 2)];
}

/**
 * Employment across, further study up, with the rates of the region as axes. A filled dot stands on a side
 * that can be told, a hollow one may stand on the other: shape, not colour. The table that follows gives every value.
 */
export function QuadrantChart(props: {
	readonly id: string;
	readonly title: string;
	readonly axes: { readonly employment: number; readonly study: number };
	readonly points: readonly QuadrantPoint[];
}): VNode {
	const { id, axes } = props;
	const across = ticks(
		...bounds(
			props.points.map((point) => point.employment),
			axes.employment,
		),
		5,
	);
	const up = ticks(
		...bounds(
			props.points.map((point) => point.study),
			axes.study,
		),
		5,
	);
	const x = (value: number): string =>
		percent(position(value, across[0] ?? 0, across.at(-1) ?? 100, left, right));
	const y = (value: number): number => position(value, up[0] ?? 0, up.at(-1) ?? 100, top + plot, top);
	const rate = (value: number): string => formatQuantity(value, "%", { decimals: 1 });
	return (
		<div class="gapped">
			<ul class="key">
				<li>
					<svg width="14" height="14" aria-hidden="true" focusable="false">
						<circle class="dot sure" cx="7" cy="7" r="5" />
					</svg>
					Place sûre
				</li>
				<li>
					<svg width="14" height="14" aria-hidden="true" focusable="false">
						<circle class="dot" cx="7" cy="7" r="5" />
					</svg>
					On ne peut pas trancher
				</li>
				<li>
					<svg width="28" height="8" aria-hidden="true" focusable="false">
						<line class="line region" x1="1" x2="27" y1="4" y2="4" />
					</svg>
					Région : emploi {rate(axes.employment)}, poursuite {rate(axes.study)}
				</li>
			</ul>
			<svg class="chart" height={height} role="img" aria-labelledby={`${id}-dessin`}>
				<title id={`${id}-dessin`}>{props.title}</title>
				{up.map((value) => (
					<g key={`haut ${value}`}>
						<line class="grid" x1={percent(left)} x2={percent(right)} y1={y(value)} y2={y(value)} />
						<text class="axis" x={percent(left - 1)} y={y(value) + 4} text-anchor="end">
							{value}
						</text>
					</g>
				))}
				{across.map((value) => (
					<text key={`bas ${value}`} class="axis" x={x(value)} y={top + plot + 16} text-anchor="middle">
						{value}
					</text>
				))}
				<line class="line region" x1={x(axes.employment)} x2={x(axes.employment)} y1={top} y2={top + plot} />
				<line
					class="line region"
					x1={percent(left)}
					x2={percent(right)}
					y1={y(axes.study)}
					y2={y(axes.study)}
				/>
				{props.points.map((point) => (
					<circle
						key={`${point.label} ${point.employment} ${point.study}`}
						class={point.sure ? "dot sure" : "dot"}
						data-mark={point.mark}
						cx={x(point.employment)}
						cy={y(point.study)}
						r="5"
					>
						<title>
							{point.label} : emploi {rate(point.employment)}, poursuite {rate(point.study)}
						</title>
					</circle>
				))}
				<text class="axis" x={percent(right)} y={height - 6} text-anchor="end">
					Taux d’emploi à 6 mois (%) →
				</text>
				<text class="axis" x="0" y={top - 14}>
					Poursuite d’études (%)
				</text>
			</svg>
		</div>
	);
}
