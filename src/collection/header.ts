import type { Field, Source } from "../../catalogue/model.ts";
import { distance } from "../platform/index.ts";
import { foldHeader, looseHeader, tidy } from "./fold.ts";
import type { ColumnMapping } from "./model.ts";
import { damageOf, repaired } from "./mojibake.ts";
import { statusBeside } from "./status-beside.ts";
import { type Cell, type ColumnMap, type GridRow, textOf } from "./table.ts";

/** What a declaration says of its columns, and what was decided of those of the sender: all that is needed to look for a header. */
export interface Columns extends Pick<Source, "fields" | "unpivot" | "statuses"> {
	readonly mapping?: ColumnMapping;
}

/** Rows in which a header is looked for, blank ones not counted. */
export const searchedRows = 60;

export interface HeaderMatch {
	readonly columns: ColumnMap;
	readonly headers: readonly string[];
	readonly missing: readonly Field[];
	/** No column of a wide file was found. */
	readonly nothingFolded: boolean;
	/** Found only after dropping accents or punctuation. */
	readonly loose: readonly { readonly field: Field; readonly index: number }[];
	/** A declared header that stands over several columns. */
	readonly doubled: readonly { readonly field: Field; readonly indexes: readonly number[] }[];
	/** Columns that were decided to be left out. */
	readonly ignored: readonly number[];
	/** Named columns that nothing declares. */
	readonly unknown: readonly number[];
	/** Declared columns found, and declared in all (the folded block counts for one). */
	readonly found: number;
	readonly expected: number;
}

/** Compares one row with the declared headers. */
export function matchHeader(source: Columns, cells: readonly Cell[]): HeaderMatch {
	const { headers, exact, loosely } = readRow(cells);
	const decided = decisions(source, exact);
	const fields = new Map<string, number>();
	const taken = new Set<number>();
	const doubled: { field: Field; indexes: readonly number[] }[] = [];
	const later: Field[] = [];
	for (const field of source.fields) {
		const indexes = decided.fields.get(field.name) ?? exactMatch(field, exact, decided.columns);
		const index = indexes?.[0];
		if (indexes === undefined || index === undefined) {
			later.push(field);
			continue;
		}
		fields.set(field.name, index);
		taken.add(index);
		if (indexes.length > 1) doubled.push({ field, indexes });
	}
	const loose: { field: Field; index: number }[] = [];
	const missing: Field[] = [];
	// Two fields may read one column: a column is closed to them only when its exact name belongs to another field.
	const closed = new Set([...taken, ...decided.columns]);
	for (const field of later) {
		const index = looseMatch(field, loosely, closed);
		if (index === undefined) missing.push(field);
		else {
			fields.set(field.name, index);
			taken.add(index);
			loose.push({ field, index });
		}
	}
	const folded = foldedColumns(source, headers, new Set([...taken, ...decided.ignored]));
	const wide = new Set(folded.map((f) => f.index));
	const covered = new Set([...doubled.flatMap((d) => d.indexes), ...decided.ignored]);
	const unknown = headers.flatMap((h, i) =>
		h && !taken.has(i) && !wide.has(i) && !covered.has(i) ? [i] : [],
	);
	const unpivots = source.unpivot ? 1 : 0;
	return {
		columns: { fields, folded },
		headers,
		missing,
		nothingFolded: unpivots === 1 && folded.length === 0,
		loose,
		doubled,
		ignored: decided.ignored,
		unknown,
		found: fields.size + (folded.length > 0 ? 1 : 0),
		expected: source.fields.length + unpivots,
	};
}

export interface LocatedHeader {
	readonly match: HeaderMatch;
	/** Index of the header in the rows. */
	readonly index: number;
	readonly line: number;
}

/** The row that names most declared columns; on a tie the one nearest to the declared line. */
export function findHeader(
	source: Columns,
	rows: readonly GridRow[],
	declaredLine: number,
): LocatedHeader | undefined {
	let best: LocatedHeader | undefined;
	for (const [index, row] of rows.slice(0, searchedRows).entries()) {
		const match = matchHeader(source, row.cells);
		if (match.found === 0) continue;
		const candidate = { match, index, line: row.line };
		if (!best || better(candidate, best, declaredLine)) best = candidate;
	}
	// Less than a third of the columns is a coincidence, not a header.
	return best && best.match.found * 3 >= best.match.expected ? best : undefined;
}

function better(a: LocatedHeader, b: LocatedHeader, declaredLine: number): boolean {
	if (a.match.found !== b.match.found) return a.match.found > b.match.found;
	if (a.match.columns.folded.length !== b.match.columns.folded.length) {
		return a.match.columns.folded.length > b.match.columns.folded.length;
	}
	return Math.abs(a.line - declaredLine) < Math.abs(b.line - declaredLine);
}

