import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { Indicator, Region } from "../../catalogue/model.ts";
import type { ObservedRow } from "../../catalogue/monographs/index.ts";
import type { FigureAnswer, FigureCell, Figures, PeriodCode, TerritoryRef } from "../figures/model.ts";
import { type PrintedTable, printedCell, type TableCell } from "../kits/index.ts";
import { foldText, formatPeriod, formatQuantity } from "../platform/index.ts";
import { cellAt, cellsOf, changeOf, france, withReferences, yearBefore } from "../reading/index.ts";
import { changeUnknown, columnsOf, type Layout, unknown } from "./figure-cells.ts";

/** A section read in the release. */
export interface Observed {
	readonly table: PrintedTable;
	readonly answers: readonly FigureAnswer[];
	/** Every cell that is printed. */
	readonly shown: readonly FigureCell[];
	readonly notes: readonly string[];
}

/**
 * The indicators of a section for a year: the region's last period in it, of which France is known if there is one, the same one a year before, France's at that period.
 * Undefined when the release has nothing of that year.
 */
export async function observedTable(
	caption: string,
	layout: Layout,
	rows: readonly ObservedRow[],
	year: number,
	region: Region,
	figures: Figures,
): Promise<Observed | undefined> {
	const read = (await Promise.all(rows.map((row) => readRow(row, year, region, figures)))).filter(
		(row) => row !== undefined,
	);
	if (read.length === 0) return undefined;
	return {
		table: {
			caption,
			columns: columnsOf(layout, region.name),
			rows: read.map(({ answer: { indicator }, categories, now, before, national }) => {
				const own: Readonly<Record<Layout, readonly TableCell[]>> = {
					change: [
						before ? printedCell(indicator, before) : { text: unknown },
						printedCell(indicator, now),
						changeText(indicator, now, before),
						national ? printedCell(indicator, national) : { text: unknown },
						periods(now, before),
					],
					now: [
						printedCell(indicator, now),
						national ? printedCell(indicator, national) : { text: unknown },
						periods(now, undefined),
					],
					region: [printedCell(indicator, now), periods(now, undefined)],
					years: [printedCell(indicator, now), changeText(indicator, now, before)],
				};
				const among = Object.values(categories ?? {}).join(", ");
				return { header: [headText(indicator), among].filter(Boolean).join(", "), cells: own[layout] };
			}),
		},
		answers: read.map(({ answer }) => answer),
		shown: read.flatMap(({ now, before, national }) =>
			[now, before, national].filter((one) => one !== undefined),
		),
		notes: read.flatMap(({ answer, now }) =>
			now.reason === undefined ? [] : [`${answer.indicator.short} : ${now.reason}`],
		),
	};
}

interface Row extends ObservedRow {
	readonly answer: FigureAnswer;
	readonly now: FigureCell;
	readonly before: FigureCell | undefined;
	readonly national: FigureCell | undefined;
}

async function readRow(
	row: ObservedRow,
	year: number,
	region: Region,
	figures: Figures,
): Promise<Row | undefined> {
	const indicator = indicatorById.get(row.indicator);
	const place: TerritoryRef = { type: "region", code: region.code };
	if (!indicator || !figures.coverage(indicator.id).territories.includes("region")) return undefined;
	const answer = await withReferences(
		figures,
		indicator,
		place,
		[france],
		row.categories ? { categories: row.categories } : {},
	);
	// A figure that France also has at that date is the one to print beside it.
	const known = (cell: FigureCell): number => Number(cellAt(answer, france, cell.period)?.value != null);
	const now = cellsOf(answer, place)
		.filter(({ period }) => yearOf(period) === year)
		.sort((a, b) => known(a) - known(b) || (a.period < b.period ? -1 : 1))
		.at(-1);
	if (!now) return undefined;
	const earlier = yearBefore(now.period);
	return {
		...row,
		answer,
		now,
		before: earlier === undefined ? undefined : cellAt(answer, place, earlier),
		national: cellAt(answer, france, now.period),
	};
}

/** « Taux de chômage localisé (%) ». */
function headText({ label, unit }: Indicator): string {
	const said = /^\p{L}{3}/u.test(unit) && foldText(label).includes(foldText(unit));
	return unit === "" || said ? label : `${label} (${unit})`;
}

/** The year that a period ends in: `2024-T4`, `2024-12`, `rentree-2024`, `2023_2024`, `2022-2024` are all of 2024. */
function yearOf(period: PeriodCode): number | undefined {
	const [, first, last] = /^(?:rentree-)?(\d{4})(?:[-_](\d{4}))?(?:\D|$)/.exec(period) ?? [];
	return first === undefined ? undefined : Number(last ?? first);
}

function changeText(indicator: Indicator, now: FigureCell, before: FigureCell | undefined): TableCell {
	const change = changeOf(indicator, now, before);
	if (!change) return changeUnknown;
	const { value, unit, decimals } = change;
	return { text: formatQuantity(value, unit, { decimals, signed: true }), value, decimals, unit };
}

function periods(now: FigureCell, before: FigureCell | undefined): TableCell {
	return { text: [before, now].flatMap((one) => (one ? [formatPeriod(one.period)] : [])).join(" puis ") };
}

/** Years of which a reader would find something: those in which two of the first indicators have figures, the last five of them. */
export function observedYears(rows: readonly ObservedRow[], figures: Figures): readonly number[] {
	const years = rows.flatMap(({ indicator }) => [
		...new Set(figures.coverage(indicator).periods.flatMap((period) => yearOf(period) ?? [])),
	]);
	return [...Map.groupBy(years, (year) => year)]
		.flatMap(([year, found]) => (found.length >= 2 ? [year] : []))
		.sort((a, b) => a - b)
		.slice(-5);
}
