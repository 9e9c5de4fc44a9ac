import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { foldFileName } from "./fold.ts";

/** Depth past which a mirror is surely not one: keeps a stray `SOURCES_MIRROR=/` from reading the whole disk. */
const maxDepth = 12;

interface Entry {
	readonly path: string;
	readonly name: string;
	/** Path inside the folder, with `/`. */
	readonly inside: string;
	readonly folded: string;
	readonly foldedInside: string;
	readonly depth: number;
}

/** The files of a mirror or deposit folder, listed once and searched for each source. */
export interface FolderIndex {
	readonly folder: string;
	readonly entries: readonly Entry[];
}

export interface Located {
	readonly path: string;
	readonly name: string;
	/** Pattern of `source.files` that the name answers. */
	readonly pattern: string;
	/** Other files of the folder that answered too and were not taken, best first. */
	readonly others: readonly string[];
	/** The files that answer equally well, itself among them, when nothing tells which one is meant. */
	readonly rivals: readonly string[];
}

/** Lists a folder and its sub-folders. Hidden files, Office lock files and loops of links are left out. Throws `miroir-absent`. */
export function indexFolder(folder: string): FolderIndex {
	const entries: Entry[] = [];
	const seen = new Set<string>();
	const visit = (dir: string, depth: number): void => {
		const real = realpathSync(dir);
		if (seen.has(real) || depth > maxDepth) return;
		seen.add(real);
		for (const name of readdirSync(dir).sort()) {
			if (name.startsWith(".") || name.startsWith("~$") || name === "node_modules") continue;
			const path = join(dir, name);
			const stats = statSync(path, { throwIfNoEntry: false });
			if (stats?.isDirectory()) visit(path, depth + 1);
			else if (stats?.isFile()) entries.push(entryOf(folder, path, depth));
		}
	};
	try {
		visit(folder, 0);
	} catch (cause) {
		throw new DefError("miroir-absent", { dir: folder }, cause);
	}
	return { folder, entries };
}

function entryOf(folder: string, path: string, depth: number): Entry {
	const inside = relative(folder, path).split(sep).join("/");
	const name = basename(path);
	return { path, name, inside, folded: foldFileName(name), foldedInside: foldFileName(inside), depth };
}

/** The file of a source in a folder: most exact name first, then plain before `.gz` before `.zip`, then the shallowest. */
export function locate(source: Pick<Source, "files">, folder: string | FolderIndex): Located | undefined {
	const index = typeof folder === "string" ? indexFolder(folder) : folder;
	const found = index.entries
		.flatMap((entry) => {
			const match = bestMatch(source.files, entry);
			return match ? [{ entry, ...match }] : [];
		})
		.sort((a, b) => standing(a, b) || (a.entry.inside < b.entry.inside ? -1 : 1));
	const [best, ...rest] = found;
	if (!best) return undefined;
	const equals = found.filter((one) => standing(best, one) === 0);
	return {
		path: best.entry.path,
		name: best.entry.name,
		pattern: best.pattern,
		others: rest.map((r) => r.entry.inside),
		rivals: equals.length > 1 ? equals.map((one) => one.entry.inside) : [],
	};
}

function standing(a: Match & { readonly entry: Entry }, b: Match & { readonly entry: Entry }): number {
	return b.exactness - a.exactness || a.wrapping - b.wrapping || a.entry.depth - b.entry.depth;
}

/** Whether a file name answers one of the patterns of a source. */
export function nameMatches(source: Pick<Source, "files">, name: string): boolean {
	return bestMatch(source.files, entryOf("", name, 0)) !== undefined;
}

interface Match {
	readonly pattern: string;
	/** Literal characters of the pattern, more when the name is the same letter for letter. */
	readonly exactness: number;
	/** 0 plain, 1 gzip, 2 zip. */
	readonly wrapping: number;
}

function bestMatch(patterns: readonly string[], entry: Entry): Match | undefined {
	let best: Match | undefined;
	for (const pattern of patterns) {
		const match = matchOne(pattern, entry);
		if (match && (!best || match.exactness > best.exactness)) best = match;
	}
	return best;
}

function matchOne(pattern: string, entry: Entry): Match | undefined {
	// A pattern with a folder is compared with the end of the path inside the mirror.
	const wholePath = pattern.includes("/");
	const folded = wholePath ? entry.foldedInside : entry.folded;
	const asWritten = wholePath ? entry.inside : entry.name;
	for (const [wrapping, variant] of variants(pattern)) {
		const literal = foldFileName(variant);
		const body = literal.split("*").map(escapeRegExp).join(".*");
		if (!new RegExp(wholePath ? `(^|/)${body}$` : `^${body}$`, "s").test(folded)) continue;
		const exactness =
			(pattern.includes("*") ? 0 : 10_000) +
			(asWritten.normalize("NFC") === variant.normalize("NFC") ? 1000 : 0) +
			pattern.replaceAll("*", "").length;
		return { pattern, exactness, wrapping };
	}
	return undefined;
}

/** `x.csv` may also come as `x.csv.gz`, `x.csv.zip` or `x.zip`. */
function variants(pattern: string): [number, string][] {
	const stem = pattern.replace(/\.[A-Za-z0-9]{2,8}$/, "");
	return [
		[0, pattern],
		[1, `${pattern}.gz`],
		[2, `${pattern}.zip`],
		[2, `${stem}.zip`],
	];
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
