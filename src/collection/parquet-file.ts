import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ident, literal, openDatabase } from "../platform/index.ts";
import { BadArchive, TooBig } from "./archive.ts";
import { RecordList, type Records } from "./records.ts";

const maxCells = 5_000_000;
/** What such a table weighs in memory, as the person is told. */
const megabytes = 128 * 1024 * 1024;

export function isParquet(bytes: Uint8Array): boolean {
	const tail = bytes.length - 4;
	return (
		tail >= 8 &&
		[0, tail].every((at) => bytes[at] === 0x50 && bytes[at + 1] === 0x41 && bytes[at + 2] === 0x52)
	);
}

/**
 * The rows of a Parquet, its line being the rank of the row. Floating numbers stay numbers, everything else is text: a whole
 * number past 2^53 keeps its digits. Throws `BadArchive`, `TooBig`.
 */
export async function readParquetFile(bytes: Uint8Array): Promise<Records | undefined> {
	const folder = mkdtempSync(join(tmpdir(), "def-parquet-"));
	// A name of our own: DuckDB reads `*` and `[` in the sender's name as a pattern.
	const path = join(folder, "lu.parquet");
	const database = await openDatabase(":memory:", { memory: "1GB" });
	try {
		writeFileSync(path, bytes);
		const from = `read_parquet(${literal(path)})`;
		const columns = await database.rows(`DESCRIBE SELECT * FROM ${from}`);
		const [{ n } = { n: 0 }] = await database.rows(`SELECT count(*) AS n FROM ${from}`);
		if (Number(n) * columns.length > maxCells) throw new TooBig(megabytes);
		const list = columns.map(({ column_name, column_type }) => {
			const name = ident(String(column_name));
			return /^(FLOAT|DOUBLE)$/.test(String(column_type)) ? name : `CAST(${name} AS VARCHAR) AS ${name}`;
		});
		const rows = await database.rows(`SELECT ${list.join(", ")} FROM ${from}`);
		const records = new RecordList();
		for (const [i, row] of rows.entries()) {
			records.add(
				i + 1,
				Object.entries(row).map(([name, value]): [string, string | number | null] => [
					name,
					typeof value === "boolean" ? String(value) : value === "" ? null : value,
				]),
			);
		}
		return records.size === 0 ? undefined : records.records("parquet");
	} catch (cause) {
		if (cause instanceof TooBig) throw cause;
		throw new BadArchive("le fichier Parquet est incomplet ou abîmé", { cause });
	} finally {
		database.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
