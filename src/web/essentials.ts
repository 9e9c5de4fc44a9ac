import type { Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryCard, TerritoryRef } from "../figures/model.ts";
import {
	cellAt,
	essentialCount,
	france,
	latestCell,
	leadIndicators,
	openCategory,
	type Trend,
	trendOf,
	widening,
	withReferences,
	yearBefore,
} from "../reading/index.ts";
import { holds } from "./compare/words.ts";
import { indicatorById } from "./declared.ts";

export interface KeyFigure {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
	readonly trend: Trend | undefined;
	/** Same period elsewhere. */
	readonly region: FigureCell | undefined;
	/** The region holds the territory whole: of a zone that crosses its border no share would mean anything. */
	readonly inside: boolean;
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

/**
 * What « L'essentiel » of a territory lacks, read where it is published: in the nearest zoning, the place that shares most of its communes.
 * No more than would make six with those that it has.
 */
export async function nearestOf(
	figures: Figures,
	card: TerritoryCard,
	regionCode: string,
	found: readonly KeyFigure[],
): Promise<readonly KeyFigure[]> {
	const around = figures.related(card);
	const near: KeyFigure[] = [];
	const known = new Set(found.map(({ indicator }) => indicator.id));
	for (const id of leadIndicators) {
		if (found.length + near.length >= essentialCount) break;
		const indicator = indicatorById.get(id);
		if (!indicator || known.has(id)) continue;
		for (const type of widening) {
			const place = around.find((other) => other.type === type);
			const figure = place && (await keyFigure(figures, indicator, place, regionCode));
			if (!figure || figure.cell.value === null) continue;
			near.push(figure);
			break;
		}
	}
	return near;
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
	const own = figures.territory(territory.type, territory.code);
	// Overseas the only département is its region: beside itself it says nothing.
	const around = figures.territory("region", regionCode);
	const whole = own?.label === around?.label && own?.communes === around?.communes;
	const elsewhere = (ref: TerritoryRef): FigureCell | undefined =>
		ref.type === territory.type && ref.code === territory.code ? undefined : cellAt(answer, ref, cell.period);
	return {
		indicator,
		answer,
		cell,
		trend: trendOf(indicator, cell, before === undefined ? undefined : cellAt(answer, territory, before)),
		region: whole ? undefined : elsewhere(region),
		inside: holds(region, own?.regions ?? []),
		france: elsewhere(france),
		series: answer.cells
			.filter((c) => c.territory.type === territory.type && c.territory.code === territory.code)
			.sort((a, b) => (a.period < b.period ? -1 : 1)),
	};
}
