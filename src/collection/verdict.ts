import { basename } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { check, isBlocking } from "./check.ts";
import { open } from "./container.ts";
import { decodeOpened } from "./decode.ts";
import type { Finding } from "./model.ts";
import { readInput } from "./receive.ts";
import { type Candidate, type Recognition, recogniseOpened } from "./recognise.ts";
import type { Lookup } from "./typed.ts";

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

/**
 * Recognises, reads and checks a file without keeping anything.
 * Throws `fichier-absent`, `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`, `source-inconnue`; bad content is findings.
 */
export async function verdict(path: string, sources: readonly Source[], lookup: Lookup): Promise<Verdict> {
	const file = basename(path);
	const opened = open(readInput(path), file, sources);
	const recognition = recogniseOpened(opened, sources);
	const { best } = recognition;
	if (!best) throw new DefError("source-inconnue", { file });
	const judge = (candidate: Candidate): SourceVerdict => {
		const table = decodeOpened(candidate.source, opened);
		const { findings, rows } = check(candidate.source, table, lookup);
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
	const others = recognition.candidates
		.slice(1)
		.filter((c) => best.named && c.named && c.completeness === 1)
		.map(judge);
	return { ...judge(best), file, recognition, others };
}
