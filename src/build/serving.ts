import { existsSync } from "node:fs";
import { join } from "node:path";
import { ident, literal, openDatabase } from "../platform/index.ts";
import type { Manifest } from "../release/index.ts";

/**
 * Whether the database that pages read holds the rows of the Parquet files beside it, and nothing else: it is no part of the
 * manifest, for DuckDB does not write the same bytes twice.
 */
export async function servesItsFiles(dir: string, manifest: Manifest): Promise<boolean> {
	const path = join(dir, "serving.duckdb");
	if (!existsSync(path)) return false;
	const named = [
		...["items", "links", "edges"].map((name) => [name, `nomenclatures/${name}.parquet`] as const),
		...manifest.cubes.flatMap((cube) => cube.tables).map((table) => [table.name, table.file] as const),
	];
	try {
		const db = await openDatabase(path, { readOnly: true });
		try {
			for (const [name, file] of named) {
				const served = `SELECT * FROM ${ident(name)}`;
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
