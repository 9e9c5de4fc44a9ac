import { read, SSF, type WorkSheet } from "@e965/xlsx";
import { DefError } from "../platform/index.ts";
import type { Cell, GridRow } from "./table.ts";

export interface Sheet {
	readonly name: string;
	/** Its author hid it: a draft more often than what was meant to be sent. */
	readonly hidden: boolean;
	readonly rows: readonly GridRow[];
	/** Merged blocks taller than one row, which hide values from every row but the first. */
	readonly tallMerges: readonly {
		readonly from: number;
		readonly to: number;
		readonly first: number;
		readonly last: number;
	}[];
}

export interface Workbook {
	readonly sheets: readonly Sheet[];
}

/** A sheet is read this far right: a stray formatted cell in column XFD must not make sixteen thousand columns. */
const maxColumns = 2000;

/** Reads every sheet into plain rows and lets the reader's own objects go. Throws `fichier-illisible`. */
export function readWorkbook(bytes: Uint8Array, kind: "zip" | "xls", file: string): Workbook {
	let book: ReturnType<typeof read>;
	try {
		book = read(bytes, {
			type: "buffer",
			dense: true,
			cellHTML: false,
			cellFormula: false,
			cellNF: true,
			cellDates: false,
		});
	} catch (cause) {
		throw new DefError("fichier-illisible", { file, cause: reason(cause, kind) }, cause);
	}
	const date1904 = book.Workbook?.WBProps?.date1904 === true;
	const sheets: Sheet[] = [];
	for (const [at, name] of book.SheetNames.entries()) {
		const sheet = book.Sheets[name];
		if (!sheet) continue;
		const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
		sheets.push({ name, hidden, rows: rowsOf(sheet, date1904), tallMerges: mergesOf(sheet) });
		delete book.Sheets[name];
	}
	if (sheets.every((s) => s.rows.length === 0)) throw new DefError("fichier-vide", { file });
	return { sheets };
}

function reason(cause: unknown, kind: "zip" | "xls"): string {
	const text = cause instanceof Error ? cause.message : "";
	if (/password|encrypt/i.test(text)) return "il est protégé par mot de passe";
	return kind === "xls" ? "ce n'est pas un classeur Excel complet" : "le classeur est incomplet ou abîmé";
}

function rowsOf(sheet: WorkSheet, date1904: boolean): GridRow[] {
	const rows: GridRow[] = [];
	const data = sheet["!data"] ?? [];
	for (let r = 0; r < data.length; r++) {
		const row = data[r];
		if (!row) continue;
		const cells: Cell[] = [];
		let last = -1;
		const width = Math.min(row.length, maxColumns);
		for (let c = 0; c < width; c++) {
			const value = cellOf(row[c], date1904);
			cells.push(value);
			if (value !== null) last = c;
		}
		if (last < 0) continue;
		cells.length = last + 1;
		rows.push({ line: r + 1, cells });
	}
	return rows;
}

function cellOf(
	cell: { t?: string; v?: unknown; w?: string | undefined; z?: string | number | undefined } | undefined,
	date1904: boolean,
): Cell {
	if (!cell || cell.v === undefined || cell.v === null || cell.t === "z") return null;
	if (cell.t === "e") return cell.w ?? "#N/A";
	const { v } = cell;
	if (typeof v === "boolean") return v ? "VRAI" : "FAUX";
	if (typeof v === "string") return v.trim() === "" ? null : v;
	if (typeof v !== "number") return String(v);
	const format = typeof cell.z === "string" ? cell.z : "General";
	if (format !== "General") {
		if (SSF.is_date(format)) return { value: v, shown: cell.w ?? String(v), date: isoDay(v, date1904) };
		// A code typed as a number with a format of zeros: what the sender sees is the code.
		if (/^0{2,}$/.test(format) && cell.w) return { value: v, shown: cell.w };
	}
	return v;
}

function isoDay(serial: number, date1904: boolean): string {
	const parts: unknown = SSF.parse_date_code(serial, { date1904 });
	if (parts === null || typeof parts !== "object" || !("y" in parts && "m" in parts && "d" in parts))
		return String(serial);
	return `${String(parts.y).padStart(4, "0")}-${String(parts.m).padStart(2, "0")}-${String(parts.d).padStart(2, "0")}`;
}

function mergesOf(sheet: WorkSheet): Sheet["tallMerges"] {
	return (sheet["!merges"] ?? [])
		.filter((m) => m.e.r > m.s.r)
		.map((m) => ({ from: m.s.r + 1, to: m.e.r + 1, first: m.s.c, last: m.e.c }));
}
