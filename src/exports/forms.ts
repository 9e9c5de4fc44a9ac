import { writeExcelCsv, writeOpenCsv } from "./csv.ts";
import { fileName } from "./file-name.ts";
import { writeGeoJson } from "./geojson.ts";
import { writeJson } from "./json.ts";
import type { ExportFile, Extract, Form, FormId } from "./model.ts";
import { writeParquet } from "./parquet.ts";
import { writeWorkbook } from "./workbook.ts";

/** Every form in which an answer leaves, in the order of preference. Another one is one more line here. */
export const forms: readonly Form[] = [
	{
		id: "json",
		extension: ".json",
		type: "application/json; charset=utf-8",
		label: "JSON",
		write: writeJson,
	},
	{
		id: "csv",
		extension: ".csv",
		type: "text/csv; charset=utf-8",
		label: "CSV ouvert (virgule, point décimal)",
		write: writeOpenCsv,
	},
	{
		id: "csv-excel",
		extension: ".csv",
		type: "text/csv; charset=utf-8",
		label: "CSV pour Excel en français (point-virgule, virgule décimale)",
		write: writeExcelCsv,
	},
	{
		id: "xlsx",
		extension: ".xlsx",
		type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		label: "Classeur Excel, avec une feuille « Lisez-moi »",
		write: writeWorkbook,
	},
	{
		id: "parquet",
		extension: ".parquet",
		type: "application/vnd.apache.parquet",
		label: "Parquet",
		write: writeParquet,
	},
	{
		id: "geojson",
		extension: ".geojson",
		type: "application/geo+json; charset=utf-8",
		label: "GeoJSON, avec les contours quand la diffusion en a",
		write: writeGeoJson,
	},
];

const byId: ReadonlyMap<string, Form> = new Map(forms.map((form) => [form.id, form]));

export function formOf(id: FormId): Form {
	const form = byId.get(id);
	// The list holds every member of the type: a test says so.
	if (!form) throw new RangeError(id);
	return form;
}

/** The file itself. A cell whose status hides it has no value in any form. */
export async function exportFile(extract: Extract, id: FormId): Promise<ExportFile> {
	const form = formOf(id);
	return {
		name: `${fileName(extract)}${id === "csv-excel" ? "_excel" : ""}${form.extension}`,
		type: form.type,
		bytes: await form.write(extract),
	};
}
