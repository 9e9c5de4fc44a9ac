/** Active titles: what a figure says in about twelve words, for pages and printed documents alike. */
import type { Indicator } from "../../catalogue/model.ts";
import type { FigureCell } from "../figures/model.ts";
import { amountWithUnit, cellText, titleAmount } from "./amount.ts";
import { lowerFirst } from "./words.ts";

/** A series: its last value and where it goes. */
export function seriesMessage(indicator: Indicator, now: FigureCell, trend: string | undefined): string {
	if (now.value === null) return indicator.short;
	const value = titleAmount(indicator, now.value);
	return trend ? `${indicator.short} : ${value}, ${trend}` : `${indicator.short} : ${value}`;
}

/** A table of indicators: its first two values that exist. */
export function latestMessage(
	lines: readonly { readonly indicator: Indicator; readonly cell: FigureCell }[],
): string {
	const told = lines.flatMap(({ indicator, cell }) =>
		cell.value === null ? [] : [`${indicator.short} : ${titleAmount(indicator, cell.value)}`],
	);
	return told.length > 0
		? told
				.slice(0, 2)
				.map((text, index) => (index === 0 ? text : lowerFirst(text)))
				.join(" ; ")
		: "Aucun chiffre publiable";
}

/** Places side by side, of which so many have a value: the highest one. Alone, it is nothing more than itself. */
export function highestMessage(indicator: Indicator, first: FigureCell, known: number): string {
	const standing = known > 1 ? " au plus haut" : "";
	return `${indicator.short} : ${first.territory.label}${standing}, ${titleAmount(indicator, first.value ?? 0)}`;
}

/** Occupations in order: the first one; several share the highest level of a scale. */
export function leaderMessage(indicator: Indicator, first: FigureCell): string {
	return indicator.classes
		? `${indicator.short} : les métiers au plus haut niveau`
		: `${indicator.short} : ${lowerFirst(first.about?.label ?? "")} en tête`;
}

/** One figure split along a category: the largest part; over many units (no `breakdown`) a span, never a first place. */
export function splitMessage(
	indicator: Indicator,
	cells: readonly FigureCell[],
	breakdown: string | undefined,
): string {
	const known = cells.flatMap(({ value }) => value ?? []);
	if (breakdown === undefined)
		return `${indicator.short} : de ${amountWithUnit(indicator, Math.min(...known))} à ${amountWithUnit(indicator, Math.max(...known))}`;
	const top = cells.find(({ value }) => value === Math.max(...known));
	return top
		? `${indicator.short} : « ${top.categories[breakdown]} » en tête, ${cellText(indicator, top)}`
		: indicator.short;
}
