import type { Indicator, LevelId } from "../../../catalogue/model.ts";
import type { Figures, TerritoryRef } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { indicatorById } from "../declared.ts";
import type { TableAsked } from "./model.ts";

/** Most cells that a page shows at once. */
export const mostCells = 5000;
/** Most places or codes named one by one. */
export const mostCodes = 300;

export interface TableSize {
	/** At most: some of these cells may not exist. */
	readonly cells: number;
	/** How many along each axis, for who must make the table smaller. */
	readonly indicators: number;
	readonly places: number;
	readonly abouts: number;
	readonly periods: number;
}

/** Whole zonings of the region, and places one by one, each once. */
export function placesOf(
	figures: Pick<Figures, "territories">,
	asked: Pick<TableAsked, "levels" | "places">,
	region: string,
): readonly TerritoryRef[] {
	const whole = asked.levels.flatMap((type) =>
		figures.territories(type, type === "france" || type === "region" ? undefined : region),
	);
	const all = [...whole, ...asked.places].map(
		({ type, code }) => [`${type}:${code}`, { type, code }] as const,
	);
	return [...new Map(all).values()];
}

export function indicatorsOf(asked: Pick<TableAsked, "indicators">): readonly Indicator[] {
	return asked.indicators.flatMap((id) => indicatorById.get(id) ?? []);
}

/** The size of a table from its address alone: no figure is read. */
export async function sizeOf(figures: Figures, asked: TableAsked, region: string): Promise<TableSize> {
	const places = placesOf(figures, asked, region).length;
	const indicators = indicatorsOf(asked);
	let cells = 0;
	let abouts = 1;
	let periods = 1;
	for (const indicator of indicators) {
		const own = await aboutsOf(figures, indicator, asked.about);
		const times =
			asked.periods === "latest"
				? 1
				: asked.periods === "all"
					? figures.coverage(indicator.id).periods.length
					: asked.periods.length;
		abouts = Math.max(abouts, own);
		periods = Math.max(periods, times);
		cells += places * own * times * (await valuesOf(figures, indicator));
	}
	return { cells, indicators: indicators.length, places, abouts, periods };
}

async function aboutsOf(figures: Figures, indicator: Indicator, about: TableAsked["about"]): Promise<number> {
	if (!about) return 1;
	if (about.codes) return about.codes.length;
	const listed = figures.occupations(about.level).length;
	return listed > 0 ? listed : await inUse(figures, indicator, about.level);
}

async function inUse(figures: Figures, indicator: Indicator, level: LevelId): Promise<number> {
	const dimensions = await dimensionsOf(figures, indicator.cube);
	return dimensions?.about.find((axis) => axis.level === level)?.codes.length ?? 1;
}

async function valuesOf(figures: Figures, { cube, breakdown }: Indicator): Promise<number> {
	if (breakdown === undefined) return 1;
	const dimensions = await dimensionsOf(figures, cube);
	return dimensions?.categories.find(({ id }) => id === breakdown)?.values.length ?? 1;
}

async function dimensionsOf(
	figures: Figures,
	cube: string,
): Promise<Awaited<ReturnType<Figures["dimensions"]>> | undefined> {
	try {
		return await figures.dimensions(cube);
	} catch (error) {
		// Declared, and absent from this release: it has no cell.
		if (error instanceof DefError && error.code === "jeu-inconnu") return undefined;
		throw error;
	}
}
