import { ident, literal, openDatabase } from "../../platform/index.ts";
import type { Dialect, Engine } from "./engine.ts";

export const duckdb: Dialect = {
	id: "duckdb",
	replaceAll: (text, pattern, by) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`,
	fullMatch: (text, pattern) => `regexp_full_match(${text}, ${literal(pattern)})`,
	unaccented: (text) => `strip_accents(${text})`,
};

/** The engine of one machine: nothing to install, nothing to start. */
export async function openDuckdbEngine(): Promise<Engine> {
	const db = await openDatabase();
	return {
		dialect: duckdb,
		load: (name, path) =>
			db.run(`CREATE VIEW ${ident(name)} AS SELECT * FROM read_parquet(${literal(path)})`),
		view: (name, select) => db.run(`CREATE VIEW ${ident(name)} AS ${select}`),
		create: (name, select) => db.run(`CREATE TABLE ${ident(name)} AS ${select}`),
		rows: (sql, params) => db.rows(sql, params),
		write: (name, columns, order, path) =>
			db.run(
				`COPY (SELECT ${columns.join(", ")} FROM ${ident(name)} ORDER BY ${order.join(", ")}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
			),
		drop: (name) => db.run(`DROP TABLE ${ident(name)}`),
		async close() {
			db.close();
		},
	};
}
