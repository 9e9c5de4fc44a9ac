import type { Indicator, TerritoryType } from "../../../catalogue/model.ts";
import { territoryKind } from "../../../catalogue/nomenclatures/index.ts";
import { ranksOf } from "../../figures/index.ts";
import type { FigureCell } from "../../figures/model.ts";
import { compareFrench, formatPeriod, ordinal } from "../../platform/index.ts";
import {
	columnHeader,
	commonPeriod,
	france,
	highestMessage,
	inUnit,
	isComparable,
	lowerFirst,
	openCategory,
} from "../../reading/index.ts";
import type { About } from "../model.ts";
import { barsOf } from "./bars.ts";
import { type Composing, codeFor, type Reading } from "./context.ts";
import { printedWhere, unknownCode } from "./place.ts";
import { printedCell } from "./printed.ts";

/** Bars are readable up to this number of territories; beyond, the table alone. */
const barsAtMost = 24;

/** Rows of the table on paper, under a drawing of so many bars, which bear their values: the page holds both. */
const onPaper = (bars: number): number => Math.max(5, Math.min(14, 29 - bars));

/** One indicator over the territories of a type in the region, from high to low, with the region and France at the end. */
export async function readPlaces(
	context: Composing,
	indicator: Indicator,
	type: TerritoryType,
	about: About | undefined,
): Promise<Reading> {
	const { figures, region, place } = context;
	const code = about && codeFor(context, indicator, about);
	if (about && !code) return { title: indicator.label, absent: unknownCode(context, indicator) };
	const coverage = figures.coverage(indicator.id);
	const refused = coverage.withheld.find(({ territory }) => territory === type);
	if (refused || !coverage.territories.includes(type))
		return { title: indicator.label, absent: refused?.reason ?? printedWhere(context, indicator) };
	const own = code?.scope ?? {};
	const answer = await figures.query({
		indicator: indicator.id,
		territories: { type, region: region.code },
		...own,
	});
	const period = commonPeriod(answer.cells);
	if (period === undefined || openCategory(answer) !== undefined)
		return { title: indicator.label, absent: "Donnée non disponible à cette maille ou à cette date." };
	const beside = await figures.query({
		indicator: indicator.id,
		territories: [{ type: "region", code: region.code }, france],
		periods: [period],
		...own,
	});
	const cells = inOrder(answer.cells.filter((cell) => cell.period === period));
	const references = beside.cells.filter(
		(cell) => cell.value !== null && cell.period === period && cell.territory.type !== type,
	);
	const rows = [...cells, ...references];
	const [first] = cells;
	const kind = territoryKind(type);
	const subtitle = `${indicator.label}${inUnit(indicator)}. ${indicator.universe} ${code ? `${code.label}, ` : ""}${kind.plural} ${region.ofName}, ${formatPeriod(period)}.`;
	const known = cells.filter((cell) => cell.value !== null);
	const whole = rows.length <= barsAtMost;
	const drawn = rows.filter(
		(cell) => (whole || cell.value !== null) && (cell.territory.type === type || isComparable(indicator)),
	);
	const mine =
		"territory" in place && place.territory.type === type
			? cells.findIndex(({ territory }) => territory.code === place.territory.code)
			: -1;
	const rank =
		mine < 0
			? undefined
			: ranksOf(
					cells.map(({ value }) => value),
					indicator.decimals,
				)[mine];
	return {
		title: first && known.length > 0 ? highestMessage(indicator, first, known.length) : indicator.short,
		subtitle,
		...(known.length < 2 || drawn.length > barsAtMost || indicator.classes
			? {}
			: {
					chart: barsOf(
						indicator,
						drawn,
						({ territory }) => territory.label,
						`${subtitle} ${whole ? "" : "Territoires dont la valeur est publiée. "}Les valeurs sont dans le tableau.`,
						(cell) => cell.territory.type !== type || cell === cells[mine],
					),
				}),
		...(rank && first
			? {
					sentence: `${cells[mine]?.territory.label} est au ${ordinal(rank.position)} rang sur ${rank.total} ${lowerFirst(kind.plural)} ${region.ofName}, du plus haut au plus bas${rank.tied ? " (à égalité)" : ""}.`,
				}
			: {}),
		table: {
			caption: `${indicator.label}, ${formatPeriod(period)}`,
			columns: [
				{ header: kind.label, number: false },
				{ header: columnHeader(indicator), number: true },
			],
			// What to compare with is read first, however long the list.
			rows: [...references, ...cells].map((cell) => ({
				header: cell.territory.label,
				...(cell.territory.type !== type || cell === cells[mine] ? { reference: true } : {}),
				cells: [printedCell(indicator, cell)],
			})),
			onPaper: onPaper(drawn.length > barsAtMost ? 0 : drawn.length),
		},
		answers: [answer, ...(references.length > 0 ? [beside] : [])],
		shown: rows,
		notes: [code?.note, ...indicator.notes].filter((note) => note !== undefined),
		origin: cells[mine] ?? first,
	};
}

/** Known values from high to low, then the others in French order: a hidden value has no rank. */
function inOrder(cells: readonly FigureCell[]): readonly FigureCell[] {
	return cells.toSorted(
		(a, b) =>
			(b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
			compareFrench(a.territory.label, b.territory.label),
	);
}
