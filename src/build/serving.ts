import { existsSync } from "node:fs";
import { join } from "node:path";
import { ident, literal, openDatabase } from "../platform/index.ts";
import { copiedRows, copyCodes, type Manifest, readingCopies } from "../release/index.ts";

/**
 * Whether the database that pages read holds the rows of the Parquet files beside it, and nothing else: it is no part of the
 * manifest, for DuckDB does not write the same bytes twice.
 */
export async function servesItsFiles(dir: string, manifest: Manifest): Promise<boolean> {
	const path = join(dir, "serving.duckdb");
	if (!existsSync(path)) return false;
	const held = manifest.cubes.flatMap((cube) => cube.tables);
	const named = [
		...["items", "links", "edges"].map((name) => [name, `nomenclatures/${name}.parquet`] as const),
		...held.map((table) => [table.name, table.file] as const),
	];
	try {
		const db = await openDatabase(path, { readOnly: true, threads: 1 });
		try {
			const found = new Set(
				(await db.rows("SELECT table_name FROM duckdb_tables()")).map((row) => row.table_name),
			);
			// A release made before there were copies is whole without them.
			const copies = readingCopies(held).filter(({ name }) => found.has(copyCodes(name)));
			for (const [served, file] of [
				...named.map(([name, path]) => [`SELECT * FROM ${ident(name)}`, path] as const),
				...copies.map((table) => [copiedRows(table), table.file] as const),
			]) {
				const kept = `SELECT * FROM read_parquet(${literal(join(dir, file))})`;
				const rows = await db.rows(
					`SELECT 1 FROM ((${served}) EXCEPT ALL ${kept} UNION ALL (${kept} EXCEPT ALL (${served}))) LIMIT 1`,
				);
				if (rows.length > 0) return false;
			}
			return true;
		} finally {
			db.close();
		}
	} catch {
		return false; // a file that does not open, or a table that is not there
	}
}
