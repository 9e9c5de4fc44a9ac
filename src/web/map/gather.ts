import type { Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import {
	type FigureAnswer,
	type FigureCell,
	type Figures,
	type Placed,
	ranksOf,
} from "../../figures/index.ts";
import type { PeriodCode } from "../../figures/model.ts";
import {
	commonPeriod,
	leadIndicators,
	lowerFirst,
	openCategory,
	standsAlone,
	zoningsOf,
} from "../../reading/index.ts";
import { classesOf } from "../charts/classes.ts";
import { circleSheet, classSheet, type MapSheet } from "../charts/map-sheet.ts";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { categoryName, indicatorById, indicators } from "../declared.ts";
import { type MapAsked, mappedZonings } from "./model.ts";

/** One date of a map: its figures, their ranks, and the drawing when there are outlines. */
export interface DatedMap {
	readonly period: PeriodCode;
	readonly cells: readonly FigureCell[];
	/** In the order of the cells. */
	readonly ranks: readonly (Placed | undefined)[];
	readonly answer: FigureAnswer;
	readonly sheet: MapSheet | undefined;
}

export interface MapMade {
	readonly indicator: Indicator;
	readonly zoning: TerritoryType;
	readonly dates: readonly DatedMap[];
	/** Every period of this indicator at this zoning, sorted. */
	readonly periods: readonly PeriodCode[];
	/** Whom to credit for the outlines; why there is none otherwise. */
	readonly credit: string | undefined;
	readonly undrawn: string | undefined;
}

export interface NoMap {
	readonly why: string;
	readonly indicator: Indicator | undefined;
	readonly zoning: TerritoryType | undefined;
	readonly periods: readonly PeriodCode[];
}

/** Zonings of the region, with at least two places, at which an indicator may be mapped. */
export function mappable(figures: Figures, region: Region, indicator: Indicator): readonly TerritoryType[] {
	if (!standsAlone(figures, indicator)) return [];
	const zonings = zoningsOf(figures, indicator);
	return mappedZonings.filter((type) => zonings.has(type) && placesOf(figures, region, type) > 1);
}

/** Is there something to map at this zoning? */
export function isMapped(figures: Figures, region: Region, type: TerritoryType): boolean {
	return (
		mappedZonings.includes(type) && indicators.some((one) => mappable(figures, region, one).includes(type))
	);
}

function placesOf(figures: Figures, region: Region, type: TerritoryType): number {
	return figures.territories(type, scopeOf(region, type)).length;
}

/** The regions are mapped over the country, the other zonings over the region. */
export function scopeOf(region: Region, type: TerritoryType): string | undefined {
	return type === "region" ? undefined : region.code;
}

/** The map that an address asks for. Classes and circles have one scale for all the periods: two dates compare at a glance. */
export async function mapFor(figures: Figures, region: Region, asked: MapAsked): Promise<MapMade | NoMap> {
	const indicator = indicatorFor(figures, region, asked);
	const zonings = indicator ? mappable(figures, region, indicator) : [];
	const zoning = asked.zoning ?? zonings[0];
	const none = { indicator, zoning, periods: [] };
	if (!indicator)
		return { ...none, why: "Aucun chiffre de cette diffusion n’est publié pour un découpage de la région." };
	if (!zoning)
		return {
			...none,
			why: `${indicator.label} : ce chiffre ne se met pas sur une carte, car il n’y en a pas un seul par territoire de la région.`,
		};
	if (!zonings.includes(zoning))
		return { ...none, why: `${indicator.label} : donnée non disponible (nd) à cette maille.` };
	const scope = { type: zoning, ...(zoning === "region" ? {} : { region: region.code }) };
	const all = await figures.query({ indicator: indicator.id, territories: scope, periods: "all" });
	const open = openCategory(all);
	if (open !== undefined)
		return {
			...none,
			why: `${indicator.label} : ce chiffre n’est publié que par ${lowerFirst(categoryName(open))}, il n’y en a pas un seul par territoire.`,
		};
	const periods = [...new Set(all.cells.flatMap(({ period }) => (period === "" ? [] : [period])))].toSorted();
	const latest = commonPeriod(all.cells, 0.5);
	const period = asked.period ?? latest;
	if (period === undefined) {
		const [why] = all.cells.flatMap(({ reason }) => reason ?? []);
		return { ...none, why: `${indicator.label} : ${lowerFirst(why ?? "donnée non disponible (nd).")}` };
	}
	const values = all.cells.flatMap(({ value }) => value ?? []);
	const drawing = drawingOf(figures, zoning, region.code);
	const newest = all.cells.flatMap(({ period: of, value }) => (of === latest ? (value ?? []) : []));
	const drawn = sheetMaker(indicator, newest.length > 0 ? newest : values, values);
	const wanted = [period, ...(asked.versus === undefined || asked.versus === period ? [] : [asked.versus])];
	const dates = await Promise.all(
		wanted.toSorted().map(async (date): Promise<DatedMap> => {
			const answer = await figures.query({ indicator: indicator.id, territories: scope, periods: [date] });
			const ranks = ranksOf(
				answer.cells.map(({ value }) => value),
				indicator.decimals,
			);
			const sheet = drawing && typeof drawn !== "string" ? drawn(answer.cells, drawing) : undefined;
			return { period: date, cells: answer.cells, ranks, answer, sheet };
		}),
	);
	return {
		indicator,
		zoning,
		dates,
		periods,
		credit: drawing?.credit,
		undrawn:
			typeof drawn === "string"
				? drawn
				: drawing
					? undefined
					: "Cette diffusion n’a pas de contours pour ce découpage : la liste donne les mêmes valeurs.",
	};
}

/** Colours for what compares, circles for counts; a sentence when neither can tell the truth. */
function sheetMaker(
	indicator: Indicator,
	newest: readonly number[],
	values: readonly number[],
): string | ((cells: readonly FigureCell[], drawing: Parameters<typeof classSheet>[2]) => MapSheet) {
	if (indicator.formula.kind !== "sum") {
		const classes = classesOf(newest, indicator.decimals, indicator.classes !== undefined, values);
		return (cells, drawing) => classSheet(indicator, cells, drawing, classes);
	}
	if (values.some((value) => value < 0))
		return "Des valeurs négatives ne se dessinent pas en cercles : la liste les donne.";
	const most = Math.max(0, ...values);
	return (cells, drawing) => circleSheet(indicator, cells, drawing, most);
}

function indicatorFor(figures: Figures, region: Region, asked: MapAsked): Indicator | undefined {
	const named = asked.indicator === undefined ? undefined : indicatorById.get(asked.indicator);
	if (named) return named;
	const lead = leadIndicators.flatMap((id) => indicatorById.get(id) ?? []);
	return [...lead, ...indicators].find((indicator) => {
		const zonings = mappable(figures, region, indicator);
		return asked.zoning ? zonings.includes(asked.zoning) : zonings.length > 0;
	});
}
