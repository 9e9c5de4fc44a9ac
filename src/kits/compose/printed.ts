import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { FigureCell } from "../../figures/model.ts";
import { round } from "../../platform/index.ts";
import { amountText, amountWithUnit, classWord } from "../../reading/index.ts";
import type { TableCell } from "../document.ts";

/** One figure as it is printed. Without a value: the sign of its status, and no number anywhere. */
export function printedCell(indicator: Indicator, cell: FigureCell | undefined, unit = false): TableCell {
	if (!cell || cell.value === null) {
		const status = statuses[cell && cell.status !== "ok" ? cell.status : "nd"];
		return { text: status.sign, spoken: status.name };
	}
	const word = classWord(indicator, cell.value);
	const amount = word
		? `${amountText(indicator, cell.value)} – ${word}`
		: unit
			? amountWithUnit(indicator, cell.value)
			: amountText(indicator, cell.value);
	const number = {
		value: printedValue(indicator, cell) ?? 0,
		decimals: indicator.decimals,
		...(unit && indicator.unit !== "" && !word ? { unit: indicator.unit } : {}),
	};
	if (cell.status === "ok") return { text: amount, ...number };
	const status = statuses[cell.status];
	return { text: `${amount} (${status.sign})`, spoken: `${amount} (${status.name})`, ...number };
}

/** A point of a drawing in words: short, and never blank. */
export function pointText(indicator: Indicator, cell: FigureCell | undefined): string {
	const { text, spoken } = printedCell(indicator, cell, isSign(indicator.unit));
	return cell?.value == null ? (spoken ?? text) : text;
}

/** A unit short enough to follow each number; the others stand in the title. */
export function isSign(unit: string): boolean {
	return unit !== "" && unit.length <= 2;
}

/** The number of a drawing, rounded as it is printed; null when there is none. */
export function printedValue(indicator: Indicator, cell: FigureCell | undefined): number | null {
	return cell?.value == null ? null : round(cell.value, indicator.decimals);
}