/** Columns whose name looks like a missing one: « dt_entree » for « date_entree ». */
export function nearHeaders(field: Field, match: HeaderMatch): string[] {
	return match.unknown
		.map((i) => match.headers[i] ?? "")
		.map((header) => ({ header, gap: Math.min(...variantsOf(field).map((v) => relativeGap(v, header))) }))
		.filter((c) => c.gap <= 0.45)
		.sort((a, b) => a.gap - b.gap)
		.slice(0, 3)
		.map((c) => c.header);
}

export function variantsOf(field: Field): readonly string[] {
	return typeof field.header === "string" ? [field.header] : field.header;
}

interface Decisions {
	readonly fields: ReadonlyMap<string, readonly number[]>;
	readonly ignored: readonly number[];
	/** Every column about which something was decided. */
	readonly columns: ReadonlySet<number>;
}

const undecided: Decisions = { fields: new Map(), ignored: [], columns: new Set() };

/** The mapping names headers as printed; one that is no longer there, or a field no longer declared, says nothing. */
function decisions(source: Columns, exact: ReadonlyMap<string, readonly number[]>): Decisions {
	if (!source.mapping) return undecided;
	const declared = new Set(source.fields.map((f) => f.name));
	const fields = new Map<string, number[]>();
	const ignored: number[] = [];
	for (const [header, field] of Object.entries(source.mapping)) {
		const indexes = exact.get(foldHeader(header)) ?? [];
		if (indexes.length === 0) continue;
		if (field === null) ignored.push(...indexes);
		else if (declared.has(field)) fields.set(field, [...(fields.get(field) ?? []), ...indexes]);
	}
	return { fields, ignored, columns: new Set([...ignored, ...[...fields.values()].flat()]) };
}

function exactMatch(
	field: Field,
	exact: ReadonlyMap<string, readonly number[]>,
	decided: ReadonlySet<number>,
): readonly number[] | undefined {
	for (const name of namesOf(field).exact) {
		const indexes = exact.get(name);
		const free = decided.size === 0 ? indexes : indexes?.filter((i) => !decided.has(i));
		if (free && free.length > 0) return free;
	}
	return undefined;
}

function looseMatch(
	field: Field,
	loosely: ReadonlyMap<string, readonly number[]>,
	taken: ReadonlySet<number>,
): number | undefined {
	for (const wanted of namesOf(field).loose) {
		if (wanted.length < 3) continue;
		const indexes = loosely.get(wanted)?.filter((i) => !taken.has(i)) ?? [];
		if (indexes.length === 1) return indexes[0];
	}
	return undefined;
}

interface ReadRow {
	readonly headers: readonly string[];
	/** Folded text → columns that bear it. */
	readonly exact: ReadonlyMap<string, readonly number[]>;
	readonly loosely: ReadonlyMap<string, readonly number[]>;
}

/** Every source is compared with the same first rows: they are folded once. */
const readRows = new WeakMap<readonly Cell[], ReadRow>();
const fieldNames = new WeakMap<
	Field,
	{ readonly exact: readonly string[]; readonly loose: readonly string[] }
>();

function readRow(cells: readonly Cell[]): ReadRow {
	const known = readRows.get(cells);
	if (known) return known;
	const headers = cells.map((c) => tidy(textOf(c)));
	const exact = new Map<string, number[]>();
	const loosely = new Map<string, number[]>();
	for (const [i, header] of headers.entries()) {
		if (!header) continue;
		// Wrong letters are reported once, for what they are, and not as so many missing columns.
		const meant = damageOf(header) === "doubled" ? (repaired(header) ?? header) : header;
		push(exact, foldHeader(meant), i);
		push(loosely, looseHeader(meant), i);
	}
	const row = { headers, exact, loosely };
	readRows.set(cells, row);
	return row;
}

function namesOf(field: Field): { readonly exact: readonly string[]; readonly loose: readonly string[] } {
	let names = fieldNames.get(field);
	if (!names) {
		const variants = variantsOf(field);
		names = { exact: variants.map(foldHeader), loose: variants.map(looseHeader) };
		fieldNames.set(field, names);
	}
	return names;
}

function foldedColumns(
	source: Columns,
	headers: readonly string[],
	taken: ReadonlySet<number>,
): ColumnMap["folded"] {
	if (!source.unpivot) return [];
	const pattern = new RegExp(`^(?:${source.unpivot.columns})$`, "u");
	return headers.flatMap((text, index) => {
		if (!text || taken.has(index)) return [];
		if (pattern.test(text)) return [{ index, header: text }];
		const [, header = "", sign = ""] = /^(.+?)\s*\(([^()]+)\)$/u.exec(text) ?? [];
		const status = statusBeside(source.statuses, sign);
		return status !== undefined && pattern.test(header) ? [{ index, header, status }] : [];
	});
}

function relativeGap(a: string, b: string): number {
	const [x, y] = [looseHeader(a), looseHeader(b)];
	const size = Math.max(x.length, y.length);
	return size === 0 ? 1 : distance(x, y, size) / size;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
