import type { VNode } from "preact";
import { percent, position } from "../../platform/scale.ts";

export type Theme = "emploi" | "formation" | "difficulte";

export interface BarItem {
	readonly label: string;
	/** Null: no bar, only the words of the status. */
	readonly value: number | null;
	/** Value or status as printed. */
	readonly text: string;
	readonly reference?: boolean;
	/** Code of its row in the table of the block. */
	readonly mark?: string | undefined;
}

/**
 * Horizontal bars from zero, in the order given: the label and the value above the bar. They are ordinary text that
 * wraps and bars are percentages, so long French names stay readable on a phone. Negative values go left of zero.
 */
export function BarChart(props: {
	readonly title: string;
	readonly items: readonly BarItem[];
	readonly theme: Theme;
}): VNode | null {
	const known = props.items.flatMap((item) => (item.value === null ? [] : [item.value]));
	if (known.length === 0) return null;
	const low = Math.min(0, ...known);
	const high = Math.max(0, ...known);
	const x = (value: number): number => position(value, low, high, 0, 100);
	const zero = x(0);
	return (
		<div class="bars gapped" role="img" aria-label={props.title}>
			{props.items.map((item) => {
				const end = item.value === null ? zero : x(item.value);
				return (
					<div
						key={item.label}
						class={item.reference ? "bar-row reference" : "bar-row"}
						data-mark={item.mark}
					>
						<span>{item.label}</span>{" "}
						<strong class={item.value === null ? "status" : undefined}>{item.text}</strong>
						<svg class="chart" height="14" aria-hidden="true" focusable="false">
							{item.value === null ? null : (
								<rect
									class={item.reference ? "bar reference" : `bar ${props.theme}`}
									x={percent(Math.min(zero, end))}
									y="0"
									width={percent(Math.max(Math.abs(end - zero), 0.3))}
									height="14"
								/>
							)}
							<line class="baseline" x1={percent(zero)} x2={percent(zero)} y1="0" y2="14" />
						</svg>
					</div>
				);
			})}
		</div>
	);
}
