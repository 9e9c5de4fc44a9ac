import type { Indicator } from "../../../catalogue/model.ts";
import { type FigureCell, gapTo, type Placed, shareOf } from "../../figures/index.ts";
import type { TerritoryRef } from "../../figures/model.ts";
import { formatNumber, formatQuantity, ordinal } from "../../platform/french.ts";

/** « 3ᵉ sur 21 », « 3ᵉ sur 21, à égalité ». */
export function rankText({ position, total, tied }: Placed): string {
	return `${ordinal(position)} sur ${formatNumber(total)}${tied ? ", à égalité" : ""}`;
}

/** Is this reference one that holds the place whole, so that a part of it means something? */
export function holds(reference: TerritoryRef, regions: readonly string[]): boolean {
	if (reference.type === "france") return true;
	return reference.type === "region" && regions.length === 1 && regions[0] === reference.code;
}

/** Against a reference: a gap for what compares, a share for counts, nothing for classes. */
export function against(
	indicator: Indicator,
	cell: FigureCell,
	reference: FigureCell,
	held: boolean,
): { readonly value: number; readonly text: string } | undefined {
	const gap = gapTo(indicator, cell, reference);
	if (gap)
		return {
			value: gap.value,
			text: formatQuantity(gap.value, gap.unit, { decimals: indicator.decimals, signed: true }),
		};
	const share = held ? shareOf(indicator, cell, reference) : undefined;
	return share === undefined
		? undefined
		: { value: share, text: formatQuantity(share, "%", { decimals: 1 }) };
}

/** Head of the column of gaps or of shares. */
export function againstHeader(indicator: Indicator, name: string): string {
	return indicator.formula.kind === "sum" ? `Part dans ${name}` : `Écart avec ${name}`;
}
