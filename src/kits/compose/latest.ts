import { indicatorById } from "../../../catalogue/indicators/index.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, TerritoryRef } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/index.ts";
import {
	cellAt,
	essentialCount,
	france,
	latestCell,
	latestMessage,
	leadIndicators,
	openCategory,
	sameTerritory,
	sentenceFor,
	withReferences,
} from "../../reading/index.ts";
import type { About } from "../model.ts";
import { type Composing, codeFor, namesOf, type Read, type Reading } from "./context.ts";
import { placeFor, printedWhere, type ReadPlace, unknownCode } from "./place.ts";
import { isSign, printedCell } from "./printed.ts";
import { hereOf } from "./series.ts";

interface Line {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
	readonly where: ReadPlace;
	readonly others: readonly (FigureCell | undefined)[];
	readonly note?: string | undefined;
}

interface Missing {
	readonly indicator: Indicator;
	readonly missing: string;
}

/** The first indicators of « L'essentiel » that have a value here, or in the place that holds this one. */
export async function readEssentials(context: Composing): Promise<Reading> {
	const lines: Line[] = [];
	for (const id of leadIndicators) {
		const indicator = indicatorById.get(id);
		const line = indicator && (await lineOf(context, indicator, undefined));
		if (line && "cell" in line && line.cell.value !== null) lines.push(line);
		if (lines.length === essentialCount) break;
	}
	const title = `L'essentiel : ${context.placeLabel}`;
	return lines.length === 0
		? { title, absent: "Aucun des indicateurs de l'essentiel n'a de valeur ici." }
		: tabled(context, title, "Derniers chiffres connus", lines);
}

/** Named indicators, last value, one line each: those without a figure say why and stay. */
export async function readLatest(
	context: Composing,
	title: string,
	ids: readonly string[],
	about: About | undefined,
): Promise<Reading> {
	const lines = await Promise.all(
		ids.flatMap((id) => indicatorById.get(id) ?? []).map((indicator) => lineOf(context, indicator, about)),
	);
	const found = lines.filter((line) => "cell" in line);
	if (found.length === 0) {
		const [first] = lines;
		return { title, absent: first && "missing" in first ? first.missing : "Aucun indicateur." };
	}
	const told = found.some(({ cell }) => cell.value !== null);
	const name = about && namesOf(context.figures, about);
	return tabled(context, told ? latestMessage(found) : title, name ? `${title}, ${name}` : title, lines);
}

async function lineOf(
	context: Composing,
	indicator: Indicator,
	about: About | undefined,
): Promise<Line | Missing> {
	const { figures } = context;
	const code = about && codeFor(context, indicator, about);
	if (about && !code) return { indicator, missing: unknownCode(context, indicator) };
	if (!about && !figures.coverage(indicator.id).about.includes("all"))
		return { indicator, missing: printedWhere(context, indicator) };
	const where = await placeFor(context, indicator);
	if (!where) return { indicator, missing: printedWhere(context, indicator) };
	const answer = await withReferences(figures, indicator, where.asked, references(context), code?.scope);
	const here = hereOf(answer, where.asked);
	const cell = here && latestCell(answer, here);
	if (!here || !cell || cell.period === "" || openCategory(answer) !== undefined)
		return { indicator, missing: cell?.reason ?? "Donnée non disponible à cette maille ou à cette date." };
	const others = references(context).map((ref) =>
		sameTerritory(ref, here) ? undefined : cellAt(answer, ref, cell.period),
	);
	return { indicator, answer, cell, where, others, note: code?.note };
}

const references = ({ region }: Composing): readonly TerritoryRef[] => [
	{ type: "region", code: region.code },
	france,
];

async function tabled(
	context: Composing,
	title: string,
	caption: string,
	lines: readonly (Line | Missing)[],
): Promise<Read> {
	const { figures, region, placeLabel } = context;
	const found = lines.filter((line) => "cell" in line);
	const elsewhere = found.some(({ where }) => where.label !== placeLabel);
	const kept = [region.name, "France"].map((_, at) => found.some(({ others }) => others[at] !== undefined));
	const [first] = found;
	const sentence =
		first && "type" in first.where.asked
			? await sentenceFor(figures, first.answer, first.where.asked)
			: undefined;
	return {
		title,
		subtitle: `${caption}, ${placeLabel}.`,
		sentence: first?.cell.about === undefined ? sentence : undefined,
		table: {
			caption: `${caption}, ${placeLabel}`,
			columns: [
				{ header: "Indicateur", number: false },
				{ header: "Période", number: false },
				...(elsewhere ? [{ header: "Territoire", number: false }] : []),
				{ header: elsewhere ? "Valeur" : placeLabel, number: true },
				...[region.name, "France"].flatMap((header, at) => (kept[at] ? [{ header, number: true }] : [])),
			],
			rows: lines.map((line) => ({
				header: line.indicator.label,
				cells:
					"cell" in line
						? [
								{ text: formatPeriod(line.cell.period) },
								...(elsewhere ? [{ text: line.where.label }] : []),
								printedCell(line.indicator, line.cell, isSign(line.indicator.unit)),
								...line.others.flatMap((cell, at) =>
									kept[at] ? [printedCell(line.indicator, cell, isSign(line.indicator.unit))] : [],
								),
							]
						: [
								{ text: "" },
								...(elsewhere ? [{ text: "" }] : []),
								{ text: "Non renseigné" },
								...kept.flatMap((keep) => (keep ? [{ text: "" }] : [])),
							],
			})),
		},
		answers: found.map(({ answer }) => answer),
		shown: found.flatMap(({ cell, others }) => [cell, ...others.flatMap((other) => other ?? [])]),
		notes: [
			...lines.map((line) =>
				"cell" in line
					? (line.note ??
						(line.cell.value === null && line.cell.reason
							? `${line.indicator.short} : ${line.cell.reason}`
							: undefined))
					: `${line.indicator.short} : ${line.missing}`,
			),
			elsewhere
				? `Quand un chiffre n'est pas publié pour ${placeLabel}, il est donné pour le territoire qui l'entoure, écrit sur sa ligne.`
				: undefined,
		].filter((note) => note !== undefined),
		origin: first?.cell,
	};
}
