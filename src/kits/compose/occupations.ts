import { categoryName } from "../../../catalogue/category-names.ts";
import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { CodeRef, Indicator, LevelId } from "../../../catalogue/model.ts";
import { holds, levels } from "../../../catalogue/nomenclatures/index.ts";
import type { FigureAnswer, FigureCell } from "../../figures/model.ts";
import { compareFrench, counted, formatPeriod } from "../../platform/index.ts";
import {
	columnHeader,
	commonPeriod,
	inUnit,
	leaderMessage,
	openCategory,
	upperFirst,
} from "../../reading/index.ts";
import type { BlockFigure } from "../model.ts";
import { barsOf } from "./bars.ts";
import { type Composing, namesOf, type Reading } from "./context.ts";
import { placeFor, printedWhere } from "./place.ts";
import { printedCell } from "./printed.ts";
import { hereOf } from "./series.ts";

const topCount = 10;

type Asked = Extract<BlockFigure, { readonly shape: "occupations" }>;

/** The ten occupations (or trainings) that come first, at one period, with other indicators of the same ones beside. */
export async function readOccupations(
	context: Composing,
	indicator: Indicator,
	{ beside: besideIds, level, within, categories }: Asked,
): Promise<Reading> {
	const { figures } = context;
	const [one, several] = wordsOf(level);
	const where = await placeFor(context, indicator);
	if (!where || !figures.coverage(indicator.id).about.includes(level))
		return { title: indicator.label, absent: printedWhere(context, indicator) };
	const ask = (asked: Indicator): Promise<FigureAnswer> =>
		figures.query({
			indicator: asked.id,
			territories: "type" in where.asked ? [where.asked] : where.asked,
			about: { level },
			...(categories ? { categories } : {}),
		});
	const answer = await ask(indicator);
	const here = hereOf(answer, where.asked);
	const own = answer.cells.filter(({ about }) => about !== undefined && held(about, within));
	const period = commonPeriod(own);
	const cells = own.filter((cell) => cell.period === period);
	const ranked = cells
		.filter((cell) => cell.value !== null)
		.sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareFrench(nameOf(a), nameOf(b)));
	const top = ranked.slice(0, topCount);
	const [first] = top;
	if (!here || !first || openCategory(answer) !== undefined)
		return { title: indicator.label, absent: `Pas de chiffre publiable ici, pour aucun ${one}.` };
	const beside = await Promise.all(besideIds.flatMap((id) => indicatorById.get(id) ?? []).map(ask));
	const besideCell = (extra: FigureAnswer, cell: FigureCell): FigureCell | undefined =>
		extra.cells.find(({ about }) => about?.code === cell.about?.code);
	const hidden = cells.filter(({ status }) => status === "s").length;
	const scope = within ? `${namesOf(figures, within)} : ` : "";
	const split = Object.entries(categories ?? {})
		.map(([axis, value]) => `${categoryName(axis)} : ${value}. `)
		.join("");
	const subtitle = `${indicator.label}${inUnit(indicator)}. ${where.label}, ${formatPeriod(first.period)}. ${split}${scope}${levels[level].label}, ${top.length < ranked.length ? `${top.length} premiers sur ` : ""}${counted(ranked.length, one, several)}.`;
	return {
		title: leaderMessage(indicator, first),
		subtitle,
		...(indicator.classes || top.length < 2
			? {}
			: {
					chart: barsOf(indicator, top, nameOf, `${subtitle} Les valeurs sont dans le tableau.`),
				}),
		table: {
			caption: `${indicator.label} : ${top.length} en tête, ${where.label}`,
			columns: [
				{ header: upperFirst(one), number: false },
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
				? `${counted(hidden, `${one} n’est pas classé`, `${several} ne sont pas classés`)} : valeur masquée.`
				: undefined,
			...indicator.notes,
		].filter((note) => note !== undefined),
		origin: first,
	};
}

/** What the codes of a level are, in words of one gender: « classé » is said of both. */
function wordsOf(level: LevelId): readonly [string, string] {
	return levels[level].dimension === "certification"
		? ["groupe de spécialités", "groupes de spécialités"]
		: ["métier", "métiers"];
}

const held = (code: CodeRef, within: readonly CodeRef[] | undefined): boolean =>
	within === undefined || within.some((wide) => holds(wide, code));

const nameOf = (cell: FigureCell): string => cell.about?.label ?? "";
