import type { VNode } from "preact";
import { percent, position, ticks } from "../../platform/scale.ts";
import type { Theme } from "./bar-chart.tsx";

export interface DotItem {
	readonly label: string;
	/** Null: no dot, only the words of the status. */
	readonly value: number | null;
	/** Value or status as printed. */
	readonly text: string;
	/** Bounds, when part of the value is hidden by the producer. */
	readonly low?: number | undefined;
	readonly high?: number | undefined;
	/** Code of its row in the table of the block. */
	readonly mark?: string | undefined;
}

export interface DotReference {
	readonly label: string;
	readonly value: number;
	readonly text: string;
	readonly ink: "region" | "france";
}

/**
 * One dot for each place on a shared scale, in the order given, with the lines of the references across all of them. Names and
 * values are ordinary text above each dot, and positions are percentages: it reads on a phone. `zero`: the dots are changes or
 * gaps, drawn from the line of zero.
 */
export function DotPlot(props: {
	readonly title: string;
	readonly items: readonly DotItem[];
	readonly references: readonly DotReference[];
	readonly theme: Theme;
	readonly zero?: boolean;
	/** Text of a value of the axis. */
	readonly format: (value: number, decimals: number) => string;
}): VNode | null {
	const { items, references, zero = false } = props;
	const known = [
		...items.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value])),
		...references.map(({ value }) => value),
	];
	if (items.every(({ value }) => value === null)) return null;
	const axis = ticks(Math.min(...known), Math.max(...known), 4, zero);
	const first = axis[0] ?? 0;
	const last = axis.at(-1) ?? 1;
	const decimals = Math.max(...axis.map((value) => `${value}`.split(".")[1]?.length ?? 0));
	const x = (value: number): string => percent(position(value, first, last, 2, 98));
	return (
		<div class="dots gapped" role="img" aria-label={props.title}>
			{references.length > 0 ? (
				<ul class="key">
					{references.map(({ label, text, ink }) => (
						<li key={label}>
							<svg width="28" height="10" aria-hidden="true" focusable="false">
								<line class={`line ${ink}`} x1="1" x2="27" y1="5" y2="5" />
							</svg>
							{label} : {text}
						</li>
					))}
				</ul>
			) : null}
			{items.map(({ label, value, text, low, high, mark }) => (
				<div key={label} class="bar-row" data-mark={mark}>
					<span>{label}</span> <strong class={value === null ? "status" : undefined}>{text}</strong>
					<svg class="chart" height="22" aria-hidden="true" focusable="false">
						<line class="grid" x1="0" x2="100%" y1="11" y2="11" />
						{zero ? <line class="baseline" x1={x(0)} x2={x(0)} y1="0" y2="22" /> : null}
						{references.map((reference) => (
							<line
								key={reference.label}
								class={`line ${reference.ink}`}
								x1={x(reference.value)}
								x2={x(reference.value)}
								y1="0"
								y2="22"
							/>
						))}
						{value === null ? null : (
							<>
								{zero ? <line class={`stem ${props.theme}`} x1={x(0)} x2={x(value)} y1="11" y2="11" /> : null}
								{low !== undefined && high !== undefined && low < high ? (
									<line class="whisker" x1={x(low)} x2={x(high)} y1="11" y2="11" />
								) : null}
								<circle class={`dot ${props.theme}`} cx={x(value)} cy="11" r="7" />
							</>
						)}
					</svg>
				</div>
			))}
			<svg class="chart" height="18" aria-hidden="true" focusable="false">
				{axis.map((value, index) => (
					<text
						key={String(value)}
						class="axis"
						x={x(value)}
						y="13"
						text-anchor={index === 0 ? "start" : index === axis.length - 1 ? "end" : "middle"}
					>
						{props.format(value, decimals)}
					</text>
				))}
			</svg>
		</div>
	);
}
