import type { CodeRef, Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, PeriodCode, TerritoryRef } from "../figures/model.ts";
import { formatPeriod } from "../platform/french.ts";
import { cellsOf } from "./cells.ts";

/** What a reader narrows the figures of a place to; nothing of it: the whole, at the last period. */
export interface Narrowing {
	readonly about?: CodeRef | undefined;
	/** One value of one axis: no indicator is split along two. */
	readonly category?: { readonly axis: string; readonly value: string } | undefined;
	/** Of a file (`2023-T3`), or a year: its last figure is then read. */
	readonly period?: PeriodCode | undefined;
}

/** The part of a request that a narrowing makes. */
export function scopeOf({ about, category }: Narrowing): {
	readonly about?: CodeRef;
	readonly categories?: Readonly<Record<string, string>>;
} {
	return {
		...(about ? { about } : {}),
		...(category ? { categories: { [category.axis]: category.value } } : {}),
	};
}

/** Whether a figure may be told of that category alone: one that is made of a category (`where`) may not. */
export function carries(indicator: Indicator, category: Narrowing["category"]): boolean {
	if (!category) return true;
	const { additive, where } = indicator;
	return category.axis in additive.categories && where?.[category.axis] === undefined;
}

/** `2023-T3` → `2023`, `rentree-2022` → `2022`, `2017-2019` and `2018_2019` → `2019`: the year in which it ends. */
export function yearOf(period: PeriodCode): string {
	return period.match(/\d{4}/g)?.at(-1) ?? "";
}

/** Which of the periods answers the one that is asked: itself, or the last of that year. */
export function periodAsked(periods: readonly PeriodCode[], asked: PeriodCode): PeriodCode | undefined {
	if (periods.includes(asked)) return asked;
	return periods
		.filter((period) => yearOf(period) === asked)
		.toSorted()
		.at(-1);
}

/**
 * An answer of all periods as it was at the one asked for: that period, and those before it with `history`. Undefined when the place has no
 * such period.
 */
export function readAt(
	answer: FigureAnswer,
	territory: TerritoryRef,
	asked: PeriodCode | undefined,
	history: boolean,
): FigureAnswer | undefined {
	if (asked === undefined) return answer;
	const at = periodAsked(
		cellsOf(answer, territory).map(({ period }) => period),
		asked,
	);
	if (at === undefined) return undefined;
	const kept = ({ period }: FigureCell): boolean => (history ? period <= at : period === at);
	return { ...answer, cells: answer.cells.filter(kept) };
}

/** What is added to a title: « (apprentissage, 2021) ». */
export function narrowedTitle(title: string, { category, period }: Narrowing): string {
	const words = [...(category ? [category.value] : []), ...(period ? [formatPeriod(period)] : [])];
	return words.length === 0 ? title : `${title} (${words.join(", ")})`;
}
