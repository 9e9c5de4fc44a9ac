import { basename } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { checkAgainst } from "./against.ts";
import { BlockedFile } from "./blocked.ts";
import type { ByteSource } from "./byte-source.ts";
import { check, isBlocking } from "./check.ts";
import { type Comparison, compare } from "./comparison.ts";
import { type Opened, openFile } from "./container.ts";
import { type DecodeOptions, decodeOpened } from "./decode.ts";
import { mergeFindings } from "./ledger.ts";
import type { Finding, Mark } from "./model.ts";
import { readInput } from "./receive.ts";
import { type Candidate, type Recognition, recogniseOpened, refuseImpostor } from "./recognise.ts";
import type { Table } from "./table.ts";
import type { Lookup, TypedRows } from "./typed.ts";

/** What the checks say of a file for one source. */
export interface SourceVerdict {
	readonly source: Source;
	readonly score: number;
	readonly encoding?: string;
	readonly sheet?: string;
	readonly headerLine: number;
	readonly rows: number;
	readonly held: number;
	readonly findings: readonly Finding[];
	readonly blocking: boolean;
}

/** `def check FILE`: the best source first; then the others that are cut from the same file (one per sheet, say). */
export interface Verdict extends SourceVerdict {
	readonly file: string;
	readonly recognition: Recognition;
	readonly others: readonly SourceVerdict[];
}

/** A verdict with what it was drawn from. */
export interface Examined {
	readonly verdict: Verdict;
	readonly opened: Opened;
	readonly readings: readonly Reading[];
}

/** The table of one source and what was found in it. `marks` is empty without a trace. */
export interface Reading {
	readonly table: Table;
	readonly rows: TypedRows;
	readonly marks: readonly Mark[];
}

/**
 * Recognises, reads and checks a file without keeping anything.
 * Throws `fichier-absent`, `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`, `source-inconnue`; bad content is findings.
 */
export async function verdict(path: string, sources: readonly Source[], lookup: Lookup): Promise<Verdict> {
	return (await examine(path, readInput(path), sources, lookup)).verdict;
}

/** The same, with the tables and, on demand, every defect with its place. */
export async function examine(
	path: string,
	bytes: Uint8Array | ByteSource,
	sources: readonly Source[],
	lookup: Lookup,
	options: DecodeOptions = {},
): Promise<Examined> {
	const file = basename(path);
	const opened = await openFile(bytes, file, sources, options.limits);
	const recognition = recogniseOpened(opened, sources, options.mapping);
	const { best } = recognition;
	if (!best) throw new DefError("source-inconnue", { file });
	const readings: Reading[] = [];
	const judge = (candidate: Candidate): SourceVerdict => {
		const table = decodeOpened(candidate.source, opened, options);
		const { findings, rows, marks } = check(candidate.source, table, lookup);
		readings.push({ table, rows, marks });
		return {
			source: candidate.source,
			score: candidate.score,
			...(table.encoding === undefined ? {} : { encoding: table.encoding }),
			...(table.sheet === undefined ? {} : { sheet: table.sheet }),
			headerLine: table.headerLine,
			rows: rows.count,
			held: rows.held.filter((h) => h !== null).length,
			findings,
			blocking: isBlocking(findings),
		};
	};
	const first = judge(best);
	const others = recognition.candidates
		.slice(1)
		.filter((c) => best.named && c.named && c.completeness === 1)
		.map(judge);
	return { verdict: { ...first, file, recognition, others }, opened, readings };
}

/** A verdict on a file, and what changed since the previous one. Throws as `verdict`, and `autre-source`. */
export interface Compared {
	readonly verdict: Verdict;
	readonly comparison: Comparison;
}

export async function compareFiles(
	previous: string,
	path: string,
	sources: readonly Source[],
	lookup: Lookup,
): Promise<Compared> {
	const now = await examine(path, readInput(path), sources, lookup);
	const { source } = now.verdict;
	const file = basename(previous);
	const opened = await openFile(readInput(previous), file, [source]);
	refuseImpostor(source, opened, sources);
	const before = check(source, decodeOpened(source, opened), lookup);
	// What could not be accepted is no reference.
	if (isBlocking(before.findings)) throw new BlockedFile(source, file, before.findings);
	const rows = now.readings[0]?.rows ?? before.rows;
	const findings = mergeFindings(now.verdict.findings, checkAgainst(source, before.rows, rows, lookup));
	return { verdict: { ...now.verdict, findings }, comparison: compare(source, before.rows, rows) };
}
