import { type Zippable, zipSync } from "fflate";

export type SheetCell = string | number | null;

export interface Sheet {
	readonly name: string;
	/** Rows as Excel shows them: the first one is row 1. */
	readonly rows: readonly (readonly SheetCell[])[];
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook in the office format, with shared strings as Excel writes them. Written by hand because the bytes must not
 * depend on the day, on the time zone nor on the version of a library.
 */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
	const shared = new Map<string, number>();
	let uses = 0;
	const index = (text: string): number => {
		uses++;
		const known = shared.get(text);
		if (known !== undefined) return known;
		shared.set(text, shared.size);
		return shared.size - 1;
	};
	const bodies = sheets.map((sheet) => sheetXml(sheet, index));

	const parts: Record<string, string> = {
		"[Content_Types].xml": `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>${sheets
			.map(
				(_, i) =>
					`<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
			)
			.join(
				"",
			)}<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheet}.sharedStrings+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
			.map((sheet, i) => `<sheet name="${escaped(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
			.join("")}</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaging}/relationships">${sheets
			.map(
				(_, i) =>
					`<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
			)
			.join(
				"",
			)}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
	};
	for (const [i, body] of bodies.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = body;
	parts["xl/sharedStrings.xml"] = `<sst xmlns="${main}" count="${uses}" uniqueCount="${shared.size}">${[
		...shared.keys(),
	]
		.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
		.join("")}</sst>`;

	const encoder = new TextEncoder();
	const files: Zippable = {};
	for (const [name, body] of Object.entries(parts)) files[name] = encoder.encode(xml + body);
	// A local date: the zip format holds no time zone, fflate reads the local parts back.
	return zipSync(files, { level: 9, mtime: new Date(2024, 0, 1) });
}

function sheetXml(sheet: Sheet, index: (text: string) => number): string {
	const rows = sheet.rows.map((cells, r) => {
		const body = cells.map((value, c) => {
			if (value === null) return "";
			const place = `${letters(c)}${r + 1}`;
			return typeof value === "number"
				? `<c r="${place}"><v>${value}</v></c>`
				: `<c r="${place}" t="s"><v>${index(value)}</v></c>`;
		});
		return body.some((cell) => cell !== "") ? `<row r="${r + 1}">${body.join("")}</row>` : "";
	});
	const width = Math.max(1, ...sheet.rows.map((cells) => cells.length));
	const extent = `A1:${letters(width - 1)}${Math.max(1, sheet.rows.length)}`;
	return `<worksheet xmlns="${main}"><dimension ref="${extent}"/><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
	const head = column >= 26 ? letters(Math.floor(column / 26) - 1) : "";
	return head + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
