import type { Encoding, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { assemble } from "./assemble.ts";
import { type Opened, open } from "./container.ts";
import { corrected } from "./corrections.ts";
import { type Delimiter, delimiters, guessDelimiter, readCsv } from "./csv.ts";
import type { DecodedText } from "./encoding.ts";
import { foldHeader } from "./fold.ts";
import { quote, quotedList } from "./french.ts";
import { type Columns, findHeader, type LocatedHeader } from "./header.ts";
import { Ledger } from "./ledger.ts";
import type { Adjustments, Correction } from "./model.ts";
import { isOutlines, outlineFields, readOutlines } from "./outlines.ts";
import { reportWidths } from "./ragged.ts";
import { isRecords, type Records, recordGrid } from "./records.ts";
import type { GridRow, Table } from "./table.ts";
import { sheetLayout, type TabularLayout } from "./tabular.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Bytes → rows of one source. Throws `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`; defects are findings. */
export function decode(
	source: Source,
	bytes: Uint8Array,
	fileName: string,
	options: DecodeOptions = {},
): Table {
	return decodeOpened(source, open(bytes, fileName, [source]), options);
}

export interface DecodeOptions extends Adjustments {
	/** Keep every row as received and every defect with its place, for the return file. */
	readonly trace?: boolean;
}

export function decodeOpened(source: Source, opened: Opened, options: DecodeOptions = {}): Table {
	const { layout } = source;
	const ledger = new Ledger(options.trace);
	if (isOutlines(layout)) {
		if (opened.kind !== "json") throw mismatch(opened, "des contours au format GeoJSON ou TopoJSON");
		return decodeOutlines(source, opened, readOutlines(layout, opened.json, opened.file));
	}
	const wanted: Wanted = options.mapping ? { ...source, mapping: options.mapping } : source;
	const { corrections = [] } = options;
	const context = { ledger, corrections };
	let read: Read;
	if (opened.kind === "text")
		read = decodeCsv(wanted, layout, opened.text(declaredEncoding(source)), opened.file, context);
	else if (opened.kind === "workbook") read = decodeWorkbook(wanted, layout, opened, context);
	else {
		const records = opened.records(isRecords(layout) ? layout.records : undefined);
		if (!records) throw mismatch(opened, "un tableau");
		read = decodeRecords(wanted, layout, records, opened.file, context);
	}
	const table = { ...read.table, findings: ledger.findings() };
	return options.trace ? { ...table, trace: { rows: read.rows, marks: ledger.marks() } } : table;
}

/** A declaration, and what was decided of the columns of the sender. */
type Wanted = Source & Columns;

interface Context {
	readonly ledger: Ledger;
	readonly corrections: readonly Correction[];
}

/** A table and every row it was cut from, header and titles included. */
interface Read {
	readonly table: Table;
	readonly rows: readonly GridRow[];
}

export function declaredEncoding(source: Pick<Source, "layout">): Encoding | undefined {
	return source.layout.format === "csv" ? source.layout.encoding : undefined;
}

function decodeOutlines(source: Source, opened: Opened, read: Pick<Table, "rows" | "findings">): Table {
	const columns = outlineFields(source).map((f, i): [string, number] => [f.name, i]);
	return {
		file: opened.file,
		format: "geo",
		headerLine: 0,
		headers: columns.map(([name]) => name),
		columns: { fields: new Map(columns), folded: [] },
		rows: read.rows,
		findings: read.findings,
	};
}

function decodeCsv(
	source: Wanted,
	layout: TabularLayout,
	decoded: DecodedText,
	file: string,
	{ ledger, corrections }: Context,
): Read {
	const declared = layout.format === "csv" ? layout : undefined;
	if (!declared) reportFormat("un CSV", layout, ledger);
	else reportEncoding(decoded, declared.encoding, ledger);
	if (decoded.suspect) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "suspect",
			what: `le texte est dans un ancien encodage ${decoded.suspect} : ses accents seraient faux.`,
			suggestion: "enregistrez le fichier en « CSV UTF-8 »",
		});
	}
	const delimiter = pickDelimiter(source, decoded.text, declared?.delimiter);
	if (declared && delimiter !== declared.delimiter) {
		ledger.add({
			rule: "C-02",
			severity: "info",
			kind: "delimiter",
			what: `le séparateur est ${delimiterName(delimiter)} et non ${delimiterName(declared.delimiter)}.`,
		});
	}
	const grid = readCsv(decoded.text, delimiter);
	if (grid.openQuoteLine !== undefined) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "quote",
			place: { line: grid.openQuoteLine },
			what: "un guillemet est ouvert et n'est jamais refermé : la suite du fichier ne peut pas être découpée.",
			expected: "des guillemets par paires autour d'une cellule",
		});
	}
	const header = findHeader(source, grid.rows, 1);
	const rows = corrected(grid.rows, header, source, corrections, ledger);
	const table = assemble(source, rows, header, 1, ledger, {
		file,
		format: "csv",
		encoding: decoded.encoding,
		...(declared ? { decimal: declared.decimal } : {}),
	});
	const shifted = header ? reportWidths(table, grid.endsAbruptly, ledger) : new Set<number>();
	return { table: shifted.size === 0 ? table : { ...table, shifted }, rows };
}

