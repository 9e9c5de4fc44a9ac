import type { InnerStatus, Severity, Source } from "../../catalogue/model.ts";
import { counted, formatNumber } from "../platform/index.ts";
import { checkClosures } from "./closures.ts";
import { checkCoherence, checkPlausible } from "./coherence.ts";
import { quote } from "./french.ts";
import { IdentifierScan } from "./identifiers.ts";
import { dropDuplicates } from "./key.ts";
import { Ledger, mergeFindings } from "./ledger.ts";
import type { Finding, Mark, Place } from "./model.ts";
import { NumberColumn } from "./number-column.ts";
import { checkPrintedDocument } from "./printed-document.ts";
import { type Read, readAs } from "./read.ts";
import { checkRegularity } from "./regularity.ts";
import { letters, type Pass, type Table, type TableHead } from "./table.ts";
import { TextColumn } from "./text-column.ts";
import {
	batchFields,
	type Draft,
	type FieldSpec,
	isNumber,
	type Lookup,
	type PlaceOf,
	type TypedRows,
} from "./typed.ts";
import { type TypedColumn, typedColumn } from "./typed-column.ts";
import { checkUnits } from "./units.ts";

export interface Checked {
	readonly findings: readonly Finding[];
	readonly rows: TypedRows;
	/** Every defect where it stands, reading included; empty unless the table was decoded with its trace. */
	readonly marks: readonly Mark[];
}

/**
 * Rules of methods annex C that one file can answer for by itself. Pure: the same table and lookup give the same findings.
 * Rows with a defect to confirm stay, marked `held`; a blocking finding means that nothing of the file may be used.
 */
