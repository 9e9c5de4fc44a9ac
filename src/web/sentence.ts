import type { CodeRef } from "../../catalogue/model.ts";
import {
	type FigureAnswer,
	type FigureCell,
	type Figures,
	readingSentence,
	type TerritoryRef,
} from "../figures/index.ts";
import { indicators } from "./declared.ts";
import { france } from "./essentials.ts";
import { cellAt, latestCell, sameTerritory } from "./reading.ts";

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
	const change = await changeOf(figures, answer, cell, about);
	return readingSentence({
		indicator: answer.indicator,
		cell,
		...(reference ? { reference } : {}),
		...(change ? { change } : {}),
	});
}

async function changeOf(
	figures: Figures,
	answer: FigureAnswer,
	cell: FigureCell,
	about: CodeRef | undefined,
): Promise<{ readonly indicator: FigureAnswer["indicator"]; readonly cell: FigureCell } | undefined> {
	const indicator = indicators.find(
		({ formula }) =>
			formula.kind === "evolution" && formula.of === answer.indicator.id && formula.years === 1,
	);
	if (!indicator) return undefined;
	const changes = await figures.query({
		indicator: indicator.id,
		territories: [cell.territory],
		periods: [cell.period],
		...(about ? { about } : {}),
	});
	const found = cellAt(changes, cell.territory, cell.period);
	return found && found.value !== null ? { indicator, cell: found } : undefined;
}
