import type { CellValue, WriteSheet, Cell as WrittenCell } from "hucre/xlsx";
import { colToLetter, writeXlsx } from "hucre/xlsx";
import { definitionOf } from "../../catalogue/definition.ts";
import { formatDate, typeset } from "../platform/index.ts";
import { columnsOf } from "./columns.ts";
import { statusLegend } from "./legend.ts";
import type { Extract } from "./model.ts";

const bold = { font: { bold: true } } as const;
const wrapped = { alignment: { wrapText: true, vertical: "top" } } as const;

/**
 * Two sheets: « Lisez-moi », then the cells under a frozen header with a filter. Numbers are numbers, codes are texts: a text
 * that begins with `=` is a text for the reader too, never a formula. The same extract gives the same bytes.
 */
export async function writeWorkbook(extract: Extract): Promise<Uint8Array> {
	const made = new Date(extract.release.published);
	return await writeXlsx({
		sheets: [readMe(extract), dataSheet(extract)],
		properties: { title: extract.title, created: made, modified: made },
	});
}

function dataSheet(extract: Extract): WriteSheet {
	const columns = columnsOf(extract);
	const decimals = new Map(extract.indicators.map((i) => [i.id, i.decimals]));
	const rows: CellValue[][] = [columns.map((column) => column.name)];
	const cells = new Map<string, Partial<WrittenCell>>();
	columns.forEach((column, at) => {
		cells.set(`0,${at}`, { value: column.name, style: bold });
	});
	const valueAt = columns.findIndex((column) => column.name === "valeur");
	extract.cells.forEach((cell, index) => {
		rows.push(columns.map((column) => column.of(cell)));
		const value = columns[valueAt]?.of(cell);
		if (typeof value !== "number") return;
		const places = decimals.get(cell.indicator) ?? 0;
		const numFmt = places > 0 ? `#,##0.${"0".repeat(places)}` : "#,##0";
		cells.set(`${index + 1},${valueAt}`, { value, style: { numFmt } });
	});
	return {
		name: "Données",
		rows,
		cells,
		columns: columns.map((column) => ({ width: column.type === "number" ? 14 : 24 })),
		freezePane: { rows: 1 },
		autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${rows.length}` },
	};
}

function readMe(extract: Extract): WriteSheet {
	const { release, paging } = extract;
	const rows: CellValue[][] = [];
	const cells = new Map<string, Partial<WrittenCell>>();
	const add = (label: string, text = ""): void => {
		cells.set(`${rows.length},0`, { value: label, style: bold });
		if (text !== "") cells.set(`${rows.length},1`, { value: typeset(text), style: wrapped });
		rows.push([label, text === "" ? null : typeset(text)]);
	};
	const gap = (): void => {
		rows.push([]);
	};
	add(extract.title);
	add("Diffusion", `${release.id}, version ${release.version}, du ${formatDate(release.published)}`);
	if (release.sample) add("Attention", "Données d'essai : ces chiffres ne décrivent personne.");
	add("Site", extract.site);
	if (paging.pages > 1)
		add(
			"Page",
			`${paging.page} sur ${paging.pages} ; ${paging.total} chiffres en tout, ${extract.cells.length} ici.`,
		);
	gap();
	add("Ce qui a été demandé");
	for (const line of extract.asked) add("", line);
	gap();
	add("Indicateurs");
	for (const i of extract.indicators) {
		add(i.label);
		for (const { term, text } of definitionOf(i)) add(term, text);
		for (const note of i.notes) add("", note);
	}
	gap();
	add("Sources");
	for (const s of extract.sources) {
		add(s.title, `${s.producer}, ${s.vintage}. ${s.licence}.${s.sample ? " Données d'essai." : ""}`);
		for (const { text } of s.conversions ?? []) add("", text);
	}
	gap();
	add("Statuts");
	for (const [code, meaning] of Object.entries(statusLegend)) add(code === "ok" ? "(vide)" : code, meaning);
	gap();
	add("Colonnes");
	for (const column of columnsOf(extract)) add(column.name, column.meaning);
	return { name: "Lisez-moi", rows, cells, columns: [{ width: 32 }, { width: 100 }] };
}
