import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { ident, literal, openDatabase } from "../../platform/index.ts";
import type { Dialect, Engine } from "./engine.ts";

export const duckdb: Dialect = {
	id: "duckdb",
	replaceAll: (text, pattern, by) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`,
	fullMatch: (text, pattern) => `regexp_full_match(${text}, ${literal(pattern)})`,
	unaccented: (text) => `strip_accents(${text})`,
};

/** The engine of one machine: nothing to install, nothing to start. What passes its memory waits in a folder of its own. */
export async function openDuckdbEngine(): Promise<Engine> {
	const spill = mkdtempSync(join(tmpdir(), "def-entrepot-"));
	const lanes = Math.min(2, availableParallelism());
	const db = await openDatabase(":memory:", { spill, lanes });
	return {
		dialect: duckdb,
		lanes,
		load: (name, path) =>
			db.run(`CREATE VIEW ${ident(name)} AS SELECT * FROM read_parquet(${literal(path)})`),
		view: (name, select) => db.run(`CREATE VIEW ${ident(name)} AS ${select}`),
		create: (name, select) => db.run(`CREATE TABLE ${ident(name)} AS ${select}`),
		async codes(name, select) {
			const texts = `SELECT DISTINCT code FROM (${select}) t(code) WHERE code IS NOT NULL`;
			const [any] = await db.rows(`${texts} LIMIT 1`);
			// No type can be made of no text.
			if (!any) return (text) => `CAST(${text} AS VARCHAR)`;
			await db.run(`CREATE TYPE ${ident(name)} AS ENUM (${texts} ORDER BY code)`);
			return (text) => `CAST(${text} AS ${ident(name)})`;
		},
		rows: (sql, params) => db.rows(sql, params),
		async write(name, columns, order, path) {
			// Sorted as the codes they are, written as the texts they stand for.
			const coded = await db.rows(
				`SELECT column_name FROM (DESCRIBE ${ident(name)}) WHERE column_type LIKE 'ENUM%'`,
			);
			const texts = coded.map(({ column_name }) => ident(String(column_name)));
			const replaced = texts.map((column) => `CAST(${column} AS VARCHAR) AS ${column}`);
			const read = replaced.length === 0 ? "*" : `* REPLACE (${replaced.join(", ")})`;
			await db.run(
				`COPY (SELECT ${read} FROM (SELECT ${columns.join(", ")} FROM ${ident(name)} ORDER BY ${order.join(", ")})) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
			);
		},
		drop: (name) => db.run(`DROP TABLE ${ident(name)}`),
		async close() {
			db.close();
			rmSync(spill, { recursive: true, force: true });
		},
	};
}
