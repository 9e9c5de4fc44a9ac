import type { FigureAnswer, FigureCell, Figures, TerritoryCard } from "../figures/model.ts";
import { ask, lookup } from "./ask.ts";
import { centerOf, kilometres, type Point } from "./centers.ts";
import type { Row } from "./model.ts";
import { type Local, supplyOf } from "./supply.ts";

/** Distances told around a bassin, km as the crow flies: no table of travel times is received. */
export const RINGS = [30, 45] as const;

/** Who could come to learn or to work here, and where one learns. */
export interface Reach {
	/** Bassins of the region, the nearest first: this one is at 0. Without outlines no distance is known: `far` is null. */
	readonly bassins: readonly {
		readonly place: TerritoryCard;
		readonly center: Point | null;
		readonly far: number | null;
		readonly seekers: FigureCell | undefined;
	}[];
	/** Job-seekers of the bassins whose centre is within each distance, as the registry adds them up. Empty without outlines. */
	readonly pools: readonly {
		readonly within: (typeof RINGS)[number];
		readonly places: readonly TerritoryCard[];
		readonly sum: FigureCell | undefined;
	}[];
	readonly seekers: FigureAnswer | undefined;
	/** Trainings are known by département only. */
	readonly departements: readonly {
		readonly place: TerritoryCard;
		readonly center: Point | null;
		/** Null: a training that leads to the occupation has no number printed there. */
		readonly places: number | null;
		readonly pupils: number | null;
	}[];
	readonly placesPeriod: string | undefined;
	readonly pupilsPeriod: string | undefined;
	readonly answers: readonly FigureAnswer[];
}

/** Around one bassin, for one occupation, known as `match` to job-seekers and trainings. */
export async function reachOf(
	figures: Figures,
	region: string,
	match: NonNullable<Row["match"]>,
	here: TerritoryCard,
): Promise<Reach> {
	const bassins = figures.territories(here.type, region);
	const refs = bassins.map(({ type, code }) => ({ type, code }));
	const about = { level: match.level, code: match.code };
	const indicator = "demandeurs-emploi-rome";
	const seekers = await ask(figures, { indicator, territories: refs, about });
	const found = lookup(seekers);
	const centers = centersIn(figures, here.type);
	const from = centers(here.code);
	const near = bassins
		.map((place) => {
			const center = centers(place.code);
			const far = place.code === here.code ? 0 : from && center ? kilometres(from, center) : null;
			return { place, center, far: from ? far : null, seekers: found?.at(place, match.code) };
		})
		.toSorted((a, b) => (a.far ?? Number.POSITIVE_INFINITY) - (b.far ?? Number.POSITIVE_INFINITY));
	const pools: Reach["pools"][number][] = [];
	if (from && seekers)
		for (const within of RINGS) {
			const places = near.flatMap(({ place, far }) => (far !== null && far <= within ? [place] : []));
			const territories = places.map(({ type, code }) => ({ type, code }));
			const added = await ask(figures, { indicator, territories, about, together: ["territory"] });
			pools.push({ within, places, sum: added?.cells[0] });
		}
	const supply = await supplyOf(figures, region);
	const countOf = (local: Local | undefined): number | null =>
		local === undefined || local.open.has(match.code) ? null : (local.allocation.parts.get(match.code) ?? 0);
	const departementCenters = centersIn(figures, "departement");
	return {
		bassins: near,
		pools,
		seekers,
		departements: figures.territories("departement", region).map((place) => ({
			place,
			center: departementCenters(place.code),
			places: countOf(supply.places.local.get(place.code)),
			pupils: countOf(supply.local.get(place.code)),
		})),
		placesPeriod: supply.places.period,
		pupilsPeriod: supply.pupilsPeriod,
		answers: [seekers, supply.places.answer].filter((answer) => answer !== undefined),
	};
}

function centersIn(figures: Figures, type: TerritoryCard["type"]): (code: string) => Point | null {
	const shapes = figures.contours(type)?.shapes;
	return (code) => {
		const shape = shapes?.get(code);
		return (shape && centerOf(shape)) ?? null;
	};
}
