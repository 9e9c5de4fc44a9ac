import type { Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../figures/model.ts";
import {
	cellAt,
	essentialCount,
	france,
	latestCell,
	leadIndicators,
	openCategory,
	type Trend,
	trendOf,
	withReferences,
	yearBefore,
} from "../reading/index.ts";
import { indicatorById } from "./declared.ts";

export interface KeyFigure {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
	readonly trend: Trend | undefined;
	/** Same period elsewhere. */
	readonly region: FigureCell | undefined;
	readonly france: FigureCell | undefined;
	/** The territory's own series, oldest first. */
	readonly series: readonly FigureCell[];
}

export async function essentialsOf(
	figures: Figures,
	territory: TerritoryRef,
	regionCode: string,
): Promise<readonly KeyFigure[]> {
	const found: KeyFigure[] = [];
	for (const id of leadIndicators) {
		if (found.length === essentialCount) break;
		const indicator = indicatorById.get(id);
		const figure = indicator && (await keyFigure(figures, indicator, territory, regionCode));
		if (figure && figure.cell.value !== null) found.push(figure);
	}
	return found;
}

export async function keyFigure(
	figures: Figures,
	indicator: Indicator,
	territory: TerritoryRef,
	regionCode: string,
): Promise<KeyFigure | undefined> {
	if (!figures.coverage(indicator.id).territories.includes(territory.type)) return undefined;
	const region: TerritoryRef = { type: "region", code: regionCode };
	const answer = await withReferences(figures, indicator, territory, [region, france]);
	const cell = latestCell(answer, territory);
	if (!cell || cell.period === "" || openCategory(answer) !== undefined) return undefined;
	const before = yearBefore(cell.period);
	const elsewhere = (ref: TerritoryRef): FigureCell | undefined =>
		ref.type === territory.type && ref.code === territory.code ? undefined : cellAt(answer, ref, cell.period);
	return {
		indicator,
		answer,
		cell,
		trend: trendOf(indicator, cell, before === undefined ? undefined : cellAt(answer, territory, before)),
		region: elsewhere(region),
		france: elsewhere(france),
		series: answer.cells
			.filter((c) => c.territory.type === territory.type && c.territory.code === territory.code)
			.sort((a, b) => (a.period < b.period ? -1 : 1)),
	};
}
