import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, TerritoryRef } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/index.ts";
import {
	cellAt,
	cellsOf,
	columnHeader,
	france,
	inUnit,
	isComparable,
	latestCell,
	openCategory,
	sentenceFor,
	seriesMessage,
	trendOf,
	withReferences,
	yearBefore,
} from "../../reading/index.ts";
import type { Chart } from "../document.ts";
import type { About } from "../model.ts";
import { type Composing, codeFor, type Reading } from "./context.ts";
import { placeFor, printedWhere, unknownCode } from "./place.ts";
import { pointText, printedCell, printedValue } from "./printed.ts";
import { readSplit } from "./split.ts";

/** From this number of known periods a line says more than bars. */
const enoughForLine = 5;
/** Rows of the table on paper: the rest is in the spreadsheet and in the HTML version. */
const onPaper = 12;

interface Column {
	readonly label: string;
	readonly cells: readonly (FigureCell | undefined)[];
}

/** One indicator over time, beside the region and France when it is a rate. */
export async function readSeries(
	context: Composing,
	indicator: Indicator,
	about: About | undefined,
): Promise<Reading> {
	const { figures, region } = context;
	const code = about && codeFor(context, indicator, about);
	if (about && !code) return { title: indicator.label, absent: unknownCode(context, indicator) };
	const where = await placeFor(context, indicator);
	if (!where) return { title: indicator.label, absent: printedWhere(context, indicator) };
	const references: readonly TerritoryRef[] = isComparable(indicator)
		? [{ type: "region", code: region.code }, france]
		: [];
	const answer = await withReferences(figures, indicator, where.asked, references, code?.scope);
	if (openCategory(answer) !== undefined) return readSplit(context, indicator, about);
	const here = hereOf(answer, where.asked);
	const now = here && latestCell(answer, here);
	if (!here || !now || now.period === "")
		return {
			title: indicator.label,
			absent: now?.reason ?? "Donnée non disponible à cette maille ou à cette date.",
		};
	const periods = cellsOf(answer, here)
		.map(({ period }) => period)
		.sort();
	const columns = [here, ...references].flatMap((ref, at): readonly Column[] => {
		if (at > 0 && ref.type === here.type && ref.code === here.code) return [];
		const cells = periods.map((period) => cellAt(answer, ref, period));
		const label = cells.find((cell) => cell)?.territory.label;
		const known = cells.some((cell) => cell && cell.value !== null);
		return label === undefined || (at > 0 && !known) ? [] : [{ label, cells }];
	});
	const earlier = yearBefore(now.period);
	const trend = trendOf(indicator, now, earlier === undefined ? undefined : cellAt(answer, here, earlier));
	const span =
		periods.length > 1
			? `${formatPeriod(periods[0] ?? "")} – ${formatPeriod(now.period)}`
			: formatPeriod(now.period);
	const subtitle = `${indicator.label}${inUnit(indicator)}. ${indicator.universe} ${code ? `${code.label}, ` : ""}${where.label}, ${span}.`;
	const newest = periods.toReversed();
	return {
		title: seriesMessage(indicator, now, trend?.text),
		subtitle,
		...drawn(indicator, periods, columns, subtitle),
		sentence: await sentenceFor(figures, answer, here, about && "code" in about ? about : undefined),
		table: {
			caption: `${indicator.label}, par période`,
			columns: [
				{ header: "Période", number: false },
				...columns.map(({ label }, at) => ({
					header:
						columns.length === 1
							? `${label} : ${columnHeader(indicator)}`
							: at === 0
								? `${label}${indicator.unit === "" ? "" : ` (${indicator.unit})`}`
								: label,
					number: true,
				})),
			],
			rows: newest.map((period, at) => ({
				header: formatPeriod(period),
				cells: columns.map(({ cells }) => printedCell(indicator, cells[periods.length - 1 - at])),
			})),
			onPaper,
		},
		answers: [answer],
		shown: columns.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])),
		notes: [where.note, code?.note, ...indicator.notes].filter((note) => note !== undefined),
		origin: now,
	};
}

/** The place as the answer names it: a perimeter has no code of its own. */
export function hereOf(
	answer: FigureAnswer,
	asked: TerritoryRef | { readonly perimeter: unknown },
): TerritoryRef | undefined {
	return "type" in asked
		? asked
		: answer.cells.find(({ group }) => group?.territories !== undefined)?.territory;
}

function drawn(
	indicator: Indicator,
	periods: readonly string[],
	columns: readonly Column[],
	subtitle: string,
): { readonly chart?: Chart } {
	const known = columns[0]?.cells.filter((cell) => cell && cell.value !== null) ?? [];
	if (known.length < 2 || indicator.classes) return {};
	return {
		chart: {
			kind: known.length >= enoughForLine ? "line" : "bars",
			alt: `${subtitle} Les valeurs sont dans le tableau.`,
			unit: indicator.unit,
			decimals: indicator.decimals,
			labels: periods.map((period) => formatPeriod(period)),
			series: columns.slice(0, known.length >= enoughForLine ? 3 : 1).map(({ label, cells }) => ({
				label,
				values: cells.map((cell) => printedValue(indicator, cell)),
				texts: cells.map((cell) => pointText(indicator, cell)),
			})),
			references: [],
		},
	};
}
