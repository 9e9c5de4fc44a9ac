import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ident, literal, openDatabase, writeAtomic } from "../platform/index.ts";
import type { Manifest } from "./model.ts";

type Batch = Manifest["batches"][number];

/** What a file of a source has that the one before had not, and the reverse. */
export interface FileChanges {
	/** Headers as printed, those that are not read included. Absent when one of the two files came before they were kept. */
	readonly columns?: {
		readonly added: readonly string[];
		readonly removed: readonly string[];
		/** The same field of the declaration, under another header. */
		readonly renamed: readonly { readonly before: string; readonly after: string }[];
	};
	/** Rows kept by the checks, told apart by the key of the source. Absent without a key, or once a batch was erased. */
	readonly rows?: {
		readonly added: number;
		readonly removed: number;
		/** One value at least, or its status, differs. */
		readonly changed: number;
		readonly unchanged: number;
	};
}

/**
 * Compares two batches of one source in its present declaration, whose `key` names a row once; a key that stands twice is taken
 * at its first row. Batches never change: it is made once and kept. Never to be told of a file under a charter or under secrecy.
 */
export async function fileChanges(
	dataDir: string,
	key: readonly string[],
	before: Batch,
	after: Batch,
): Promise<FileChanges> {
	const kept = join(
		dataDir,
		"releases",
		"changes",
		`${before.id}..${after.id}${key.map((k) => `.${k}`).join("")}.json`,
	);
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as FileChanges;
	const columns = columnChanges(before, after);
	const paths = [before, after].map(({ path }) => join(dataDir, path));
	const rows =
		key.length > 0 && paths.every((path) => existsSync(path)) ? await rowChanges(key, paths) : undefined;
	const made = { ...(columns ? { columns } : {}), ...(rows ? { rows } : {}) };
	writeAtomic(kept, JSON.stringify(made));
	return made;
}

/** Rank of a column named as a spreadsheet does: `A` → 0, `AA` → 26. */
const rankOf = (letters: string): number =>
	[...letters].reduce((rank, letter) => 26 * rank + letter.charCodeAt(0) - 64, 0) - 1;

const plain = (header: string): string => header.replace(/\s+/g, " ").trim();

/** Header of each field: its letters lead to it in a table; in records, it is named by its header. */
function headersOf({ columns, headers = [] }: Batch): ReadonlyMap<string, string> {
	const named = Object.values(columns).every((place) => headers.includes(place));
	return new Map(
		Object.entries(columns).map(([field, place]) => [
			field,
			plain(named ? place : (headers[rankOf(place)] ?? "")),
		]),
	);
}

function columnChanges(before: Batch, after: Batch): FileChanges["columns"] {
	if (!before.headers || !after.headers) return undefined;
	const [old, now] = [before, after].map(
		(batch) => new Set(batch.headers?.map(plain).filter((header) => header !== "")),
	) as [Set<string>, Set<string>];
	const was = headersOf(before);
	const renamed = [...headersOf(after)].flatMap(([field, header]) => {
		const first = was.get(field);
		return first === undefined || first === header || now.has(first) || old.has(header)
			? []
			: [{ before: first, after: header }];
	});
	const moved = new Set(renamed.flatMap((one) => [one.before, one.after]));
	return {
		added: [...now].filter((header) => !old.has(header) && !moved.has(header)),
		removed: [...old].filter((header) => !now.has(header) && !moved.has(header)),
		renamed,
	};
}

/** Where a row stands in its file: no part of what it says. */
const places = new Set(["line", "source_column", "held"]);

async function rowChanges(
	key: readonly string[],
	paths: readonly string[],
): Promise<FileChanges["rows"] | undefined> {
	const db = await openDatabase(":memory:");
	try {
		const [old, now] = (await Promise.all(
			paths.map(async (path) => {
				const rows = await db.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
				return rows.map((row) => String(row.column_name));
			}),
		)) as [string[], string[]];
		if (key.some((field) => !old.includes(field) || !now.includes(field))) return undefined;
		const told = now.filter((name) => old.includes(name) && !places.has(name) && !key.includes(name));
		const texts = (names: readonly string[]): string =>
			names.map((name) => `CAST(${ident(name)} AS VARCHAR)`).join(", ");
		const side = (path = ""): string => `SELECT [${texts(key)}] AS k, [${texts(told)}] AS v
			FROM read_parquet(${literal(path)}) WHERE held IS NULL
			QUALIFY row_number() OVER (PARTITION BY k ORDER BY line, source_column) = 1`;
		const [row] = await db.rows(
			`SELECT count(*) FILTER (a.k IS NULL)::INTEGER AS added, count(*) FILTER (b.k IS NULL)::INTEGER AS removed,
				count(*) FILTER (a.k = b.k AND a.v IS DISTINCT FROM b.v)::INTEGER AS changed,
				count(*) FILTER (a.k = b.k AND a.v IS NOT DISTINCT FROM b.v)::INTEGER AS unchanged
			FROM (${side(paths[0])}) a FULL JOIN (${side(paths[1])}) b ON a.k = b.k`,
		);
		const number = (name: string): number => Number(row?.[name] ?? 0);
		return {
			added: number("added"),
			removed: number("removed"),
			changed: number("changed"),
			unchanged: number("unchanged"),
		};
	} finally {
		db.close();
	}
}
