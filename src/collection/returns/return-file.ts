import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Source } from "../../../catalogue/model.ts";
import { DefError } from "../../platform/index.ts";
import type { DecodeOptions } from "../decode.ts";
import type { Mark } from "../model.ts";
import { digestOf, readInput } from "../receive.ts";
import type { GridRow, Table } from "../table.ts";
import type { Lookup } from "../typed.ts";
import { type Examined, examine, type Reading, type Verdict } from "../verdict.ts";
import { fits, type MarkedTable, markedSheet, messageColumn } from "./marked-sheet.ts";
import { readMeSheet } from "./marks-off.ts";
import { readMe } from "./read-me.ts";

/** Cells past which a workbook no longer fits in memory while it is written (measured: about 0.7 kB a cell, reading included). */
const maxCells = 2_000_000;

export interface ReturnFile {
	/** The annotated workbook. */
	readonly bytes: Uint8Array;
	readonly verdict: Verdict;
	/** Defects shown, one per place. */
	readonly marks: number;
}

/**
 * Checks a file and gives back what its sender needs to mend it: the same sheets, rows and columns, every wrong cell filled,
 * a column of messages and a first sheet that explains. `at` is the instant printed on it.
 * Throws as `verdict` does, and `retour-impossible` for outlines or a table that Excel cannot hold.
 */
export async function returnFile(
	file: string | { readonly path: string; readonly name: string },
	sources: readonly Source[],
	lookup: Lookup,
	at: Date,
	options: Omit<DecodeOptions, "trace"> = {},
): Promise<ReturnFile> {
	// A stored file is named by its hash: the sender knows it by another name.
	const { path, name } = typeof file === "string" ? { path: file, name: file } : file;
	const bytes = readInput(path);
	const examined = await examine(name, bytes, sources, lookup, { ...options, trace: true });
	const tables = tablesOf(examined);
	const size = tables.reduce((sum, t) => sum + t.rows.reduce((n, r) => n + r.cells.length, 0), 0);
	if (size > maxCells || tables.some((t) => !fits(t.rows, t.places))) {
		throw new DefError("retour-impossible", {
			file: examined.verdict.file,
			cause: "la table est trop grande pour un classeur",
		});
	}
	const { verdict, readings, opened } = examined;
	const summary = readMe({
		file: verdict.file,
		sha256: digestOf(bytes),
		at,
		verdicts: [verdict, ...verdict.others],
		unplaced: unplaced(tables, readings),
		tables: tables
			.filter((t) => t.headerLine > 0)
			.map((t) => ({ sheet: t.name, messages: messageColumn(t.rows) })),
		madeSheet: opened.kind !== "workbook",
	});
	const sheets: WriteSheet[] = [summary, ...tables.map(markedSheet)];
	return {
		bytes: await writeXlsx({ sheets, properties: { created: at, modified: at } }),
		verdict,
		marks: readings.reduce((n, r) => n + r.marks.length, 0),
	};
}

function tablesOf({ opened, readings, verdict }: Examined): readonly MarkedTable[] {
	if (opened.kind === "workbook") {
		const names = new Set(opened.book.sheets.map((s) => s.name));
		return opened.book.sheets.map((sheet) => {
			const own = readings.filter((r) => r.table.sheet === sheet.name);
			return {
				...tableWith(own, sheet.rows, "lines"),
				name: sheet.name === readMeSheet ? freeName(readMeSheet, names) : sheet.name,
				textual: false,
			};
		});
	}
	const [first] = readings;
	if (!first?.table.traces || first.table.format === "geo") {
		throw new DefError("retour-impossible", { file: verdict.file, cause: "ce n'est pas un tableau" });
	}
	const places = first.table.format === "records" ? "ranks" : "lines";
	return [
		{
			...tableWith(readings, gridOf(first.table), places),
			name: "Fichier reçu",
			textual: places === "lines",
		},
	];
}

/** Every row, until there are too many for a workbook. */
function gridOf(table: Table): GridRow[] {
	const rows: GridRow[] = [];
	let cells = 0;
	for (const block of table.grid()) {
		rows.push(...block);
		cells += block.reduce((n, row) => n + row.cells.length, 0);
		if (cells > maxCells) break;
	}
	return rows;
}

function tableWith(
	readings: readonly Reading[],
	rows: readonly GridRow[],
	places: MarkedTable["places"],
): Omit<MarkedTable, "name" | "textual"> {
	const [first] = readings;
	return {
		rows,
		places,
		headerLine: first?.table.headerLine ?? 0,
		headers: first?.table.headers ?? [],
		marks: readings.flatMap((r) => r.marks),
	};
}

/** What the sheets cannot show beside a row: no line, a line of the header, or a sheet that is not there. */
function unplaced(tables: readonly MarkedTable[], readings: readonly Reading[]): readonly Mark[] {
	const shown = new Set(
		tables.flatMap((t) =>
			t.marks.filter(
				(m) =>
					m.place.line !== undefined &&
					(t.places === "ranks" || t.headerLine === 0 || m.place.line !== t.headerLine),
			),
		),
	);
	return readings.flatMap((r) => r.marks).filter((m) => !shown.has(m));
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
	for (let n = 2; ; n++) {
		const name = `${wanted} (${n})`;
		if (!taken.has(name)) return name;
	}
}
