import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ident, literal, openDatabase } from "../platform/index.ts";
import { columnsOf } from "./columns.ts";
import { headOf } from "./json.ts";
import type { Extract } from "./model.ts";

/**
 * Texts and doubles, nulls where there is no value; the release, sources and legend in the metadata of the file, under
 * `data_emploi_formation`, as the JSON form gives them. One thread: the same extract gives the same bytes.
 */
export async function writeParquet(extract: Extract): Promise<Uint8Array> {
	const columns = columnsOf(extract);
	const folder = mkdtempSync(join(tmpdir(), "def-parquet-"));
	const path = join(folder, "extract.parquet");
	const db = await openDatabase(":memory:", { memory: "512MB" });
	try {
		const types = columns.map((c) => `${ident(c.name)} ${c.type === "number" ? "DOUBLE" : "VARCHAR"}`);
		await db.run(`CREATE TABLE extract (${types.join(", ")})`);
		const appender = await db.connection.createAppender("extract");
		for (const cell of extract.cells) {
			for (const column of columns) {
				const value = column.of(cell);
				if (value === null) appender.appendNull();
				else if (typeof value === "number") appender.appendDouble(value);
				else appender.appendVarchar(value);
			}
			appender.endRow();
		}
		appender.closeSync();
		const head = literal(JSON.stringify(headOf(extract)));
		await db.run(
			`COPY extract TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {data_emploi_formation: ${head}})`,
		);
		return readFileSync(path);
	} finally {
		db.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
