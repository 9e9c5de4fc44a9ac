import { categoryName } from "../../../catalogue/category-names.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import { requestAt } from "../../figures/index.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { counted, DefError, formatPeriod } from "../../platform/index.ts";
import { columnHeader } from "../../reading/index.ts";
import type { BlockFigure } from "../model.ts";
import { barsOf } from "./bars.ts";
import type { Composing, Reading } from "./context.ts";
import { printedCell } from "./printed.ts";

type Asked = Extract<BlockFigure, { readonly shape: "listed" }>;

interface Found {
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
}

/** Bars say nothing more than the table beyond this number. */
const barsAtMost = 24;

/** The figures of a block of a page, each asked again at its own address: a row for what they are about, a column for each indicator. */
export async function readListed(
	{ figures }: Composing,
	{ title, figures: addresses }: Asked,
): Promise<Reading> {
	const asked = await Promise.all(addresses.map((address) => foundAt(figures, address)));
	const found = asked.filter((one) => one !== undefined);
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
	const lost = addresses.length - found.length;
	return {
		title,
		subtitle,
		...(only && others.length === 0 && drawable(only, found)
			? {
					chart: barsOf(
						only,
						found.map(({ cell }) => cell),
						rowName,
						`${subtitle} Les valeurs sont dans le tableau.`,
					),
				}
			: {}),
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
		notes: [
			"Ces chiffres sont ceux de la page d'où ils viennent : ni leur territoire ni leur période ne changent avec le kit.",
			lost > 0
				? `${counted(lost, "chiffre n'est", "chiffres ne sont")} plus dans cette diffusion.`
				: undefined,
			...new Set([...indicators.values()].flatMap(({ notes }) => notes)),
		].filter((note) => note !== undefined),
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

function drawable({ classes }: Indicator, found: readonly Found[]): boolean {
	const known = found.filter(({ cell }) => cell.value !== null);
	return classes === undefined && known.length > 1 && found.length <= barsAtMost;
}