/** The declared sign when its columns are found with it, else the sign with which most of them are. */
function pickDelimiter(source: Columns, text: string, declared: Delimiter | undefined): Delimiter {
	const sample = text.slice(0, 256 * 1024);
	const candidates = new Set([
		...(declared ? [declared] : []),
		guessDelimiter(sample, declared),
		...delimiters,
	]);
	let best: Delimiter = declared ?? ";";
	let most = 0;
	for (const candidate of candidates) {
		const header = findHeader(source, readCsv(sample, candidate, 80).rows, 1);
		const found = header?.match.found ?? 0;
		if (found > most) {
			best = candidate;
			most = found;
		}
		if (header && found === header.match.expected) break;
	}
	return best;
}

function reportEncoding(decoded: DecodedText, declared: Encoding, ledger: Ledger): void {
	if (decoded.broken) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "broken",
			what: "le fichier mélange deux encodages : une partie est en UTF-8, une autre non.",
			expected: `un seul encodage, ${encodingName(declared)}`,
		});
	}
	// A text with nothing past ASCII is the same in every declared encoding.
	const plain = !/\P{ASCII}/u.test(decoded.text) && decoded.encoding !== "utf-16le";
	if (decoded.encoding !== declared && !plain) {
		ledger.add({
			rule: "C-02",
			severity: "info",
			kind: "encoding",
			what: `le fichier est en ${encodingName(decoded.encoding)} et non en ${encodingName(declared)} : il est lu tel qu'il est.`,
		});
	}
}

function decodeWorkbook(
	source: Wanted,
	layout: TabularLayout,
	opened: Extract<Opened, { kind: "workbook" }>,
	{ ledger, corrections }: Context,
): Read {
	const wanted = sheetLayout(layout);
	// A return file is a workbook whatever was received: the sender did what was asked.
	if (!wanted && !opened.returned) reportFormat("un classeur", layout, ledger);
	const declaredLine = wanted?.headerRow ?? 1;
	const { sheet, header } = pickSheet(
		source,
		opened.returned ? undefined : wanted,
		opened.book,
		ledger,
		declaredLine,
	);
	const rows = corrected(sheet?.rows ?? [], header, source, corrections, ledger);
	const table = assemble(source, rows, header, declaredLine, ledger, {
		file: opened.file,
		format: "workbook",
		...(sheet ? { sheet: sheet.name } : {}),
		...(opened.returned && layout.format === "csv" ? { decimal: layout.decimal } : {}),
	});
	if (sheet && header) reportMerges(sheet, table, ledger);
	return { table, rows };
}

function decodeRecords(
	source: Wanted,
	layout: TabularLayout,
	records: Records,
	file: string,
	{ ledger, corrections }: Context,
): Read {
	if (!isRecords(layout) || layout.format !== records.format)
		reportFormat(`un ${formatNames[records.format]}`, layout, ledger);
	const grid = recordGrid(records);
	const header = findHeader(source, grid.slice(0, 1), 1);
	const rows = corrected(grid, header, source, corrections, ledger);
	const table = assemble(source, rows, header, 1, ledger, { file, format: "records" });
	return { table, rows };
}

