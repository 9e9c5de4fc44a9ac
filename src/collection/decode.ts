import type { Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { assemble, type Decided, type Feed } from "./assemble.ts";
import { type Limits, type Opened, open } from "./container.ts";
import { foldHeader } from "./fold.ts";
import { quote, quotedList } from "./french.ts";
import { type Columns, findHeader, type LocatedHeader } from "./header.ts";
import { Ledger } from "./ledger.ts";
import type { Adjustments } from "./model.ts";
import { isOutlines, type OutlineRows, outlineFields, readOutlines } from "./outlines.ts";
import { isRecords, type Records, recordGrid } from "./records.ts";
import { inBlocks, type Pass, Table, type TableHead } from "./table.ts";
import { formatNames, reportFormat, sheetLayout, type TabularLayout } from "./tabular.ts";
import { textTable } from "./text-table.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Bytes → rows of one source. Throws `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`; defects are findings. */
export function decode(
	source: Source,
	bytes: Uint8Array,
	fileName: string,
	options: DecodeOptions = {},
): Table {
	return decodeOpened(source, open(bytes, fileName, [source], options.limits), options);
}

export interface DecodeOptions extends Adjustments {
	/** Keep every defect with its place, for the grid and the return file. */
	readonly trace?: boolean;
	/** Sizes past which the file is refused. Default: those of a process that does nothing else. */
	readonly limits?: Limits;
}

export function decodeOpened(source: Source, opened: Opened, options: DecodeOptions = {}): Table {
	const { layout } = source;
	if (isOutlines(layout)) {
		if (opened.kind !== "json") throw mismatch(opened, "des contours au format GeoJSON ou TopoJSON");
		return decodeOutlines(source, opened, readOutlines(layout, opened.json, opened.file));
	}
	const wanted: Wanted = options.mapping ? { ...source, mapping: options.mapping } : source;
	const decided = { ledger: new Ledger(options.trace), corrections: options.corrections ?? [] };
	if (opened.kind === "text") return textTable(wanted, layout, opened, decided);
	if (opened.kind === "workbook") return decodeWorkbook(wanted, layout, opened, decided);
	const records = opened.records(isRecords(layout) ? layout.records : undefined);
	if (!records) throw mismatch(opened, "un tableau");
	return decodeRecords(wanted, layout, records, opened.file, decided);
}

/** A declaration, and what was decided of the columns of the sender. */
type Wanted = Source & Columns;

function decodeOutlines(source: Source, opened: Opened, read: OutlineRows): Table {
	const columns = outlineFields(source).map((f, i): [string, number] => [f.name, i]);
	const head: TableHead = {
		file: opened.file,
		format: "geo",
		headerLine: 0,
		headers: columns.map(([name]) => name),
		columns: { fields: new Map(columns), folded: [] },
	};
	const pass = (): Pass => ({
		blocks: inBlocks(read.rows),
		findings: () => [...read.findings],
		marks: () => [],
	});
	return new Table(head, { pass, grid: () => inBlocks(read.rows), traces: false });
}

function decodeWorkbook(
	source: Wanted,
	layout: TabularLayout,
	opened: Extract<Opened, { kind: "workbook" }>,
	decided: Decided,
): Table {
	const { ledger } = decided;
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
	const feed: Feed = {
		blocks: () => inBlocks(sheet?.rows ?? []),
		close: (head, lastLine, closing) => {
			if (sheet) reportMerges(sheet, head, lastLine, closing);
		},
	};
	return assemble(source, feed, header, declaredLine, decided, {
		file: opened.file,
		format: "workbook",
		...(sheet ? { sheet: sheet.name } : {}),
		...(opened.returned && layout.format === "csv" ? { decimal: layout.decimal } : {}),
	});
}

function decodeRecords(
	source: Wanted,
	layout: TabularLayout,
	records: Records,
	file: string,
	decided: Decided,
): Table {
	if (!isRecords(layout) || layout.format !== records.format)
		reportFormat(`un ${formatNames[records.format]}`, layout, decided.ledger);
	const grid = recordGrid(records);
	const header = findHeader(source, grid.slice(0, 1), 1);
	const feed: Feed = { blocks: () => inBlocks(grid) };
	return assemble(source, feed, header, 1, decided, { file, format: "records" });
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
	const found = book.sheets
		.flatMap((sheet) => {
			const header = findHeader(source, sheet.rows, line);
			return header ? [{ sheet, header }] : [];
		})
		.toSorted(
			(a, b) =>
				Number(a.sheet.hidden) - Number(b.sheet.hidden) || b.header.match.found - a.header.match.found,
		);
	const whole = found.filter(({ header }) => header.match.found === header.match.expected);
	const [best = found[0], ...rivals] = whole.filter(({ sheet }) => sheet.hidden === whole[0]?.sheet.hidden);
	if (best && rivals.length > 0) {
		ledger.add({
			rule: "C-01",
			severity: "to-confirm",
			kind: "sheets",
			what: `plusieurs feuilles portent ces colonnes : seule ${quote(best.sheet.name)} est lue, et non ${quotedList(rivals.map(({ sheet }) => sheet.name))}.`,
		});
	}
	if (best && whole.length > 0) {
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
function reportMerges(sheet: Sheet, head: TableHead, last: number, ledger: Ledger): void {
	const mapped = new Set([...head.columns.fields.values(), ...head.columns.folded.map((f) => f.index)]);
	for (const merge of sheet.tallMerges) {
		if (merge.from <= head.headerLine || merge.from >= last) continue;
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
