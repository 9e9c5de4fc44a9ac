import { rmSync } from "node:fs";
import {
	DOUBLE,
	DuckDBDataChunk,
	type DuckDBType,
	type DuckDBValue,
	ENUM,
	INTEGER,
	VARCHAR,
} from "@duckdb/node-api";
import { ident, literal, openDatabase } from "../platform/index.ts";
import { isNumber, type TypedRows } from "./typed.ts";

const chunkRows = 2048;
/** Rows of a group of the Parquet: each column of a group is in memory while it is written. */
const groupRows = 30_720;
/** Chunks between two pauses: what was appended waits outside DuckDB's limit of memory until it is flushed. */
const chunksAtOnce = 16;

interface Column {
	readonly name: string;
	readonly type: DuckDBType;
	/** Type in the file; the table that is filled may hold numbers instead of texts. */
	readonly sql: "INTEGER" | "DOUBLE" | "VARCHAR";
	/** Different texts, when they are few enough to be numbered. */
	readonly texts?: readonly string[];
	at(row: number): string | number | null;
}

/**
 * Writes the rows in file order: `line`, `source_column`, `held`, then each field (and its status for a number). What passes
 * 128 MB waits on the disk, beside the file. `pause` is called now and then.
 */
export async function writeParquet(
	rows: TypedRows,
	path: string,
	pause: () => Promise<void> | void = () => {},
): Promise<void> {
	const columns = columnsOf(rows);
	// A column without a value (no row held, no status) is not stored, only written: most files have several.
	const filled = columns.filter((c) => hasValue(c, rows.count));
	const spill = `${path}.spill`;
	// One thread: the order of the rows and the bytes of the file depend on nothing else.
	const database = await openDatabase(":memory:", { memory: "128MB", spill });
	try {
		const list = filled.map((c) => `${ident(c.name)} ${storedAs(c)}`).join(", ");
		await database.run(`CREATE TABLE batch (${list})`);
		const appender = await database.connection.createAppender("batch");
		const types = filled.map((c) => c.type);
		const chunk = DuckDBDataChunk.create(types, chunkRows);
		for (let from = 0; from < rows.count; from += chunkRows) {
			const size = Math.min(chunkRows, rows.count - from);
			chunk.reset();
			chunk.rowCount = size;
			chunk.setColumns(
				filled.map((c): readonly DuckDBValue[] => Array.from({ length: size }, (_, i) => c.at(from + i))),
			);
			appender.appendDataChunk(chunk);
			if ((from / chunkRows) % chunksAtOnce === chunksAtOnce - 1) {
				appender.flushSync();
				await pause();
			}
		}
		appender.closeSync();
		const written = columns.map((c) =>
			filled.includes(c)
				? `CAST(${ident(c.name)} AS ${c.sql}) AS ${ident(c.name)}`
				: `CAST(NULL AS ${c.sql}) AS ${ident(c.name)}`,
		);
		await database.run(
			`COPY (SELECT ${written.join(", ")} FROM batch) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows})`,
		);
	} finally {
		database.close();
		rmSync(spill, { recursive: true, force: true });
	}
}

function hasValue(column: Column, count: number): boolean {
	// The line is always there: a table needs one column.
	if (column.name === "line") return true;
	for (let row = 0; row < count; row++) if (column.at(row) !== null) return true;
	return false;
}

function storedAs({ sql, texts }: Column): string {
	return texts ? `ENUM(${texts.map(literal).join(", ")})` : sql;
}

function text(name: string, at: Column["at"], texts?: readonly string[]): Column {
	// A list longer than a chunk costs more than the texts, as each chunk reads it anew. A text that SQL could not spell stays a text.
	return texts && texts.length > 0 && texts.length <= chunkRows && !texts.some((t) => t.includes("\u0000"))
		? { name, type: ENUM(texts), sql: "VARCHAR", texts, at }
		: { name, type: VARCHAR, sql: "VARCHAR", at };
}

function columnsOf(rows: TypedRows): Column[] {
	const columns: Column[] = [
		{ name: "line", type: INTEGER, sql: "INTEGER", at: (row) => rows.line[row] ?? 0 },
		text("source_column", (row) => rows.sourceColumn[row] ?? null),
		text("held", (row) => rows.held[row] ?? null),
	];
	for (const [name, column] of rows.columns) {
		const at = (row: number): string | number | null => column.at(row);
		if (isNumber(column.field)) {
			columns.push({ name, type: DOUBLE, sql: "DOUBLE", at });
			columns.push(text(`${name}__status`, (row) => column.statusAt(row)));
		} else columns.push(text(name, at, column.dictionary));
	}
	return columns;
}
