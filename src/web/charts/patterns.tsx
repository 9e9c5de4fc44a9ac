import type { VNode } from "preact";
import type { CellStatus } from "../../../catalogue/model.ts";

export type Blank = "s" | "nd" | "ns";

/** Which pattern stands for a cell without value: dots, diagonal hatch, light cross. */
export function blankOf(status: CellStatus | undefined): Blank {
	return status === "s" || status === "ns" ? status : "nd";
}

/** Patterns, not colours: a hidden zone must not look like a low one. `id` makes the references unique in the page. */
export function Patterns(props: { readonly id: string }): VNode {
	return (
		<defs>
			<pattern id={`${props.id}-s`} width="7" height="7" patternUnits="userSpaceOnUse">
				<rect class="pattern-paper" width="7" height="7" />
				<circle class="pattern-ink" cx="3.5" cy="3.5" r="1.2" />
			</pattern>
			<pattern
				id={`${props.id}-nd`}
				width="7"
				height="7"
				patternUnits="userSpaceOnUse"
				patternTransform="rotate(45)"
			>
				<rect class="pattern-paper" width="7" height="7" />
				<line class="pattern-line" x1="0" x2="0" y1="0" y2="7" />
			</pattern>
			<pattern id={`${props.id}-ns`} width="10" height="10" patternUnits="userSpaceOnUse">
				<rect class="pattern-paper" width="10" height="10" />
				<path class="pattern-line" d="M3 3L7 7M7 3L3 7" />
			</pattern>
		</defs>
	);
}
