import type { Indicator, Region } from "../../../catalogue/model.ts";
import {
	type FigureAnswer,
	type FigureCell,
	type Figures,
	type Placed,
	ranksOf,
} from "../../figures/index.ts";
import type { PeriodCode, TerritoryRef } from "../../figures/model.ts";
import { compareFrench, round } from "../../platform/french.ts";
import { cellAt, commonPeriod, lowerFirst, openCategory, sameTerritory } from "../../reading/index.ts";
import { categoryName, territoryKind } from "../declared.ts";
import { ofRegion } from "../region-name.ts";
import type { CompareAsked } from "./model.ts";

/** One of the places compared: its figure, and its place among those of its kind. */
export interface ComparedPlace {
	readonly cell: FigureCell;
	readonly rank: (Placed & { readonly among: string }) | undefined;
}

/** One indicator over the places of a comparison, all at one period. */
export interface Comparison {
	readonly indicator: Indicator;
	readonly period: PeriodCode;
	/** From high to low; then those without a value, in French order. */
	readonly places: readonly ComparedPlace[];
	readonly references: readonly FigureCell[];
	readonly answer: FigureAnswer;
	/** Places that have nothing at this period, and the last one that they have. */
	readonly elsewhere: readonly { readonly label: string; readonly period: PeriodCode }[];
	/** Groups among which places are ranked, each with how many of its members have a value. */
	readonly groups: readonly { readonly among: string; readonly known: number; readonly all: number }[];
}

/** Why an indicator cannot be compared here. */
export interface NotCompared {
	readonly indicator: Indicator;
	readonly why: string;
}

/** The figures of a comparison for one indicator; the reason when there are none. */
export async function compare(
	figures: Figures,
	region: Region,
	indicator: Indicator,
	asked: Pick<CompareAsked, "zones" | "references" | "period">,
): Promise<Comparison | NotCompared> {
	const all = await figures.query({ indicator: indicator.id, territories: asked.zones, periods: "all" });
	const open = openCategory(all);
	if (open !== undefined)
		return {
			indicator,
			why: `ce chiffre n’est publié que par ${lowerFirst(categoryName(open))} : il n’y en a pas un seul par territoire.`,
		};
	const period = asked.period ?? commonPeriod(all.cells);
	if (period === undefined) {
		const [why] = all.cells.flatMap((cell) => cell.reason ?? []);
		return { indicator, why: why ?? "aucun des territoires choisis n’a ce chiffre." };
	}
	const answer = await figures.query({
		indicator: indicator.id,
		territories: [
			...asked.zones,
			...asked.references.filter((ref) => !asked.zones.some((zone) => sameTerritory(zone, ref))),
		],
		periods: [period],
	});
	const groups = await groupsOf(figures, region, indicator, asked.zones, period);
	const places = asked.zones.flatMap((zone): ComparedPlace[] => {
		const cell = answer.cells.find(({ territory }) => sameTerritory(territory, zone));
		if (!cell) return [];
		const group = groups.find(({ places }) => places.has(keyOf(zone)));
		const rank = cell.value === null ? undefined : group?.places.get(keyOf(zone));
		return [{ cell, rank: rank && group ? { ...rank, among: group.among } : undefined }];
	});
	return {
		indicator,
		period,
		places: places.toSorted(fromHighToLow(indicator.decimals)),
		references: asked.references.flatMap(
			(ref) =>
				cellAt(answer, ref, period) ?? answer.cells.find((cell) => sameTerritory(cell.territory, ref)) ?? [],
		),
		answer,
		elsewhere: places.flatMap(({ cell }) => {
			const last = cell.status === "nd" ? lastPeriod(all.cells, cell.territory) : undefined;
			return last === undefined ? [] : [{ label: cell.territory.label, period: last }];
		}),
		groups: groups.map(({ among, known, all: members }) => ({ among, known, all: members })),
	};
}

const keyOf = ({ type, code }: TerritoryRef): string => `${type}:${code}`;

/** As they are printed: what reads the same stands in French order. */
const fromHighToLow =
	(decimals: number) =>
	({ cell: a }: ComparedPlace, { cell: b }: ComparedPlace): number => {
		if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
		const gap = round(b.value ?? 0, decimals) - round(a.value ?? 0, decimals);
		return gap !== 0 ? gap : compareFrench(a.territory.label, b.territory.label);
	};

function lastPeriod(cells: readonly FigureCell[], place: TerritoryRef): PeriodCode | undefined {
	return cells
		.filter(({ territory, value }) => value !== null && sameTerritory(territory, place))
		.map(({ period }) => period)
		.toSorted()
		.at(-1);
}

interface Group {
	readonly among: string;
	readonly known: number;
	readonly all: number;
	readonly places: ReadonlyMap<string, Placed>;
}

/**
 * All the places of the kind of each zone, in the region of the site or in its own when it lies elsewhere. France is alone of its
 * kind, and the regions are ranked among themselves.
 */
async function groupsOf(
	figures: Figures,
	region: Region,
	indicator: Indicator,
	zones: readonly TerritoryRef[],
	period: PeriodCode,
): Promise<readonly Group[]> {
	const wanted = new Map<string, { readonly type: TerritoryRef["type"]; readonly region?: string }>();
	for (const { type, code } of zones) {
		if (type === "france") continue;
		const regions = figures.territory(type, code)?.regions ?? [];
		const home = regions.includes(region.code) ? region.code : regions[0];
		const around = type === "region" ? undefined : home;
		wanted.set(`${type} ${around ?? ""}`, { type, ...(around === undefined ? {} : { region: around }) });
	}
	return await Promise.all(
		[...wanted.values()].map(async (scope): Promise<Group> => {
			const { cells } = await figures.query({
				indicator: indicator.id,
				territories: scope,
				periods: [period],
			});
			const own = cells.filter((cell) => cell.period === period);
			const ranks = ranksOf(
				own.map(({ value }) => value),
				indicator.decimals,
			);
			const where = scope.region === undefined ? "" : ` ${ofRegion(region, scope.region)}`;
			return {
				among: `${lowerFirst(territoryKind(scope.type).plural)}${where}`,
				known: own.filter(({ value }) => value !== null).length,
				all: figures.territories(scope.type, scope.region).length,
				places: new Map(
					own.flatMap(({ territory }, index) => {
						const rank = ranks[index];
						return rank ? [[keyOf(territory), rank] as const] : [];
					}),
				),
			};
		}),
	);
}
