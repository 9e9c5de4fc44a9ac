import type { CsvLayout, Encoding, Source, WorkbookLayout } from "../../catalogue/model.ts";
import { counted, DefError } from "../platform/index.ts";
import { bodyRows } from "./body.ts";
import { type Opened, open } from "./container.ts";
import { type Delimiter, delimiters, guessDelimiter, readCsv } from "./csv.ts";
import type { DecodedText } from "./encoding.ts";
import { foldHeader } from "./fold.ts";
import { quote, quotedList } from "./french.ts";
import { findHeader, type LocatedHeader } from "./header.ts";
import { reportHeader } from "./header-report.ts";
import { Ledger } from "./ledger.ts";
import { reportDamage } from "./mojibake-report.ts";
import { isOutlines, outlineFields, readOutlines } from "./outlines.ts";
import { reportWidths } from "./ragged.ts";
import type { GridRow, Table } from "./table.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Bytes → rows of one source. Throws `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`; defects are findings. */
export function decode(source: Source, bytes: Uint8Array, fileName: string): Table {
	return decodeOpened(source, open(bytes, fileName, [source]));
}

export function decodeOpened(source: Source, opened: Opened): Table {
	const { layout } = source;
	if (isOutlines(layout)) {
		if (opened.kind !== "geo") throw mismatch(opened, "des contours au format GeoJSON ou TopoJSON");
		return decodeOutlines(source, opened, readOutlines(layout, opened.json, opened.file));
	}
	if (opened.kind === "geo") throw mismatch(opened, "un tableau");
	return opened.kind === "text"
		? decodeCsv(source, layout, opened.text(declaredEncoding(source)), opened.file)
		: decodeWorkbook(source, layout, opened.book, opened.file);
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
	source: Source,
	layout: CsvLayout | WorkbookLayout,
	decoded: DecodedText,
	file: string,
): Table {
	const ledger = new Ledger();
	const declared = layout.format === "csv" ? layout : undefined;
	if (!declared) {
		ledger.add({
			rule: "C-02",
			severity: "to-confirm",
			kind: "format",
			what: "le fichier est un CSV alors qu'un classeur est publié par le producteur.",
			suggestion: "déposez le classeur d'origine",
		});
	} else reportEncoding(decoded, declared.encoding, ledger);
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
	const table = tableOf(source, grid.rows, header, 1, ledger, {
		file,
		format: "csv",
		encoding: decoded.encoding,
		...(declared ? { decimal: declared.decimal } : {}),
	});
	if (header) reportWidths(table, grid.endsAbruptly, ledger);
	return { ...table, findings: ledger.findings() };
}

/** The declared sign when its columns are found with it, else the sign with which most of them are. */
function pickDelimiter(source: Source, text: string, declared: Delimiter | undefined): Delimiter {
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
	source: Source,
	layout: CsvLayout | WorkbookLayout,
	book: Workbook,
	file: string,
): Table {
	const ledger = new Ledger();
	const wanted = layout.format === "csv" ? undefined : layout;
	if (!wanted) {
		ledger.add({
			rule: "C-02",
			severity: "to-confirm",
			kind: "format",
			what: "le fichier est un classeur alors qu'un CSV est publié par le producteur.",
			suggestion: "déposez le fichier CSV d'origine",
		});
	}
	const declaredLine = wanted?.headerRow ?? 1;
	const { sheet, header } = pickSheet(source, wanted, book, ledger);
	const table = tableOf(source, sheet?.rows ?? [], header, declaredLine, ledger, {
		file,
		format: "workbook",
		...(sheet ? { sheet: sheet.name } : {}),
	});
	if (sheet && header) reportMerges(sheet, table, ledger);
	return { ...table, findings: ledger.findings() };
}

function pickSheet(
	source: Source,
	wanted: WorkbookLayout | undefined,
	book: Workbook,
	ledger: Ledger,
): { sheet?: Sheet; header: LocatedHeader | undefined } {
	const line = wanted?.headerRow ?? 1;
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

function tableOf(
	source: Source,
	rows: readonly GridRow[],
	header: LocatedHeader | undefined,
	declaredLine: number,
	ledger: Ledger,
	base: Pick<Table, "file" | "format" | "encoding" | "sheet" | "decimal">,
): Table {
	if (!header) {
		const expected = source.fields.flatMap((f) =>
			typeof f.header === "string" ? [f.header] : f.header.slice(0, 1),
		);
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: "header",
			...(base.sheet === undefined ? {} : { place: { sheet: base.sheet } }),
			what: `aucune ligne d'en-tête reconnue dans les premières lignes (${counted(rows.length, "ligne lue", "lignes lues")}).`,
			expected: `les colonnes ${quotedList(expected)}`,
		});
		return {
			...base,
			headerLine: 0,
			headers: [],
			columns: { fields: new Map(), folded: [] },
			rows: [],
			findings: [],
		};
	}
	reportHeader(header.match, header.line, declaredLine, ledger, { unknown: true });
	const numbers = source.fields.filter((f) => f.type === "integer" || f.type === "number").map((f) => f.name);
	const essential = [...source.key, ...source.fields.filter((f) => f.required).map((f) => f.name)];
	const body = bodyRows(
		rows.slice(header.index + 1),
		header.match,
		{ essential: new Set(essential), numbers: new Set(numbers) },
		ledger,
	);
	const table: Table = {
		...base,
		headerLine: header.line,
		headers: header.match.headers,
		columns: header.match.columns,
		rows: body,
		findings: [],
	};
	reportDamage(source, table, ledger);
	return table;
}

function mismatch(opened: Opened, expected: string): DefError {
	const kinds = { text: "un fichier texte", workbook: "un classeur", geo: "du JSON" };
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
