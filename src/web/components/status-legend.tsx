import type { VNode } from "preact";
import type { CellStatus } from "../../../catalogue/model.ts";
import { type Spoken, statuses } from "../../exports/index.ts";

const order: readonly Spoken[] = ["s", "nd", "ns", "so", "e", "p", "r"];

/** Printed under every table that holds a special value, and only then. */
export function StatusLegend(props: { readonly statuses: Iterable<CellStatus> }): VNode | null {
	const present = new Set<CellStatus>(props.statuses);
	const shown = order.filter((status) => present.has(status));
	if (shown.length === 0) return null;
	return (
		<ul class="legend">
			{shown.map((status) => (
				<li key={status}>
					<b>{statuses[status].sign}</b> : {statuses[status].meaning}
				</li>
			))}
		</ul>
	);
}
