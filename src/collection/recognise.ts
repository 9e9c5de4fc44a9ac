import type { Layout, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import type { Opened } from "./container.ts";
import { type Delimiter, delimiters, guessDelimiter, readCsv } from "./csv.ts";
import { foldHeader } from "./fold.ts";
import { nameMatches } from "./folder.ts";
import { findHeader } from "./header.ts";
import type { ColumnMapping } from "./model.ts";
import { isOutlines, outlineScore } from "./outlines.ts";
import { isRecords } from "./records.ts";
import { type GridRow, textOf } from "./table.ts";
import { sheetLayout } from "./tabular.ts";

/** How much a file looks like a source, from its content. */
export interface Candidate {
	readonly source: Source;
	/** 0 to 1; 1 = every declared column, nothing else, and an expected name. */
	readonly score: number;
	/** Share of the declared columns that are in the file. */
	readonly completeness: number;
	/** Share of the named columns of the file that the source declares. */
	readonly coverage: number;
	/** The file name answers one of the patterns of the source. */
	readonly named: boolean;
}

export interface Recognition {
	readonly file: string;
	/** Absent when the file looks like nothing known. */
	readonly best?: Candidate;
	readonly runnerUp?: Candidate;
	/** Every candidate worth showing, best first. */
	readonly candidates: readonly Candidate[];
}

/**
 * Which source an opened file is, by its headers, sheets and shapes; the name only settles a tie. `mapping`: what was decided
 * of the columns of this sender.
 */
export function recogniseOpened(
	opened: Opened,
	sources: readonly Source[],
	mapping?: ColumnMapping,
): Recognition {
	const grids = gridsOf(opened);
	const candidates = sources
		.map((source) => candidateOf(source, opened, grids, mapping))
		.filter((c) => isLikely(c))
		.sort(
			(a, b) =>
				b.score - a.score ||
				b.source.fields.length - a.source.fields.length ||
				(a.source.id < b.source.id ? -1 : 1),
		);
	const [best, runnerUp] = candidates;
	return { file: opened.file, candidates, ...(best ? { best } : {}), ...(runnerUp ? { runnerUp } : {}) };
}

/**
 * Refuses a file offered as `source` when its content is clearly that of another one.
 * Two sources cut from the same official file are not rivals. Throws `autre-source`.
 */
export function refuseImpostor(
	source: Source,
	opened: Opened,
	sources: readonly Source[],
	mapping?: ColumnMapping,
): void {
	const grids = gridsOf(opened);
	const own = candidateOf(source, opened, grids, mapping);
	// Complete, and at least half of the file is ours: no rival could do better by enough.
	if (own.completeness === 1 && own.coverage >= 0.5) return;
	const rivals = sources.filter((s) => s.id !== source.id && !shareFile(s, source));
	const { best } = recogniseOpened(opened, rivals);
	if (!best || best.completeness < 0.9 || best.coverage < 0.5) return;
	const lacking = own.completeness < 1 && best.completeness >= own.completeness + 0.2;
	// Every column of ours is there by chance, inside a wider table that another source describes to the last column.
	const swallowed = best.completeness === 1 && best.coverage >= 0.95 && own.coverage < 0.5;
	if (lacking || swallowed) {
		throw new DefError("autre-source", {
			found: best.source.title,
			expected: source.title,
			file: opened.file,
		});
	}
}

function shareFile(a: Source, b: Source): boolean {
	return a.files.some((p) => nameMatches(b, p)) || b.files.some((p) => nameMatches(a, p));
}

function isLikely(c: Candidate): boolean {
	if (c.completeness >= 0.6 && c.completeness * c.coverage >= 0.25) return true;
	return c.named && c.completeness >= 0.34;
}

interface Grid {
	readonly name?: string;
	readonly rows: readonly GridRow[];
}

function gridsOf(opened: Opened): readonly Grid[] {
	if (opened.kind === "workbook")
		return opened.book.sheets.map((s) => ({ name: s.name, rows: s.rows.slice(0, 80) }));
	if (opened.kind === "json" || opened.kind === "records") return [];
	const sample = opened.sample(128 * 1024);
	const guess: Delimiter = guessDelimiter(sample);
	const others = delimiters.filter((d) => d !== guess && sample.includes(d));
	return [guess, ...others].map((d) => ({ rows: readCsv(sample, d, 80).rows }));
}

/** Records have one grid, made of their fields, which may depend on the name of the list that the source declares. */
function recordsOf(opened: Opened, layout: Layout): readonly Grid[] | undefined {
	if (opened.kind !== "json" && opened.kind !== "records") return undefined;
	const records = opened.records(isRecords(layout) ? layout.records : undefined);
	return records ? [{ rows: [{ line: 1, cells: records.headers }] }] : [];
}

function candidateOf(
	source: Source,
	opened: Opened,
	grids: readonly Grid[],
	mapping?: ColumnMapping,
): Candidate {
	const named = nameMatches(source, opened.file) || nameMatches(source, opened.name);
	const bonus = named ? 0.05 : 0;
	const { layout } = source;
	if (isOutlines(layout)) {
		const share = opened.kind === "json" ? outlineScore(layout, opened.json) : 0;
		return { source, score: 0.95 * share + bonus, completeness: share, coverage: share, named };
	}
	const declared = sheetLayout(layout);
	const wanted = declared && foldHeader(declared.sheet);
	const columns = mapping ? { ...source, mapping } : source;
	let completeness = 0;
	let coverage = 0;
	let score = bonus;
	for (const grid of recordsOf(opened, layout) ?? grids) {
		const header = findHeader(columns, grid.rows, declared?.headerRow ?? 1);
		if (!header) continue;
		const { match } = header;
		const full = match.found / match.expected;
		const named = match.headers.filter((h) => textOf(h) !== "").length - match.ignored.length;
		const cover = named === 0 ? 0 : (named - match.unknown.length) / named;
		const sheet =
			wanted === undefined || grid.name === undefined || foldHeader(grid.name) === wanted ? 0.05 : 0;
		const total = 0.65 * full + 0.25 * cover + sheet + bonus;
		if (total > score) {
			score = total;
			completeness = full;
			coverage = cover;
		}
	}
	return { source, score, completeness, coverage, named };
}
