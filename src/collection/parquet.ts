import {
	DOUBLE,
	DuckDBDataChunk,
	type DuckDBType,
	type DuckDBValue,
	INTEGER,
	VARCHAR,
} from "@duckdb/node-api";
import { ident, literal, openDatabase } from "../platform/index.ts";
import { isNumber, type TypedRows } from "./typed.ts";

const chunkRows = 2048;

interface Column {
	readonly name: string;
	readonly type: DuckDBType;
	readonly sql: string;
	at(row: number): string | number | null;
}

/** Writes the rows in file order: `line`, `source_column`, `held`, then each field (and its status for a number). */
export async function writeParquet(rows: TypedRows, path: string): Promise<void> {
	const columns = columnsOf(rows);
	// One thread: the order of the rows and the bytes of the file depend on nothing else.
	const database = await openDatabase(":memory:", { threads: 1, memory: "1GB" });
	try {
		const list = columns.map((c) => `${ident(c.name)} ${c.sql}`).join(", ");
		await database.run(`CREATE TABLE batch (${list})`);
		const appender = await database.connection.createAppender("batch");
		const types = columns.map((c) => c.type);
		for (let from = 0; from < rows.count; from += chunkRows) {
			const size = Math.min(chunkRows, rows.count - from);
			const chunk = DuckDBDataChunk.create(types, size);
			chunk.setColumns(
				columns.map((c): readonly DuckDBValue[] => Array.from({ length: size }, (_, i) => c.at(from + i))),
			);
			appender.appendDataChunk(chunk);
		}
		appender.closeSync();
		await database.run(`COPY batch TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
	} finally {
		database.close();
	}
}

function columnsOf(rows: TypedRows): Column[] {
	const columns: Column[] = [
		{ name: "line", type: INTEGER, sql: "INTEGER", at: (row) => rows.line[row] ?? 0 },
		{ name: "source_column", type: VARCHAR, sql: "VARCHAR", at: (row) => rows.sourceColumn[row] ?? null },
		{ name: "held", type: VARCHAR, sql: "VARCHAR", at: (row) => rows.held[row] ?? null },
	];
	for (const [name, column] of rows.columns) {
		const at = (row: number): string | number | null => column.at(row);
		if (isNumber(column.field)) {
			columns.push({ name, type: DOUBLE, sql: "DOUBLE", at });
			const status = (row: number): string | null => column.statusAt(row);
			columns.push({ name: `${name}__status`, type: VARCHAR, sql: "VARCHAR", at: status });
		} else columns.push({ name, type: VARCHAR, sql: "VARCHAR", at });
	}
	return columns;
}
