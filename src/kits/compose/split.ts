import { categoryName } from "../../../catalogue/category-names.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureRequest } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/index.ts";
import {
	byCategory,
	columnHeader,
	inUnit,
	openCategory,
	splitMessage,
	upperFirst,
} from "../../reading/index.ts";
import type { About } from "../model.ts";
import { barsOf } from "./bars.ts";
import { type Composing, codeFor, type Reading } from "./context.ts";
import { placeFor, printedWhere, unknownCode } from "./place.ts";
import { printedCell } from "./printed.ts";

/** Beyond, bars would rank what must not be ranked (training centres) and fill the page. */
const drawnAtMost = 20;

/** One indicator split by its categories (age bands, ways of training…), latest period. */
export async function readSplit(
	context: Composing,
	indicator: Indicator,
	about: About | undefined,
): Promise<Reading> {
	const { figures } = context;
	const code = about && codeFor(context, indicator, about);
	if (about && !code) return { title: indicator.label, absent: unknownCode(context, indicator) };
	const where = await placeFor(context, indicator);
	if (!where) return { title: indicator.label, absent: printedWhere(context, indicator) };
	const request: FigureRequest = {
		indicator: indicator.id,
		territories: "type" in where.asked ? [where.asked] : where.asked,
		...(indicator.breakdown === undefined ? {} : { categories: { [indicator.breakdown]: "*" } }),
		...code?.scope,
	};
	const answer = await figures.query(request);
	const breakdown = indicator.breakdown ?? openCategory(answer);
	const own = answer.cells.filter((cell) => cell.period !== "" && cell.categories[breakdown ?? ""]);
	const period = own
		.map((cell) => cell.period)
		.sort()
		.at(-1);
	if (breakdown === undefined || period === undefined)
		return {
			title: indicator.label,
			absent: answer.cells[0]?.reason ?? "Donnée non disponible à cette maille ou à cette date.",
		};
	const cells = own.filter((cell) => cell.period === period).sort((a, b) => byCategory(a, b, breakdown));
	const known = cells.filter((cell) => cell.value !== null);
	const many = cells.length > drawnAtMost;
	const nameOf = (cell: (typeof cells)[number]): string => upperFirst(cell.categories[breakdown] ?? "");
	const subtitle = `${indicator.label}${inUnit(indicator)}. ${indicator.universe} ${code ? `${code.label}, ` : ""}${where.label}, ${formatPeriod(period)}.`;
	return {
		title:
			known.length === 0 ? indicator.short : splitMessage(indicator, cells, many ? undefined : breakdown),
		subtitle,
		...(known.length < 2 || many
			? {}
			: {
					chart: barsOf(indicator, cells, nameOf, `${subtitle} Les valeurs sont dans le tableau.`),
				}),
		table: {
			caption: `${indicator.label}, ${where.label}, ${formatPeriod(period)}`,
			columns: [
				{ header: categoryName(breakdown), number: false },
				{ header: columnHeader(indicator), number: true },
			],
			rows: cells.map((cell) => ({ header: nameOf(cell), cells: [printedCell(indicator, cell)] })),
			onPaper: drawnAtMost,
		},
		answers: [answer],
		shown: cells,
		notes: [where.note, code?.note, ...indicator.notes].filter((note) => note !== undefined),
		origin: known[0] ?? cells[0],
	};
}
