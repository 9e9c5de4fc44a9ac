import type { Indicator } from "../../../catalogue/model.ts";
import type { ExtractCell } from "../../exports/index.ts";
import type { FigureAnswer, FigureCell, FigureRequest, Figures, TerritoryRef } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { indicatorById } from "../declared.ts";
import type { Axis, TableAsked, TotalAxis } from "./model.ts";
import { indicatorsOf, placesOf } from "./size.ts";

/** A cell with its place along each axis; `total` where it stands for all that was chosen. */
export interface PlacedCell {
	readonly cell: ExtractCell;
	readonly at: Readonly<Record<Axis, string>>;
}

export interface Gathered {
	readonly answers: readonly FigureAnswer[];
	readonly cells: readonly PlacedCell[];
	/** Why there is nothing, for an indicator and a place. */
	readonly absences: ReadonlyMap<string, ExtractCell>;
	/** Totals that would mean nothing, each with its reason. */
	readonly refused: readonly string[];
	readonly places: readonly TerritoryRef[];
}

export const TOTAL = "total";

const requestAxis = { territoire: "territory", sur: "about", periode: "period" } as const;

/** Every figure of a table, asked of the house one indicator at a time; totals are asked for, never added here. */
export async function gather(figures: Figures, asked: TableAsked, region: string): Promise<Gathered> {
	const places = placesOf(figures, asked, region);
	const answers: FigureAnswer[] = [];
	const cells: PlacedCell[] = [];
	const absences = new Map<string, ExtractCell>();
	const refused = new Set<string>();
	for (const indicator of indicatorsOf(asked)) {
		const request = requestFor(indicator, asked, places);
		const answer = await figures.query(request);
		answers.push(answer);
		for (const cell of answer.cells) {
			const named = { ...cell, indicator: indicator.id };
			if (isAbsence(cell)) absences.set(absenceKey(indicator.id, key(cell.territory)), named);
			else cells.push({ cell: named, at: placeOf(indicator, asked, cell, []) });
		}
		for (const together of totalsOf(asked, places)) {
			try {
				const total = await figures.query({
					...request,
					together: together.map((axis) => requestAxis[axis]),
				});
				for (const cell of total.cells)
					if (!isAbsence(cell))
						cells.push({
							cell: { ...cell, indicator: indicator.id },
							at: placeOf(indicator, asked, cell, together),
						});
			} catch (error) {
				if (!(error instanceof DefError)) throw error;
				refused.add(error.message);
			}
		}
	}
	return { answers, cells, absences, refused: [...refused], places };
}

function requestFor(
	indicator: Indicator,
	{ about, periods }: TableAsked,
	territories: readonly TerritoryRef[],
): FigureRequest {
	const [only, ...others] = about?.codes ?? [];
	return {
		indicator: indicator.id,
		territories,
		...(about
			? {
					about:
						only === undefined
							? { level: about.level }
							: others.length === 0
								? { level: about.level, code: only }
								: { codes: [only, ...others].map((code) => ({ level: about.level, code })) },
				}
			: {}),
		periods,
	};
}

/** Every set of axes among those asked for, along which there is more than one thing to add. */
function totalsOf(
	{ totals, about, periods }: TableAsked,
	places: readonly TerritoryRef[],
): readonly (readonly TotalAxis[])[] {
	const worth = totals.filter((axis) =>
		axis === "territoire"
			? places.length > 1
			: axis === "sur"
				? about !== undefined && (about.codes === undefined || about.codes.length > 1)
				: periods !== "latest" && (periods === "all" || periods.length > 1),
	);
	const sets: TotalAxis[][] = [];
	for (const axis of worth) sets.push([axis], ...sets.map((set) => [...set, axis]));
	return sets;
}

/** No cell of the release stands behind it. */
const isAbsence = (cell: FigureCell): boolean => cell.permalink.startsWith("/indicateurs/");

export const key = ({ type, code }: TerritoryRef): string => `${type}:${code}`;
export const absenceKey = (indicator: string, place: string): string => `${indicator} ${place}`;

function placeOf(
	indicator: Indicator,
	asked: TableAsked,
	cell: FigureCell,
	together: readonly TotalAxis[],
): PlacedCell["at"] {
	return {
		territoire: together.includes("territoire") ? TOTAL : key(cell.territory),
		sur: together.includes("sur") ? TOTAL : (cell.about?.code ?? ""),
		ventilation: ventilationOf(indicator, cell),
		indicateur: indicator.id,
		// The most recent period is not the same everywhere: it is said with the value, not along an axis.
		periode: asked.periods === "latest" ? "" : together.includes("periode") ? TOTAL : cell.period,
	};
}

/** Values of the breakdowns that the indicator leaves open. */
function ventilationOf(indicator: Indicator, { categories }: FigureCell): string {
	const { formula } = indicator;
	const base = formula.kind === "evolution" ? (indicatorById.get(formula.of) ?? indicator) : indicator;
	return Object.entries(categories)
		.filter(([id]) => base.where?.[id] === undefined)
		.map(([, value]) => value)
		.join(" · ");
}
