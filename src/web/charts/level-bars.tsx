import type { VNode } from "preact";
import { percent } from "../../platform/scale.ts";

export interface LevelItem {
	readonly label: string;
	/** From 1 to 5; null: empty steps, and the words of the status. */
	readonly level: number | null;
	/** « 4 – Élevée », or the status. */
	readonly text: string;
	/** What the others explain. */
	readonly main?: boolean;
	/** Code of its row in the table of the block. */
	readonly mark: string;
}

const steps = [1, 2, 3, 4, 5] as const;
const height = 14;
/** Of the width: steps never touch. */
const gap = 0.6;

/** Scales of five steps under one another, each with its name and its word: filled steps are counted, colour only repeats it. */
export function LevelBars(props: { readonly title: string; readonly items: readonly LevelItem[] }): VNode {
	const width = (100 - 4 * gap) / steps.length;
	return (
		<div class="bars gapped" role="img" aria-label={props.title}>
			{props.items.map((item) => (
				<div key={item.mark} class={item.main ? "bar-row reference" : "bar-row"} data-mark={item.mark}>
					<span>{item.label}</span>{" "}
					<strong class={item.level === null ? "status" : undefined}>{item.text}</strong>
					<svg class="chart" height={height} aria-hidden="true" focusable="false">
						{steps.map((step) => (
							<rect
								key={String(step)}
								class={
									item.level !== null && step <= item.level
										? `shape difficulte class-${item.level}`
										: "step-empty"
								}
								x={percent((step - 1) * (width + gap))}
								y="0.5"
								width={percent(width)}
								height={height - 1}
							/>
						))}
					</svg>
				</div>
			))}
		</div>
	);
}
