import type { Table } from "../../catalogue/monographs/index.ts";
import { alikeLabel, type PrintedFigure } from "../collection/index.ts";
import type { PrintedTable } from "../kits/index.ts";
import { typeset } from "../platform/index.ts";
import { unknown } from "./figure-cells.ts";
import type { Marks } from "./marks.ts";

/** A declared table of words, « Non renseigné » where its document is silent. */
export function wordsTable(caption: string, { columns, rows }: Table): PrintedTable {
	return {
		caption,
		columns: columns.map((header) => ({ header, number: false })),
		rows: rows.map(([header = "", ...cells]) => ({
			header: typeset(header),
			cells: cells.map((text) => ({ text: text === "" ? unknown : typeset(text) })),
		})),
	};
}

/** Two lists of labels without code: each of France's beside the region's that says the same thing in the nearest words. */
export function labelsTable(
	caption: string,
	region: readonly PrintedFigure[],
	france: readonly PrintedFigure[],
	regionName: string,
	marks: Marks,
): PrintedTable {
	const own = region.map(({ label }) => label);
	const twins = new Map(france.map(({ label }) => [alikeLabel(label, own), label]));
	const alone = france.filter(({ label }) => alikeLabel(label, own) === undefined);
	const absent = region.length === 0 ? unknown : "–";
	const spoken = "absent de la liste";
	return {
		caption,
		columns: [
			{ header: regionName, number: false },
			{ header: "France", number: false },
		],
		rows: [
			...region.map((figure) => {
				const twin = twins.get(figure.label);
				return {
					header: `${figure.label} ${marks.on(figure, "label")}`.trim(),
					cells: [twin === undefined ? { text: absent, spoken } : { text: twin }],
				};
			}),
			...alone.map(({ label }) => ({ header: absent, cells: [{ text: label }] })),
		],
	};
}
