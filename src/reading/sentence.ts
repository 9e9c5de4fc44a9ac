import { indicators } from "../../catalogue/indicators/index.ts";
import type { CodeRef, Indicator } from "../../catalogue/model.ts";
import {
	type FigureAnswer,
	type FigureCell,
	type Figures,
	readingSentence,
	type TerritoryRef,
} from "../figures/index.ts";
import { cellAt, latestCell, sameTerritory } from "./cells.ts";
import { france } from "./places.ts";

/**
 * « En une phrase » for the latest figure of a territory: the reference is France where it has the same period, the
 * change is the one-year evolution indicator of the catalogue, if there is one.
 */
export async function sentenceFor(
	figures: Figures,
	answer: FigureAnswer,
	territory: TerritoryRef,
	about?: CodeRef,
): Promise<string | undefined> {
	const cell = latestCell(answer, territory);
	if (!cell || cell.value === null) return undefined;
	const reference = sameTerritory(territory, france) ? undefined : cellAt(answer, france, cell.period);
	const change = await yearChange(figures, answer.indicator, cell, about);
	return readingSentence({
		indicator: answer.indicator,
		cell,
		...(reference ? { reference } : {}),
		...(change ? { change } : {}),
	});
}

/** The one-year evolution of a figure, when the catalogue has it and it may be shown. */
export async function yearChange(
	figures: Figures,
	of: Indicator,
	cell: FigureCell,
	about?: CodeRef,
): Promise<{ readonly indicator: Indicator; readonly cell: FigureCell } | undefined> {
	const indicator = evolutionOf(of);
	// What stands for several places is asked of them, not of a name.
	if (!indicator || cell.group !== undefined) return undefined;
	const changes = await figures.query({
		indicator: indicator.id,
		territories: [cell.territory],
		periods: [cell.period],
		...(about ? { about } : {}),
	});
	const found = cellAt(changes, cell.territory, cell.period);
	return found && found.value !== null ? { indicator, cell: found } : undefined;
}

/** The indicator of the catalogue that says how another one changes in a year. */
export function evolutionOf(of: Indicator): Indicator | undefined {
	return indicators.find(
		({ formula }) => formula.kind === "evolution" && formula.of === of.id && formula.years === 1,
	);
}
