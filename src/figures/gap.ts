import type { Indicator } from "../../catalogue/model.ts";
import { round } from "../platform/french.ts";
import type { FigureCell } from "./model.ts";

/** How far a figure is from the same one elsewhere, at the same period. */
export interface Gap {
	/** Rounded as the two values are printed: the reader finds it by subtracting them. */
	readonly value: number;
	/** `pt` between two rates; otherwise the unit of the indicator. */
	readonly unit: string;
}

/** Rates are compared in points, never in %. */
export function isRate(indicator: Indicator): boolean {
	return indicator.unit === "%" || indicator.unit === "pt";
}

/** Undefined for counts, which have no gap, for classes, and as soon as one of the two is not shown or of another period. */
export function gapTo(
	indicator: Indicator,
	cell: FigureCell,
	reference: FigureCell | undefined,
): Gap | undefined {
	if (indicator.formula.kind === "sum" || indicator.classes) return undefined;
	if (!reference || cell.value === null || reference.value === null) return undefined;
	if (cell.period !== reference.period) return undefined;
	const { decimals } = indicator;
	return {
		value: round(round(cell.value, decimals) - round(reference.value, decimals), decimals),
		unit: isRate(indicator) ? "pt" : indicator.unit,
	};
}

/** Part of a count in that of the place around it, in %. The caller knows that the one is inside the other. */
export function shareOf(
	indicator: Indicator,
	cell: FigureCell,
	reference: FigureCell | undefined,
): number | undefined {
	if (indicator.formula.kind !== "sum" || !reference || cell.value === null) return undefined;
	if (reference.value === null || reference.value <= 0 || cell.period !== reference.period) return undefined;
	return cell.value <= reference.value ? (100 * cell.value) / reference.value : undefined;
}