export function check(source: Source, table: Table, lookup: Lookup, options: CheckOptions = {}): Checked {
	const steps = checking(source, table, lookup, options);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, one piece of the file at a time: whoever calls may stop between two, or let others work. */
export function* checking(
	source: Source,
	table: Table,
	lookup: Lookup,
	options: CheckOptions & { readonly onRead?: (bytes: number) => void } = {},
): Generator<void, Checked> {
	const ledger = new Ledger(table.traces);
	const pass = table.pass(options.onRead);
	const identifiers = new IdentifierScan(source, table);
	const typing = yield* typeRows(source, table, pass, identifiers, lookup, ledger);
	checkLineage(source, ledger);
	identifiers.report(ledger);
	checkSize(source, table, typing.read, ledger);
	checkUnits(typing.fields, typing.draft, ledger);
	yield;
	checkClosures(source, typing.fields, typing.draft, lookup, typing.place, ledger);
	checkAtMost(typing, ledger);
	yield;
	runControls(source, typing, ledger);
	yield;
	checkPlausible(typing.fields, typing.draft, typing.place, ledger);
	checkCoherence(source, typing.draft, typing.place, ledger);
	yield;
	// Without one of its columns a key names nothing: every row would be the double of another.
	const { nameField } = source.unpivot ?? {};
	const keyed = source.key.every((name) => name === nameField || table.columns.fields.has(name));
	const unique = keyed ? source : { ...source, key: [] };
	const rows = dropDuplicates(unique, typing.draft, typing.place, ledger, options.partial);
	yield;
	checkRegularity(source, rows, table, ledger);
	const total = Math.max(1, typing.draft.line.length);
	// Annex C: more than 0.5 % of unknown codes refuses the file. A required cell follows the same rule.
	ledger.escalate("C-15", 0.005, total);
	ledger.escalate("C-03", 0.005, total);
	// A rule of the domain that fires on more than a fifth of the rows is a shifted column or another unit, not a slip.
	ledger.escalate("C-10", 0.2, total);
	ledger.escalate("C-13", 0.2, total);
	// After the shares of rows, which are about the sender: what a document says falsely is never a reason to refuse it.
	checkPrintedDocument(source, typing.draft, typing.place, ledger);
	return {
		findings: mergeFindings(pass.findings(), ledger.findings()),
		rows,
		marks: [...pass.marks(), ...ledger.marks()],
	};
}

export interface CheckOptions {
	/** Rows that carry a blocking defect of their own are held (`set-aside.ts`): the rest may be used. */
	readonly partial?: boolean;
}

/** A blocking defect that setting rows aside would not cure: nothing of the file may be used, whatever is decided. */
export function blocksFile(findings: readonly Finding[]): boolean {
	return findings.some((f) => f.severity === "blocking" && f.scope !== "rows");
}

export function isBlocking(findings: readonly Finding[]): boolean {
	return findings.some((f) => f.severity === "blocking");
}

interface Typing {
	readonly draft: Draft;
	readonly fields: readonly FieldSpec[];
	readonly place: PlaceOf;
	/** Rows of the file, before a wide one is folded. */
	readonly read: number;
}

type Reader = TextColumn | NumberColumn;

function* typeRows(
	source: Source,
	table: Table,
	pass: Pass,
	identifiers: IdentifierScan,
	lookup: Lookup,
	ledger: Ledger,
): Generator<void, Typing> {
	const fields = batchFields(source);
	const columns = new Map<string, TypedColumn>();
	const readers = new Map<string, Reader>();
	for (const field of fields) {
		const codes = field.level === undefined ? undefined : lookup.get(field.level);
		const present = table.columns.fields.has(field.name) || table.columns.folded.length > 0;
		if (field.level !== undefined && !codes && present) reportNoLookup(field, ledger);
		columns.set(field.name, typedColumn(field));
		readers.set(
			field.name,
			isNumber(field)
				? new NumberColumn(field, source.statuses, table.decimal, ledger)
				: new TextColumn(field, codes, ledger),
		);
	}
	const draft: Draft = { line: [], sourceColumn: [], held: [], columns };
	const at = (line: number, index: number | undefined): Place => ({
		...(table.sheet === undefined ? {} : { sheet: table.sheet }),
		line,
		...(index === undefined
			? {}
			: {
					...(table.format === "records" ? {} : { column: letters(index) }),
					header: table.headers[index] ?? "",
				}),
	});
	const folded = new Set(source.unpivot ? [source.unpivot.nameField, source.unpivot.value.name] : []);
	const own = fields.flatMap((f) => {
		if (folded.has(f.name)) return [];
		const reader = readers.get(f.name);
		const column = columns.get(f.name);
		const index = table.columns.fields.get(f.name);
		return reader && column ? [{ reader, column, index, read: missing }] : [];
	});
	const name = source.unpivot && columns.get(source.unpivot.nameField);
	const nameReader = source.unpivot && readers.get(source.unpivot.nameField);
	const value = source.unpivot && columns.get(source.unpivot.value.name);
	const valueReader = source.unpivot && readers.get(source.unpivot.value.name);
	const wide = table.columns.folded.map(({ index, header, status }) => ({
		index,
		status,
		letters: letters(index),
		name: nameReader?.read(header, () => at(table.headerLine, index)),
	}));
	const times = source.unpivot ? wide : [undefined];
	// One function for all the cells: a place is asked for where a defect is, at once or never.
	const now = { line: 0, index: 0 };
	const here = (): Place => at(now.line, now.index);
	let rowsRead = 0;
	for (const block of pass.blocks) {
		rowsRead += block.length;
		for (const row of block) {
			identifiers.add(row);
			now.line = row.line;
			let held: string | null = row.shifted ? "C-02" : null;
			for (const cell of own) {
				// A declared column that is missing has already been reported, once.
				if (cell.index === undefined) continue;
				now.index = cell.index;
				cell.read = cell.reader.read(row.cells[cell.index], here);
				if (cell.read.held !== undefined) held ??= cell.read.held;
			}
			for (const part of times) {
				for (const { column, read } of own) put(column, read);
				let rowHeld: string | null = held;
				if (part && name && value && valueReader) {
					now.index = part.index;
					const read = valueReader.read(row.cells[part.index], here);
					put(name, part.name ?? unnamed);
					put(value, part.status === undefined ? read : withStatus(read, part.status));
					rowHeld ??= part.name?.held ?? read.held ?? null;
				}
				draft.line.push(row.line);
				draft.sourceColumn.push(part?.letters ?? null);
				draft.held.push(rowHeld);
			}
		}
		yield;
	}
	for (const reader of readers.values()) if (reader instanceof NumberColumn) reader.close();
	const place: PlaceOf = (row, field) => {
		const line = draft.line[row] ?? 0;
		const index = field === undefined ? undefined : table.columns.fields.get(field);
		const folded = draft.sourceColumn[row];
		if (index === undefined && folded) return { ...at(line, undefined), column: folded };
		return at(line, index);
	};
	return { draft, fields, place, read: rowsRead };
}

const missing: Read = readAs<string>(null, "NA");
const unnamed: Read = readAs<string>(null);

/** The sign of a header holds for what stands under it, unless the cell has its own. */
function withStatus(read: Read, status: InnerStatus): Read {
	return read.value === null || read.status !== null ? read : { ...read, status };
}

function put(column: TypedColumn, { value, status, memo }: Read): void {
	column.push(value, status, memo);
}

function reportNoLookup(field: FieldSpec, ledger: Ledger): void {
	ledger.add({
		rule: "C-15",
		severity: "info",
		kind: `skipped:${field.name}`,
		what: `la nomenclature ${quote(field.level ?? "")} n'est pas chargée : les codes de ${quote(field.name)} ne sont pas vérifiés.`,
	});
}

/** C-45: a figure must be able to say where it comes from, of when and under which licence. */
function checkLineage(source: Source, ledger: Ledger): void {
	const wanted = { licence: source.licence, millésime: source.vintage, adresse: source.address };
	for (const [name, value] of Object.entries(wanted)) {
		if (value.trim() !== "") continue;
		ledger.add({
			rule: "C-45",
			severity: "blocking",
			kind: name,
			what: `la déclaration de la source n'a pas de ${name} : aucun chiffre ne pourrait être cité.`,
		});
	}
}

/** C-04: no row at all, or a number of rows far from the size known of the producer's file. */
function checkSize(source: Source, table: TableHead, rows: number, ledger: Ledger): void {
	if (rows === 0 && table.headerLine > 0) {
		ledger.add({
			rule: "C-04",
			severity: "blocking",
			kind: "empty",
			place: { line: table.headerLine },
			what: "aucune ligne de données sous l'en-tête.",
		});
		return;
	}
	const expected = source.expectedRows;
	if (expected === undefined || rows === 0 || (rows >= 0.7 * expected && rows <= 1.4 * expected)) return;
	ledger.add({
		rule: "C-04",
		severity: "to-confirm",
		kind: "size",
		what: `le fichier a ${counted(rows, "ligne")} alors que ${formatNumber(expected)} sont attendues.`,
		observed: String(rows),
		expected: `entre ${formatNumber(Math.ceil(0.7 * expected))} et ${formatNumber(Math.floor(1.4 * expected))} lignes`,
	});
}

/** C-10: a part may not exceed its whole (`xmet` ≤ `met`), where both are known. */
function checkAtMost({ draft, fields, place }: Typing, ledger: Ledger): void {
	for (const field of fields) {
		const part = draft.columns.get(field.name);
		const whole = field.atMost === undefined ? undefined : draft.columns.get(field.atMost);
		if (!part || !whole) continue;
		for (let i = 0; i < part.length; i++) {
			const [p, w] = [part.at(i), whole.at(i)];
			if (typeof p !== "number" || typeof w !== "number" || p <= w) continue;
			draft.held[i] ??= "C-10";
			ledger.add({
				rule: "C-10",
				severity: "to-confirm",
				kind: `atMost:${field.name}`,
				place: place(i, field.name),
				what: `${quote(String(p))} dépasse ${quote(field.atMost ?? "")}, qui vaut ${w}.`,
				observed: String(p),
				expected: `au plus ${w}`,
			});
		}
	}
}

/** The producer's own arithmetic, declared with the source. */
function runControls(source: Source, { draft, place }: Typing, ledger: Ledger): void {
	const controls = source.controls ?? [];
	if (controls.length === 0) return;
	// A control looks at few fields: the others are not read.
	let i = 0;
	const row: Record<string, string | number | null> = {};
	for (const [name, column] of draft.columns)
		Object.defineProperty(row, name, { enumerable: true, get: () => column.at(i) });
	for (; i < draft.line.length; i++) {
		for (const control of controls) {
			const defect = control.test(row);
			if (defect === null) continue;
			const severity: Severity = control.severity;
			if (severity !== "info") draft.held[i] ??= control.code;
			ledger.add({
				rule: control.code,
				severity,
				kind: `control:${control.label}`,
				place: place(i, control.fields[0]),
				what: defect,
				observed: control.fields.map((f) => String(row[f] ?? "")).join(" ; "),
				expected: control.label,
			});
		}
	}
}
