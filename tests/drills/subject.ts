import { readFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import type { Source } from "../../catalogue/model.ts";
import {
	type Checked,
	check,
	decode,
	type FolderIndex,
	type Lookup,
	locate,
	type Table,
} from "../../src/collection/index.ts";

export type Value = string | number | null;
/** Rows of a table, the header first. */
export type Grid = readonly (readonly Value[])[];

/** A good file, small enough to be spoilt a thousand times. */
export interface Subject {
	readonly source: Source;
	readonly kind: "csv" | "workbook";
	readonly name: string;
	readonly grid: Grid;
	/** Column of each declared field. */
	readonly columns: ReadonlyMap<string, number>;
	readonly lookup: Lookup;
	/** What the checks say of the good file. */
	readonly good: Checked;
}

/** Rows kept of each file. Enough for one wrong row to stay under the shares above which a whole file is refused. */
const keptRows = 240;

/**
 * Cuts the first rows of a source's file. Its size and its number of units are no longer those of the producer, so the two
 * rules on them are left out of the declaration. Undefined when the file is not there, or is no plain table.
 */
export function subjectOf(declared: Source, folder: FolderIndex, lookup: Lookup): Subject | undefined {
	const { layout } = declared;
	const found = locate(declared, folder);
	if (!found || (layout.format !== "csv" && !("headerRow" in layout))) return undefined;
	const { expectedRows: _, ...rest } = declared;
	const source: Source = { ...rest, fields: declared.fields.map(({ units: _units, ...field }) => field) };
	const table = decode(source, readFileSync(found.path), found.name);
	if (table.headerLine === 0 || table.first(5).length < 5) return undefined;
	const subject = {
		source,
		kind: layout.format === "csv" ? ("csv" as const) : ("workbook" as const),
		name: layout.format === "csv" ? "sujet.csv" : "sujet.xlsx",
		grid: gridOf(table),
		columns: table.columns.fields,
		lookup,
	};
	const good = judge(subject, bytesOf(subject, subject.grid));
	return good.findings.some((f) => f.severity === "blocking") ? undefined : { ...subject, good };
}

function gridOf(table: Table): Grid {
	const rows = table.first(keptRows).map((row) =>
		table.headers.map((_, i): Value => {
			const cell = row.cells[i];
			return cell === undefined ? null : typeof cell === "object" && cell !== null ? cell.shown : cell;
		}),
	);
	return [[...table.headers], ...rows];
}

export function judge(
	subject: Pick<Subject, "source" | "name" | "lookup">,
	bytes: Uint8Array,
	name = subject.name,
): Checked {
	return check(subject.source, decode(subject.source, bytes, name), subject.lookup);
}

/** The grid in the format of its producer. */
export function bytesOf(
	subject: Pick<Subject, "source" | "kind">,
	grid: Grid,
	extra: Readonly<Record<string, Grid>> = {},
): Buffer {
	const { layout } = subject.source;
	if (layout.format === "csv") {
		const text = csvText(grid, layout.delimiter);
		// A lost letter has no byte in an old encoding: such a file is in UTF-8.
		return encode(text, text.includes("\ufffd") ? "utf-8" : layout.encoding);
	}
	const book = utils.book_new();
	const sheet = "sheet" in layout ? layout.sheet : "Feuille";
	const above = "headerRow" in layout ? layout.headerRow - 1 : 0;
	const rows = [...Array.from({ length: above }, () => []), ...grid];
	utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((r) => [...r])), sheet.slice(0, 31));
	for (const [name, other] of Object.entries(extra)) {
		utils.book_append_sheet(book, utils.aoa_to_sheet(other.map((r) => [...r])), name);
	}
	const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx" });
	if (!Buffer.isBuffer(bytes)) throw new TypeError("no bytes");
	return bytes;
}

export function csvText(grid: Grid, delimiter: string): string {
	const cell = (value: Value): string => {
		const text = value === null ? "" : String(value);
		return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return grid.map((row) => `${row.map(cell).join(delimiter)}\n`).join("");
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Bytes of a text in an encoding of one byte, or in UTF-8 or UTF-16. A letter that the encoding lacks is an error. */
export function encode(text: string, encoding: string): Buffer {
	if (encoding === "utf-8") return Buffer.from(text, "utf8");
	if (encoding === "utf-16le")
		return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
	const table = tables.get(encoding) ?? oneByte(encoding);
	tables.set(encoding, table);
	return Buffer.from(
		Array.from(text, (letter) => {
			const byte = table.get(letter);
			if (byte === undefined) throw new RangeError(letter);
			return byte;
		}),
	);
}

function oneByte(encoding: string): ReadonlyMap<string, number> {
	const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
	return new Map(Array.from(all, (letter, i) => [letter, i]));
}
