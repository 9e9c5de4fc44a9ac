import { categoryName } from "../../../catalogue/category-names.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import { requestAt } from "../../figures/index.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { counted, DefError, formatPeriod } from "../../platform/index.ts";
import { columnHeader } from "../../reading/index.ts";
import type { Chart } from "../document.ts";
import type { BlockFigure } from "../model.ts";
import { barsOf } from "./bars.ts";
import type { Composing, Reading } from "./context.ts";
import { pointText, printedCell, printedValue } from "./printed.ts";

type Asked = Extract<BlockFigure, { readonly shape: "listed" }>;

/** A figure and the answer that it was cut from. */
export interface Found {
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
}

/** Bars say nothing more than the table beyond this number. */
const barsAtMost = 24;
/** Lines that stay apart from one another. */
const linesAtMost = 3;
/** From this number of known periods a line says more than bars. */
const enoughForLine = 5;

/** The figures of a block of a page, each asked again at its own address: a row for what they are about, a column for each indicator. */
export async function readListed(
	{ figures }: Composing,
	{ title, figures: addresses }: Asked,
): Promise<Reading> {
	const asked = await Promise.all(addresses.map((address) => foundAt(figures, address)));
	const found = asked.filter((one) => one !== undefined);
	const lost = addresses.length - found.length;
	const read = listedReading(title, found);
	if ("absent" in read) return read;
	return {
		...read,
		notes: [
			"Ces chiffres sont ceux de la page d'où ils viennent : ni leur territoire ni leur période ne changent avec le kit.",
			...(lost > 0
				? [`${counted(lost, "chiffre n'est", "chiffres ne sont")} plus dans cette diffusion.`]
				: []),
			...read.notes,
		],
	};
}

/** Figures already answered, in their order: bars or lines when one indicator is enough for them, and their table. */
export function listedReading(title: string, found: readonly Found[]): Reading {
	const [first] = found;
	if (!first) return { title, absent: "Aucun de ces chiffres n'est dans cette diffusion." };
	const rows = Map.groupBy(found, ({ cell }) => JSON.stringify(partsOf(cell)));
	const indicators = new Map(found.map(({ answer: { indicator } }) => [indicator.id, indicator]));
	// What is the same everywhere is said once, under the title.
	const parts = found.map(({ cell }) => partsOf(cell));
	const same = partsOf(first.cell).map((part, at) => parts.every((one) => one[at] === part));
	const rowName = (cell: FigureCell): string =>
		partsOf(cell)
			.filter((part, at) => part !== "" && !same[at])
			.join(", ") ||
		partsOf(first.cell)
			.filter((part) => part !== "")
			.join(", ");
	const [only, ...others] = indicators.values();
	const shared = partsOf(first.cell).filter((part, at) => part !== "" && same[at]);
	const subtitle = `${[...indicators.values()].map(({ label }) => label).join(" ; ")}${shared.length > 0 ? `. ${shared.join(", ")}` : ""}.`;
	const chart =
		only && others.length === 0
			? drawn(
					only,
					found.map(({ cell }) => cell),
					rowName,
					`${subtitle} Les valeurs sont dans le tableau.`,
				)
			: undefined;
	return {
		title,
		subtitle,
		...(chart ? { chart } : {}),
		table: {
			caption: title,
			columns: [
				{ header: "Chiffre", number: false },
				...[...indicators.values()].map((indicator) => ({ header: columnHeader(indicator), number: true })),
			],
			rows: [...rows.values()].flatMap((row) => {
				const [one] = row;
				if (!one) return [];
				return [
					{
						header: rowName(one.cell),
						cells: [...indicators.values()].map((indicator) => {
							const own = row.find(({ answer }) => answer.indicator.id === indicator.id);
							return own
								? printedCell(indicator, own.cell)
								: { text: statuses.so.sign, spoken: statuses.so.name };
						}),
					},
				];
			}),
		},
		answers: found.map(({ answer }) => answer),
		shown: found.map(({ cell }) => cell),
		notes: [...new Set([...indicators.values()].flatMap(({ notes }) => notes))],
		origin: first.cell,
	};
}

async function foundAt(figures: Figures, address: string): Promise<Found | undefined> {
	try {
		const answer = await figures.query(requestAt(address));
		const [cell] = answer.cells;
		return cell && { answer, cell };
	} catch (error) {
		// A code or an indicator that the release has no more.
		if (error instanceof DefError) return undefined;
		throw error;
	}
}

/** What a figure is about, where, of what categories, when. */
function partsOf({ about, territory, categories, period }: FigureCell): readonly string[] {
	const split = Object.entries(categories)
		.map(([id, value]) => `${categoryName(id).toLowerCase()} : ${value}`)
		.join(", ");
	return [about?.label ?? "", territory.label, split, period === "" ? "" : formatPeriod(period)];
}

/** A few series over enough periods, or bars; undefined when neither says more than the table. */
function drawn(
	indicator: Indicator,
	cells: readonly FigureCell[],
	nameOf: (cell: FigureCell) => string,
	alt: string,
): Chart | undefined {
	if (indicator.classes) return undefined;
	const known = cells.filter(({ value }) => value !== null);
	const periods = [...new Set(cells.map(({ period }) => period))].sort();
	const lines = Map.groupBy(cells, (cell) => lineName(cell, cells));
	if (new Set(known.map(({ period }) => period)).size >= enoughForLine) {
		if (lines.size > linesAtMost) return undefined;
		const at = (line: readonly FigureCell[]) =>
			periods.map((period) => line.find((cell) => cell.period === period));
		return {
			kind: "line",
			alt,
			unit: indicator.unit,
			decimals: indicator.decimals,
			labels: periods.map((period) => formatPeriod(period)),
			series: [...lines].map(([label, line]) => ({
				label: label === "" ? columnHeader(indicator) : label,
				values: at(line).map((cell) => printedValue(indicator, cell)),
				texts: at(line).map((cell) => pointText(indicator, cell)),
			})),
			references: [],
		};
	}
	if (known.length < 2 || cells.length > barsAtMost) return undefined;
	const wide = cells.filter(isWide);
	return barsOf(indicator, cells, nameOf, alt, (cell) => wide.length < cells.length && wide.includes(cell));
}

/** What a line is about beside its periods, without what is the same for all; the territory when there is one line. */
function lineName(cell: FigureCell, all: readonly FigureCell[]): string {
	const parts = (one: FigureCell): readonly string[] => partsOf(one).slice(0, -1);
	const own = parts(cell).filter((part, at) => part !== "" && all.some((other) => parts(other)[at] !== part));
	return own.length > 0 ? own.join(", ") : cell.territory.label;
}

/** The region and France stand beside the others to be compared with. */
const isWide = ({ territory: { type } }: FigureCell): boolean => type === "region" || type === "france";
