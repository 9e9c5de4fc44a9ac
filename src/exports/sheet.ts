import type { CellValue } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { typeset } from "../platform/index.ts";
import { plainText } from "./csv.ts";
import { forms } from "./forms.ts";
import type { ExportFile, FormId } from "./model.ts";
import { byteOrderMark, csvLines, harmless } from "./spreadsheet-text.ts";

/** A table that is not the cells of one answer: words said of figures, records. Numbers are numbers, codes are texts. */
export interface Sheet {
	/** File name without its extension: ASCII, no blank. */
	readonly name: string;
	readonly title: string;
	/** ISO instant of the figures: the same sheet gives the same bytes. */
	readonly made: string;
	/** « Lisez-moi »: what it is, where the figures come from. */
	readonly about: readonly (readonly [label: string, text: string])[];
	readonly columns: readonly { readonly name: string; readonly meaning: string }[];
	readonly rows: readonly (readonly (string | number | null)[])[];
}

export const sheetForms = forms.filter(({ id }) => ["xlsx", "csv-excel", "csv", "json"].includes(id));

/** In a form of `sheetForms`; any other is a workbook. */
export async function sheetFile(sheet: Sheet, id: string | undefined): Promise<ExportFile> {
	const form = sheetForms.find((one) => one.id === id) ?? sheetForms.find((one) => one.id === "xlsx");
	if (!form) throw new RangeError(String(id));
	const excel = form.id === "csv-excel";
	return {
		name: `${sheet.name}${excel ? "_excel" : ""}${form.extension}`,
		type: form.type,
		bytes: await bytesOf(sheet, form.id),
	};
}

async function bytesOf(sheet: Sheet, form: FormId): Promise<Uint8Array> {
	if (form === "xlsx") return await workbook(sheet);
	if (form === "json") return Buffer.from(json(sheet));
	return Buffer.from(form === "csv-excel" ? excelCsv(sheet) : openCsv(sheet));
}

function json({ title, about, columns, rows }: Sheet): string {
	return `${JSON.stringify(
		{
			title,
			about: about.map(([label, text]) => ({ label, text })),
			columns,
			rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]))),
		},
		null,
		"\t",
	)}\n`;
}

function openCsv(sheet: Sheet): string {
	return csvLines(textsOf(sheet, plainText), ",");
}

function excelCsv(sheet: Sheet): string {
	const texts = textsOf(sheet, (value) => plainText(value).replace(".", ","), harmless);
	return `${byteOrderMark}${csvLines(texts, ";")}`;
}

function textsOf(
	{ columns, rows }: Sheet,
	number: (value: number) => string,
	guard: (text: string) => string = (text) => text,
): readonly (readonly string[])[] {
	return [
		columns.map(({ name }) => name),
		...rows.map((row) =>
			row.map((value) => (value === null ? "" : typeof value === "number" ? number(value) : guard(value))),
		),
	];
}

async function workbook({ title, made, about, columns, rows }: Sheet): Promise<Uint8Array> {
	const at = new Date(made);
	const readMe: CellValue[][] = [
		[title],
		...about.map(([label, text]) => [label, typeset(text)]),
		[],
		["Colonnes"],
		...columns.map(({ name, meaning }) => [name, typeset(meaning)]),
	];
	return await writeXlsx({
		sheets: [
			{ name: "Lisez-moi", rows: readMe, columns: [{ width: 32 }, { width: 100 }] },
			{
				name: "Données",
				rows: [columns.map(({ name }) => name), ...rows.map((row) => [...row])],
				columns: columns.map(() => ({ width: 24 })),
				freezePane: { rows: 1 },
			},
		],
		properties: { title, created: at, modified: at },
	});
}
