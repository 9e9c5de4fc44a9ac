import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../platform/index.ts";
import type { ChangeReport, ChangeSummary } from "./changes.ts";
import { readPointer } from "./pointer-file.ts";

/** One publication, kept for ever: what `releases/publications/<n>.json` holds. */
export interface Publication {
	/** 1, 2, 3… in the order of publication. */
	readonly n: number;
	/** `2.1.0`: derived from the changes (major: removed; minor: added; patch: revised only). */
	readonly version: string;
	/** Folder of the release. */
	readonly release: string;
	/** ISO instant. */
	readonly published: string;
	/** `erratum`: a release that corrects an earlier one; `retrait`: an earlier one stops being served. */
	readonly kind: "ordinaire" | "erratum" | "retrait";
	readonly title: string;
	/** What changed and how it was made, in plain text with blank lines between paragraphs. */
	readonly note: string;
	/** `operateur`: from the command line of the machine; `approbation`: composed by `author`, approved by `approver`. */
	readonly channel: "operateur" | "approbation";
	readonly author?: string;
	readonly approver?: string;
	/** Named people who could read it during the 24 hours before. */
	readonly previewers?: readonly string[];
	/** A correction says what was wrong, */
	readonly erratum?: string;
	/** and in which publication. */
	readonly corrects?: number;
	/** A withdrawal says which publication and why. */
	readonly withdraws?: number;
	readonly reason?: string;
	/** Record that asked for it: the same one is never published twice. */
	readonly act?: string;
	readonly changes: ChangeSummary;
	/** What changed, table by table, with the largest moves. Absent from the first one. */
	readonly report?: ChangeReport;
}

const folder = (dataDir: string): string => join(dataDir, "releases", "publications");

const pathOf = (dataDir: string, n: number): string =>
	join(folder(dataDir), `${String(n).padStart(4, "0")}.json`);

/** Newest first. One that was written but not pointed at, by a process that was killed, never took place. */
export function publications(dataDir: string): readonly Publication[] {
	const dir = folder(dataDir);
	const last = readPointer(dataDir)?.n ?? 0;
	if (last === 0 || !existsSync(dir)) return [];
	return numbersIn(dir)
		.filter((n) => n <= last)
		.toReversed()
		.map((n) => JSON.parse(readFileSync(pathOf(dataDir, n), "utf8")) as Publication);
}

function numbersIn(dir: string): readonly number[] {
	return readdirSync(dir)
		.flatMap((name) => (/^\d{4,}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
		.sort((a, b) => a - b);
}

/** Whole and flushed before the pointer moves. */
export function writePublication(dataDir: string, publication: Publication): void {
	writeAtomic(pathOf(dataDir, publication.n), `${JSON.stringify(publication, null, "\t")}\n`);
}

/** Removes what a killed process wrote and never pointed at. */
export function sweepPublications(dataDir: string): void {
	const dir = folder(dataDir);
	const last = readPointer(dataDir)?.n ?? 0;
	if (!existsSync(dir)) return;
	for (const n of numbersIn(dir)) if (n > last) rmSync(pathOf(dataDir, n), { force: true });
}

/** The withdrawal of one publication, if it was withdrawn. */
export function withdrawalOf(history: readonly Publication[], n: number): Publication | undefined {
	return history.find((one) => one.withdraws === n);
}

/**
 * The withdrawal that a release is under: it was withdrawn and not published again since. Its addresses answer with the
 * reason, and nothing publishes it by itself.
 */
export function withdrawalOfRelease(
	history: readonly Publication[],
	release: string,
): Publication | undefined {
	const last = history.find((one) => one.release === release);
	return last && withdrawalOf(history, last.n);
}

/** The newest publication whose release may be served once `n` is withdrawn. */
export function successorOf(history: readonly Publication[], n: number): Publication | undefined {
	const gone = history.find((one) => one.n === n)?.release;
	return history.find(
		({ n: own, release }) =>
			own !== n && release !== gone && withdrawalOfRelease(history, release) === undefined,
	);
}
