import { writeOds } from "hucre/ods";
import { type Cell, type CellValue, type WriteOptions, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { PrintedDocument, Section, TableCell } from "../document.ts";
import { plainText } from "../rich-text.ts";
import { entriesOf, steadyZip } from "./steady-zip.ts";

const bold = { font: { bold: true } } as const;
const wrapped = { alignment: { wrapText: true, vertical: "top" } } as const;

/** « Lisez-moi », then one sheet a section: its whole table, numbers as numbers at their printed precision. */
export async function writeXlsxFile(document: PrintedDocument): Promise<Uint8Array> {
	return steadyZip(entriesOf(await writeXlsx(optionsOf(document))), document.date);
}

/** The same sheets, for the Open Document suites. */
export async function writeOdsFile(document: PrintedDocument): Promise<Uint8Array> {
	return steadyZip(entriesOf(await writeOds(optionsOf(document))), document.date);
}

function optionsOf(document: PrintedDocument): WriteOptions {
	const made = new Date(`${document.date.slice(0, 10)}T00:00:00Z`);
	const sections = document.parts.flatMap((part) => part.sections).filter(({ table }) => table);
	const names = sections.map((section, at) => sheetName(at + 1, section));
	return {
		sheets: [
			readMe(document, sections, names),
			...sections.map((section, at) => sheetOf(section, names[at] ?? `${at + 1}`)),
		],
		properties: { title: `${document.title} – ${document.subtitle}`, created: made, modified: made },
	};
}

/** Rows written one after the other, with the style of some of their cells. */
class Rows {
	readonly rows: CellValue[][] = [];
	readonly cells = new Map<string, Partial<Cell>>();

	add(values: readonly (CellValue | Partial<Cell>)[]): void {
		const at = this.rows.length;
		this.rows.push(
			values.map((one, column) => {
				if (one === null || typeof one !== "object" || one instanceof Date) return one;
				this.cells.set(`${at},${column}`, one);
				return one.value ?? null;
			}),
		);
	}
}

const head = (text: string): Partial<Cell> => ({ value: text, style: bold });
const long = (text: string): Partial<Cell> => ({ value: text, style: wrapped });

function readMe(
	document: PrintedDocument,
	sections: readonly Section[],
	names: readonly string[],
): WriteSheet {
	const sheet = new Rows();
	sheet.add([head(document.title)]);
	for (const { term, text } of document.facts) sheet.add([head(term), text]);
	if (document.sample)
		sheet.add([head("Attention"), "Données d’essai : ces chiffres ne décrivent personne."]);
	sheet.add([head("Version en ligne"), document.address]);
	sheet.add([head("Site"), document.brand.site]);
	sheet.add([]);
	sheet.add([head("Feuilles")]);
	for (const [at, section] of sections.entries()) sheet.add([names[at] ?? "", long(section.title)]);
	for (const section of document.parts.flatMap((part) => part.sections))
		if (section.absent) sheet.add(["(aucune feuille)", long(`${section.title} : ${section.absent}`)]);
	for (const [title, list] of [
		["Sources", document.sources],
		["Signes", document.signs],
		["Définitions", definitionsOf(document)],
		["Glossaire", document.glossary],
	] as const) {
		if (list.length === 0) continue;
		sheet.add([]);
		sheet.add([head(title)]);
		for (const { term, text } of list) sheet.add([long(term), long(text)]);
	}
	return {
		name: "Lisez-moi",
		rows: sheet.rows,
		cells: sheet.cells,
		columns: [{ width: 38 }, { width: 100 }],
	};
}

function definitionsOf(
	document: PrintedDocument,
): readonly { readonly term: string; readonly text: string }[] {
	const known = new Map(
		document.parts
			.flatMap((part) => part.sections)
			.flatMap((section) => section.definitions)
			.map((one) => [one.label, one]),
	);
	return [...known.values()].flatMap(({ label, lines }) =>
		lines.map(({ term, text }, at) => ({ term: at === 0 ? label : `  ${term}`, text })),
	);
}

function sheetOf(section: Section, name: string): WriteSheet {
	const sheet = new Rows();
	const { table } = section;
	sheet.add([head(section.title)]);
	sheet.add([section.subtitle ?? null]);
	sheet.add([]);
	const top = sheet.rows.length + 1;
	sheet.add((table?.columns ?? []).map(({ header }) => head(header)));
	for (const row of table?.rows ?? []) sheet.add([row.header, ...row.cells.map(cellOf)]);
	sheet.add([]);
	if (section.sentence) sheet.add([section.sentence]);
	if (section.comment) sheet.add([`Commentaire : ${plainText(section.comment)}`]);
	for (const note of section.notes) sheet.add([note]);
	if (section.source) sheet.add([section.source]);
	if (section.origin) sheet.add([`D’où vient ce chiffre ? ${section.origin}`]);
	return {
		name,
		rows: sheet.rows,
		cells: sheet.cells,
		columns: (table?.columns ?? []).map((_, at) => ({ width: at === 0 ? 46 : 22 })),
		freezePane: { rows: top },
	};
}

function cellOf(cell: TableCell): CellValue | Partial<Cell> {
	if (cell.value === undefined) return cell.text;
	const places = cell.decimals ?? 0;
	const digits = places > 0 ? `#,##0.${"0".repeat(places)}` : "#,##0";
	return { value: cell.value, style: { numFmt: cell.unit ? `${digits}" ${cell.unit}"` : digits } };
}

/** At most 31 letters, without those that a spreadsheet refuses. */
function sheetName(rank: number, { title }: Section): string {
	return `${rank} ${title.split(" : ")[0] ?? ""}`
		.replace(/[[\]:*?/\\'\u202f\u00a0]/g, " ")
		.replace(/\s+/g, " ")
		.slice(0, 31)
		.trim();
}
