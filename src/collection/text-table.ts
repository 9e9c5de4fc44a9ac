import type { Encoding, Source } from "../../catalogue/model.ts";
import { assemble, type Decided, type Feed } from "./assemble.ts";
import type { Opened } from "./container.ts";
import { type Delimiter, delimiters, guessDelimiter, readCsv, shapeOf } from "./csv.ts";
import { CsvRows } from "./csv-rows.ts";
import type { TextReading } from "./encoding.ts";
import { type Columns, findHeader, searchedRows } from "./header.ts";
import type { Ledger } from "./ledger.ts";
import type { GridRow, Table } from "./table.ts";
import { reportFormat, type TabularLayout } from "./tabular.ts";

/** A text table, read from its bytes piece by piece as often as its rows are asked for. */
export function textTable(
	source: Source & Columns,
	layout: TabularLayout,
	opened: Extract<Opened, { kind: "text" }>,
	decided: Decided,
): Table {
	const { ledger } = decided;
	const declared = layout.format === "csv" ? layout : undefined;
	const reading = opened.reading(declared?.encoding);
	const pieces = (onRead?: (bytes: number) => void): Iterable<string> =>
		opened.pieces(declared?.encoding, onRead);
	if (!declared) reportFormat("un CSV", layout, ledger);
	else reportEncoding(reading, declared.encoding, ledger);
	if (reading.suspect) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "suspect",
			what: `le texte est dans un ancien encodage ${reading.suspect} : ses accents seraient faux.`,
			suggestion: "enregistrez le fichier en « CSV UTF-8 »",
		});
	}
	const delimiter = pickDelimiter(source, opened.sample(256 * 1024), declared?.delimiter);
	if (declared && delimiter !== declared.delimiter) {
		ledger.add({
			rule: "C-02",
			severity: "info",
			kind: "delimiter",
			what: `le séparateur est ${delimiterName(delimiter)} et non ${delimiterName(declared.delimiter)}.`,
		});
	}
	const { openQuoteLine } = opened.quotes ? shapeOf(pieces, delimiter) : {};
	if (openQuoteLine !== undefined) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "quote",
			place: { line: openQuoteLine },
			what: "un guillemet est ouvert et n'est jamais refermé : la suite du fichier ne peut pas être découpée.",
			expected: "des guillemets par paires autour d'une cellule",
		});
	}
	let endsAbruptly = false;
	const feed: Feed = {
		*blocks(onRead) {
			const rows = new CsvRows(delimiter, openQuoteLine === undefined);
			for (const piece of pieces(onRead)) yield rows.add(piece);
			yield rows.end();
			endsAbruptly = rows.endsAbruptly;
		},
		endsAbruptly: () => endsAbruptly,
	};
	return assemble(source, feed, findHeader(source, firstRows(feed), 1), 1, decided, {
		file: opened.file,
		format: "csv",
		encoding: reading.encoding,
		...(declared ? { decimal: declared.decimal } : {}),
	});
}

function firstRows(feed: Feed): GridRow[] {
	const rows: GridRow[] = [];
	for (const block of feed.blocks()) {
		rows.push(...block.slice(0, searchedRows - rows.length));
		if (rows.length >= searchedRows) break;
	}
	return rows;
}

/** The declared sign when its columns are found with it, else the sign with which most of them are. */
function pickDelimiter(source: Columns, sample: string, declared: Delimiter | undefined): Delimiter {
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

function reportEncoding(reading: TextReading, declared: Encoding, ledger: Ledger): void {
	if (reading.broken) {
		ledger.add({
			rule: "C-02",
			severity: "blocking",
			kind: "broken",
			what: "le fichier mélange deux encodages : une partie est en UTF-8, une autre non.",
			expected: `un seul encodage, ${encodingName(declared)}`,
		});
	}
	if (reading.encoding !== declared && !reading.plain) {
		ledger.add({
			rule: "C-02",
			severity: "info",
			kind: "encoding",
			what: `le fichier est en ${encodingName(reading.encoding)} et non en ${encodingName(declared)} : il est lu tel qu'il est.`,
		});
	}
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
