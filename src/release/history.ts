import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Cells that changed from the release published before. */
export interface ChangeSummary {
	readonly added: number;
	readonly removed: number;
	readonly revised: number;
}

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
	readonly title: string;
	/** What changed and how it was made, in plain text with blank lines between paragraphs. */
	readonly note: string;
	/** `operateur`: from the command line of the machine; `approbation`: composed by `author`, approved by `approver`. */
	readonly channel: "operateur" | "approbation";
	readonly author?: string;
	readonly approver?: string;
	/** Named people who could read it during the 24 hours before. */
	readonly previewers?: readonly string[];
	/** A correction says what was wrong. */
	readonly erratum?: string;
	readonly changes: ChangeSummary;
}

const folder = (dataDir: string): string => join(dataDir, "releases", "publications");

/** Newest first. */
export function publications(dataDir: string): readonly Publication[] {
	const dir = folder(dataDir);
	if (!existsSync(dir)) return [];
	return readdirSync(dir)
		.filter((name) => /^\d{4,}\.json$/.test(name))
		.sort()
		.reverse()
		.map((name) => JSON.parse(readFileSync(join(dir, name), "utf8")) as Publication);
}
