import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { FigureCell, Figures, TerritoryRef } from "../figures/model.ts";

/** From narrow to wide: where to look for a figure that is hidden here. */
const widths: readonly TerritoryType[] = [
	"commune",
	"epci",
	"partie-zone",
	"comite-local",
	"arrondissement",
	"bassin",
	"zone-emploi",
	"departement",
	"region",
	"france",
];

/** Doors shown at once: beyond, the region is the way. */
const mostDoors = 4;
/** Hidden cells for which a door is looked for, at most. */
const mostTried = 12;

/** A hidden figure, and the nearest wider place where the same figure is printed. */
export interface Door {
	readonly from: FigureCell;
	readonly to: FigureCell;
}

export interface Shown {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
}

/** Doors for the hidden cells of a table, each target once, in the order of the table. */
export async function doorsOf(figures: Figures, shown: readonly Shown[]): Promise<readonly Door[]> {
	const doors = new Map<string, Door>();
	const hidden = shown.filter(({ cell }) => cell.status === "s" && cell.value === null);
	for (const one of hidden.slice(0, mostTried)) {
		if (doors.size >= mostDoors) break;
		const to = await widerOf(figures, one);
		if (to && !doors.has(to.permalink)) doors.set(to.permalink, { from: one.cell, to });
	}
	return [...doors.values()];
}

/** The same figure, where it is printed, in the nearest place that holds this one. Undefined when it is printed nowhere. */
export async function widerOf(figures: Figures, { indicator, cell }: Shown): Promise<FigureCell | undefined> {
	if (cell.group !== undefined || cell.period === "") return undefined;
	const { territories, withheld } = figures.coverage(indicator.id);
	const closed = new Set(withheld.map(({ territory }) => territory));
	const wider = widths.slice(widths.indexOf(cell.territory.type) + 1);
	for (const type of wider.filter((one) => territories.includes(one) && !closed.has(one))) {
		const place = holderOf(figures, cell.territory, type);
		if (!place) continue;
		const answer = await figures.query({
			indicator: indicator.id,
			territories: [place],
			...(cell.about ? { about: { level: cell.about.level, code: cell.about.code } } : {}),
			categories: cell.categories,
			periods: [cell.period],
		});
		const found = answer.cells.find(({ value, period }) => value !== null && period === cell.period);
		if (found) return found;
	}
	return undefined;
}

/** The one place of a zoning that holds another: none when the place lies across several of them. */
export function holderOf(
	figures: Figures,
	inner: TerritoryRef,
	type: TerritoryType,
): TerritoryRef | undefined {
	if (type === "france") return { type, code: "FR" };
	const [only, ...others] = figures.related(inner).filter((card) => card.type === type);
	return only && others.length === 0 ? { type, code: only.code } : undefined;
}
