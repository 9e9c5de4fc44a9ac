import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureCell } from "../../figures/model.ts";
import { amountText } from "../../reading/index.ts";

/** « de 55,1 à 69,4 »: the interval of confidence of a rate, where it has one. */
export function Margin(props: { readonly indicator: Indicator; readonly cell: FigureCell }): VNode | null {
	const { indicator, cell } = props;
	if (cell.value === null || !cell.margin) return null;
	return (
		<small class="muted">
			{" "}
			de {amountText(indicator, cell.margin.low)} à {amountText(indicator, cell.margin.high)}
		</small>
	);
}
