import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { Indicator, LevelId } from "../../../catalogue/model.ts";
import { levels } from "../../../catalogue/nomenclatures/index.ts";
import type { FigureAnswer, FigureCell } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/index.ts";
import { columnHeader, inUnit, leaderMessage, openCategory } from "../../reading/index.ts";
import { barsOf } from "./bars.ts";
import type { Composing, Reading } from "./context.ts";
import { placeFor, printedWhere } from "./place.ts";
import { printedCell } from "./printed.ts";
import { hereOf } from "./series.ts";

const topCount = 10;

/** The ten occupations that come first, with other indicators of the same occupations beside. */
export async function readOccupations(
	context: Composing,
	indicator: Indicator,
	besideIds: readonly string[],
	level: LevelId,
): Promise<Reading> {
	const { figures } = context;
	const where = await placeFor(context, indicator);
	if (!where || !figures.coverage(indicator.id).about.includes(level))
		return { title: indicator.label, absent: printedWhere(context, indicator) };
	const ask = (asked: Indicator): Promise<FigureAnswer> =>
		figures.query({
			indicator: asked.id,
			territories: "type" in where.asked ? [where.asked] : where.asked,
			about: { level },
		});
	const answer = await ask(indicator);
	const here = hereOf(answer, where.asked);
	const ranked = answer.cells
		.filter((cell) => cell.value !== null && cell.about !== undefined)
		.sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareFrench(nameOf(a), nameOf(b)));
	const top = ranked.slice(0, topCount);
	const [first] = top;
	if (!here || !first || openCategory(answer) !== undefined)
		return { title: indicator.label, absent: "Aucun métier n'a ici de chiffre publiable." };
	const beside = await Promise.all(besideIds.flatMap((id) => indicatorById.get(id) ?? []).map(ask));
	const besideCell = (extra: FigureAnswer, cell: FigureCell): FigureCell | undefined =>
		extra.cells.find(({ about }) => about?.code === cell.about?.code);
	const hidden = answer.cells.filter(({ status }) => status === "s").length;
	const subtitle = `${indicator.label}${inUnit(indicator)}. ${where.label}, ${formatPeriod(first.period)}. ${levels[level].label} : ${top.length} premiers sur ${counted(ranked.length, "métier")}.`;
	return {
		title: leaderMessage(indicator, first),
		subtitle,
		...(indicator.classes || top.length < 2
			? {}
			: {
					chart: barsOf(indicator, top, nameOf, `${subtitle} Les valeurs sont dans le tableau.`),
				}),
		table: {
			caption: `${indicator.label} : ${top.length} premiers métiers, ${where.label}`,
			columns: [
				{ header: "Métier", number: false },
				{ header: columnHeader(indicator), number: true },
				...beside.map((extra) => ({ header: columnHeader(extra.indicator), number: true })),
			],
			rows: top.map((cell) => ({
				header: nameOf(cell),
				cells: [
					printedCell(indicator, cell),
					...beside.map((extra) => printedCell(extra.indicator, besideCell(extra, cell))),
				],
			})),
		},
		answers: [answer, ...beside],
		shown: [...top, ...beside.flatMap((extra) => top.flatMap((cell) => besideCell(extra, cell) ?? []))],
		notes: [
			where.note,
			hidden > 0
				? `${counted(hidden, "métier n’est pas classé", "métiers ne sont pas classés")} : valeur masquée.`
				: undefined,
			...indicator.notes,
		].filter((note) => note !== undefined),
		origin: first,
	};
}

const nameOf = (cell: FigureCell): string => cell.about?.label ?? "";