const formatNames = {
	csv: "CSV",
	xlsx: "classeur",
	xls: "classeur",
	ods: "classeur",
	json: "JSON",
	xml: "XML",
	parquet: "Parquet",
} as const satisfies Record<TabularLayout["format"], string>;

/** The producer publishes another kind of file: read all the same, to be confirmed. */
function reportFormat(found: string, layout: TabularLayout, ledger: Ledger): void {
	const published = formatNames[layout.format];
	ledger.add({
		rule: "C-02",
		severity: "to-confirm",
		kind: "format",
		what: `le fichier est ${found} alors qu'un ${published} est publié par le producteur.`,
		suggestion: `déposez le ${published} d'origine`,
	});
}

function pickSheet(
	source: Columns,
	wanted: ReturnType<typeof sheetLayout>,
	book: Workbook,
	ledger: Ledger,
	line: number,
): { sheet?: Sheet; header: LocatedHeader | undefined } {
	const named = wanted && book.sheets.find((s) => foldHeader(s.name) === foldHeader(wanted.sheet));
	if (named) {
		const header = findHeader(source, named.rows, line);
		if (header) return { sheet: named, header };
	}
	let best: { sheet: Sheet; header: LocatedHeader } | undefined;
	for (const sheet of book.sheets) {
		const header = findHeader(source, sheet.rows, line);
		if (header && (!best || header.match.found > best.header.match.found)) best = { sheet, header };
	}
	if (best && best.header.match.found === best.header.match.expected) {
		if (wanted) {
			ledger.add({
				rule: "C-01",
				severity: "info",
				kind: "sheet",
				what: `le tableau est dans la feuille ${quote(best.sheet.name)} et non ${quote(wanted.sheet)}.`,
			});
		}
		return best;
	}
	if (named) return { sheet: named, header: undefined };
	if (!wanted) return best ?? { header: undefined };
	ledger.add({
		rule: "C-01",
		severity: "blocking",
		kind: "sheet",
		what: `feuille attendue absente : ${quote(wanted.sheet)}. Feuilles trouvées : ${quotedList(book.sheets.map((s) => s.name))}.`,
	});
	return best ?? { header: undefined };
}

/** Values under a merged block exist only on its first row: the others would read as missing. */
function reportMerges(sheet: Sheet, table: Table, ledger: Ledger): void {
	const mapped = new Set([...table.columns.fields.values(), ...table.columns.folded.map((f) => f.index)]);
	const last = table.rows.at(-1)?.line ?? 0;
	for (const merge of sheet.tallMerges) {
		if (merge.from <= table.headerLine || merge.from >= last) continue;
		const column = [...mapped].find((c) => c >= merge.first && c <= merge.last);
		if (column === undefined) continue;
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "merge",
			place: { sheet: sheet.name, line: merge.from },
			what: `des cellules sont fusionnées jusqu'à la ligne ${merge.to}.`,
			expected: "une valeur sur chaque ligne",
			suggestion: "défusionnez les cellules et recopiez la valeur",
		});
	}
}

function mismatch(opened: Opened, expected: string): DefError {
	const kinds = {
		text: "un fichier texte",
		workbook: "un classeur",
		json: "du JSON",
		records: "des enregistrements",
	};
	return new DefError("fichier-illisible", {
		file: opened.file,
		cause: `c'est ${kinds[opened.kind]} alors que cette source attend ${expected}`,
	});
}

function encodingName(encoding: Encoding): string {
	const names: Readonly<Record<Encoding, string>> = {
		"utf-8": "UTF-8",
		"utf-16le": "UTF-16",
		"windows-1252": "Windows-1252",
		"iso-8859-1": "ISO-8859-1",
		"iso-8859-15": "ISO-8859-15",
	};
	return names[encoding];
}

function delimiterName(delimiter: Delimiter): string {
	const names: Readonly<Record<Delimiter, string>> = {
		";": "le point-virgule",
		",": "la virgule",
		"\t": "la tabulation",
		"|": "la barre verticale",
	};
	return names[delimiter];
}
