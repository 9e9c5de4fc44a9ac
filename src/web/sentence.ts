import type { FigureAnswer, TerritoryRef } from "../figures/model.ts";
import { periodPhrase } from "../platform/french.ts";
import { amountWithUnit, classWord } from "./amount.ts";
import { cellAt, gapText, latestCell, trendOf, yearBefore } from "./reading.ts";

/** « En une phrase »: level, period, change, gap to France. Nothing for a figure without value. */
export function readingSentence(answer: FigureAnswer, territory: TerritoryRef): string | undefined {
	const { indicator } = answer;
	const cell = latestCell(answer, territory);
	if (!cell || cell.value === null) return undefined;
	const word = classWord(indicator, cell.value);
	const level = word ? word.toLowerCase() : amountWithUnit(indicator, cell.value);
	const earlier = yearBefore(cell.period);
	const trend = trendOf(indicator, cell, earlier === undefined ? undefined : cellAt(answer, territory, earlier));
	const nation =
		territory.type === "france"
			? undefined
			: gapText(indicator, cell, cellAt(answer, { type: "france", code: "FR" }, cell.period), "la France");
	const parts = [trend?.text, nation].filter((part) => part !== undefined);
	const when = periodPhrase(cell.period);
	const start = `${cell.territory.label}, ${when} : ${indicator.short.toLowerCase()} ${level}`;
	return parts.length > 0 ? `${start}, ${parts.join(", ")}.` : `${start}.`;
}
