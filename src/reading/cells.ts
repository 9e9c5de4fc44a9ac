import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import { gapTo, isRate, shareOf } from "../figures/index.ts";
import type { FigureAnswer, FigureCell, PeriodCode, TerritoryRef } from "../figures/model.ts";
import { formatQuantity, NBSP, round } from "../platform/french.ts";
import { amountWithUnit, isChange } from "./amount.ts";

/** Reading an answer: which cell, which period, compared with what. Everything here is cut from cells, never recomputed from pages. */

export function sameTerritory(a: TerritoryRef, b: TerritoryRef): boolean {
	return a.type === b.type && a.code === b.code;
}

export function cellsOf(answer: FigureAnswer, territory: TerritoryRef): readonly FigureCell[] {
	return answer.cells.filter((cell) => sameTerritory(cell.territory, territory));
}

export function cellAt(
	answer: FigureAnswer,
	territory: TerritoryRef,
	period: PeriodCode,
): FigureCell | undefined {
	return answer.cells.find((cell) => sameTerritory(cell.territory, territory) && cell.period === period);
}

/** Most recent cell of a territory, with a value if there is any. */
export function latestCell(answer: FigureAnswer, territory: TerritoryRef): FigureCell | undefined {
	const cells = [...cellsOf(answer, territory)].sort((a, b) => (a.period < b.period ? 1 : -1));
	return cells.find((cell) => cell.value !== null) ?? cells[0];
}

/**
 * Category along which an answer still holds several cells for one territory, occupation and period: no single one of
 * them may be shown as « the » figure of the territory. Undefined when each stands alone.
 */
export function openCategory(answer: FigureAnswer): string | undefined {
	const seen = new Map<string, FigureCell>();
	for (const cell of answer.cells) {
		if (cell.period === "") continue;
		const key = [cell.territory.type, cell.territory.code, cell.about?.code ?? "", cell.period].join(" ");
		const twin = seen.get(key);
		if (!twin) seen.set(key, cell);
		else return Object.keys(cell.categories).find((id) => cell.categories[id] !== twin.categories[id]) ?? "";
	}
	return undefined;
}

/**
 * The last period that most places have, hidden or not. `share`: how many of the most that any period has, at least; a period of
 * which only a few places are published yet does not stand for all.
 */
export function commonPeriod(cells: readonly FigureCell[], share = 1): PeriodCode | undefined {
	const counts = new Map<PeriodCode, number>();
	for (const { period, status } of cells)
		if (period !== "" && status !== "nd") counts.set(period, (counts.get(period) ?? 0) + 1);
	const most = Math.max(0, ...counts.values());
	return [...counts]
		.filter(([, count]) => count >= share * most)
		.map(([period]) => period)
		.toSorted()
		.at(-1);
}

/** Same season one year before: `2023-T3` → `2022-T3`, `2024` → `2023`. Undefined for spans and cohorts. */
export function yearBefore(period: PeriodCode): PeriodCode | undefined {
	const [, head = "", year = "", tail = ""] =
		/^(rentree-)?(\d{4})(-T[1-4]|-(?:0[1-9]|1[0-2]))?$/.exec(period) ?? [];
	return year === "" ? undefined : `${head}${Number(year) - 1}${tail}`;
}

/** Figures whose size does not depend on that of the territory: they may stand beside the region and France. */
export function isComparable(indicator: Indicator): boolean {
	return indicator.formula.kind !== "sum" && indicator.classes === undefined;
}

export interface Trend {
	readonly sign: "▲" | "▼" | "=";
	/** « en hausse de 0,3 point en un an ». */
	readonly text: string;
}

/** Change over a year in words; undefined where the two values are not comparable. */
export function trendOf(
	indicator: Indicator,
	now: FigureCell,
	before: FigureCell | undefined,
): Trend | undefined {
	const change = changeOf(indicator, now, before);
	return change && trendText(change);
}

export interface Change {
	/** Rounded as it is printed. */
	readonly value: number;
	/** `pt` for a rate, `%` for a count. */
	readonly unit: "pt" | "%";
	readonly decimals: number;
}

/** From one figure to another of the same place, as a number; undefined where it would mean nothing. */
export function changeOf(
	indicator: Indicator,
	now: FigureCell,
	before: FigureCell | undefined,
): Change | undefined {
	if (isChange(indicator) || indicator.classes || now.value === null || !before || before.value === null)
		return undefined;
	if (isRate(indicator)) {
		const { decimals } = indicator;
		return { value: round(now.value - before.value, decimals), unit: "pt", decimals };
	}
	// A ratio, an index or a quotient has no relative change that means anything.
	if (indicator.formula.kind !== "sum" || before.value === 0) return undefined;
	return { value: round(100 * (now.value / before.value - 1), 1), unit: "%", decimals: 1 };
}

function trendText({ value: change, unit, decimals }: Change): Trend {
	const size = formatQuantity(Math.abs(change), unit, { decimals });
	if (change === 0) return { sign: "=", text: `stable sur un an` };
	return change > 0
		? { sign: "▲", text: `en hausse de${NBSP}${size} en un an` }
		: { sign: "▼", text: `en baisse de${NBSP}${size} en un an` };
}

/**
 * Gap of a rate to a reference at the same period: « 1,2 point de plus que la Normandie ». Counts have no gap; a level of
 * a scale is said higher, lower or the same.
 */
export function gapText(
	indicator: Indicator,
	cell: FigureCell,
	reference: FigureCell | undefined,
	referenceName: string,
): string | undefined {
	if (cell.value === null || !reference || reference.value === null) return undefined;
	const there = amountWithUnit(indicator, reference.value);
	if (indicator.classes) {
		const gap = Math.round(cell.value) - Math.round(reference.value);
		const word = indicator.classes[Math.round(reference.value) - 1] ?? there;
		if (gap === 0) return `même niveau que ${referenceName}`;
		return `${gap > 0 ? "plus élevé" : "moins élevé"} que ${referenceName} (${word.toLowerCase()})`;
	}
	const gap = isRate(indicator) ? gapTo(indicator, cell, reference) : undefined;
	if (!gap) return undefined;
	if (gap.value === 0) return `comme ${referenceName}`;
	const size = formatQuantity(Math.abs(gap.value), gap.unit, { decimals: indicator.decimals });
	return `${size} de ${gap.value > 0 ? "plus" : "moins"} que ${referenceName} (${there})`;
}

/** « soit 14,2 % du total régional », for additive counts of a territory inside the region. */
export function shareText(
	indicator: Indicator,
	cell: FigureCell,
	reference: FigureCell | undefined,
	ofName: string,
): string | undefined {
	const share = shareOf(indicator, cell, reference);
	if (share === undefined) return undefined;
	return `${formatQuantity(share, "%", { decimals: 1 })} du total ${ofName}`;
}

/** Levels at which a territory of another type may be proposed when a figure is missing. */
export const widening: readonly TerritoryType[] = [
	"zone-emploi",
	"bassin",
	"departement",
	"region",
	"france",
];
