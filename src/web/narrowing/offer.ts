import type { Indicator, LevelId } from "../../../catalogue/model.ts";
import type { FigureCell, Figures, PeriodCode, TerritoryCard } from "../../figures/model.ts";
import { compareFrench } from "../../platform/french.ts";
import { byCategory, yearOf, zoningsOf } from "../../reading/index.ts";
import { categoryName } from "../declared.ts";

/** What a release has, for one place and one theme, by which its figures may be narrowed. */
export interface Offer {
	/** Newest first; the periods that are not the year itself. */
	readonly years: readonly { readonly year: string; readonly periods: readonly PeriodCode[] }[];
	readonly axes: readonly { readonly id: string; readonly values: readonly string[] }[];
	readonly families: readonly {
		readonly level: LevelId;
		readonly codes: readonly { readonly code: string; readonly label: string }[];
	}[];
	/** By indicator, those of this place, sorted. */
	readonly periods: ReadonlyMap<Indicator, readonly PeriodCode[]>;
}

/** Families by which indicators are published, widest first: the first that an indicator has is its own. */
export const familyLevels: readonly LevelId[] = ["fap2021-22", "fap2009-22", "fap2009-87"];

/** An axis of more values (hundreds of training centres) is a list to read, not a choice. */
const mostValues = 40;

const known = (cells: readonly FigureCell[]): readonly FigureCell[] =>
	cells.filter(({ period, status }) => period !== "" && status !== "nd");

/** Reads every figure of the theme here: choices without any figure are not offered. */
export async function offerFor(
	figures: Figures,
	card: TerritoryCard,
	indicators: readonly Indicator[],
): Promise<Offer> {
	const periods = new Map<Indicator, readonly PeriodCode[]>();
	const axes = new Map<string, Map<string, FigureCell>>();
	const families = new Map<LevelId, Map<string, string>>();
	for (const indicator of indicators) {
		if (!zoningsOf(figures, indicator).has(card.type)) continue;
		const request = { indicator: indicator.id, territories: [card], periods: "all" } as const;
		const axis = indicator.breakdown;
		const whole = await figures.query({
			...request,
			...(axis === undefined ? {} : { categories: { [axis]: "*" } }),
		});
		const own = known(whole.cells);
		if (axis !== undefined)
			for (const cell of own) {
				const values = axes.get(axis) ?? new Map<string, FigureCell>();
				const value = cell.categories[axis];
				if (value !== undefined) axes.set(axis, values.set(value, cell));
			}
		const { about } = figures.coverage(indicator.id);
		const level = familyLevels.find((one) => about.includes(one));
		const byFamily =
			level === undefined ? [] : known((await figures.query({ ...request, about: { level } })).cells);
		for (const { about: family } of byFamily)
			if (family && level) {
				const codes = families.get(level) ?? new Map<string, string>();
				families.set(level, codes.set(family.code, family.label));
			}
		periods.set(indicator, [...new Set([...own, ...byFamily].map(({ period }) => period))].toSorted());
	}
	return {
		years: yearsOf([...periods.values()].flat()),
		axes: [...axes]
			.filter(([, values]) => values.size > 1 && values.size <= mostValues)
			.map(([id, values]) => ({
				id,
				values: [...values].sort(([, a], [, b]) => byCategory(a, b, id)).map(([value]) => value),
			}))
			.sort((a, b) => compareFrench(categoryName(a.id), categoryName(b.id))),
		families: familyLevels.flatMap((level) => {
			const codes = [...(families.get(level) ?? [])].map(([code, label]) => ({ code, label }));
			return codes.length === 0
				? []
				: [{ level, codes: codes.sort((a, b) => compareFrench(a.label, b.label)) }];
		}),
		periods,
	};
}

function yearsOf(periods: readonly PeriodCode[]): Offer["years"] {
	return [...Map.groupBy(new Set(periods), yearOf)]
		.map(([year, own]) => ({
			year,
			periods: own
				.filter((one) => one !== year)
				.toSorted()
				.toReversed(),
		}))
		.sort((a, b) => (a.year < b.year ? 1 : -1));
}
