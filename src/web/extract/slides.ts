import type { Region } from "../../../catalogue/model.ts";
import { type ExportFile, fileName } from "../../exports/index.ts";
import { documentForms, figureDocument, type PrintedTable, writeForm } from "../../kits/index.ts";
import type { OutlineTable } from "../twin/outline.ts";
import type { Block } from "./block-extract.ts";

/** Rows of a table that the notes of a slide hold. */
const mostRows = 300;

/** A figure of a page as slides that can be edited: its own drawing, the rows of its table as they are printed. */
export async function slidesOf(
	{ extract, section, found, address }: Block,
	from: { readonly region: Region; readonly url: string },
): Promise<ExportFile> {
	const form = documentForms.find(({ id }) => id === "pptx");
	if (!form) throw new RangeError("pptx");
	const document = figureDocument(
		{
			title: section.title,
			subtitle: section.texts[0] ?? "",
			tables: section.tables.filter(({ rows }) => rows.length > 0).map(printedTable),
			found,
			notes: section.tables
				.filter(({ rows }) => rows.length > mostRows)
				.map(({ rows }) => `${mostRows} premières lignes sur ${rows.length} : le classeur les a toutes.`),
			address,
		},
		{ release: extract.release, region: from.region, site: from.url },
	);
	return {
		name: `${fileName(extract)}${form.extension}`,
		type: form.type,
		bytes: await writeForm(document, form.id),
	};
}

/** A column is one of numbers when its cells are figures. */
function printedTable({ caption, columns, rows }: OutlineTable): PrintedTable {
	const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length + 1));
	return {
		caption,
		columns: Array.from({ length: width }, (_, at) => ({
			header: columns[at] ?? "",
			number: at > 0 && rows.some(({ cells }) => cells[at - 1]?.figure !== undefined),
		})),
		rows: rows.slice(0, mostRows).map(({ header, cells }) => ({
			header,
			cells: Array.from({ length: width - 1 }, (_, at) => ({ text: cells[at]?.text ?? "" })),
		})),
		onPaper: 15,
	};
}
