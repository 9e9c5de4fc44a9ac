import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createClient } from "@clickhouse/client";
import { DefError, hashOf, ident, literal, openDatabase, type SqlRow } from "../../platform/index.ts";
import type { Dialect, Engine } from "./engine.ts";

export const clickhouse: Dialect = {
	id: "clickhouse",
	replaceAll: (text, pattern, by) => `replaceRegexpAll(${text}, ${quoted(pattern)}, ${quoted(by)})`,
	fullMatch: (text, pattern) => `match(${text}, ${quoted(`^(?:${pattern})$`)})`,
	unaccented: (text) => `replaceRegexpAll(normalizeUTF8NFD(${text}), ${quoted("\\p{Mn}")}, '')`,
};

/** ClickHouse reads a backslash in a literal as an escape. */
function quoted(text: string): string {
	return literal(text.replaceAll("\\", "\\\\"));
}

/** What makes ClickHouse obey the SQL of the warehouse: nulls of outer joins and of casts, and columns before their aliases. */
const settings = {
	join_use_nulls: 1,
	cast_keep_nullable: 1,
	prefer_column_name_to_alias: 1,
	count_distinct_implementation: "uniqExact",
	output_format_json_quote_64bit_integers: 0,
	output_format_parquet_string_as_string: 1,
} as const;

const types: Readonly<Record<string, string>> = {
	VARCHAR: "String",
	DOUBLE: "Float64",
	INTEGER: "Int32",
	BIGINT: "Int64",
	BOOLEAN: "Bool",
	DATE: "Date32",
};

/**
 * A ClickHouse server or cluster, for what passes one machine. The files are sent to it, the tables come back as Parquet and
 * are written by the same writer as the other engine's. Everything it makes lives in a database of its own, dropped at the
 * end. Throws `entrepot-injoignable`.
 */
export async function openClickhouseEngine(url: string): Promise<Engine> {
	const space = `def_${hashOf([url, process.pid, performance.now()]).slice(0, 12)}`;
	const door = createClient({ url, clickhouse_settings: settings });
	try {
		await door.command({ query: `CREATE DATABASE ${ident(space)}` });
	} catch (error) {
		await door.close();
		throw new DefError("entrepot-injoignable", {
			cause: error instanceof Error ? error.message : String(error),
		});
	}
	const client = createClient({ url, database: space, clickhouse_settings: settings });
	const local = await openDatabase();
	const folder = mkdtempSync(join(tmpdir(), "def-entrepot-"));

	const rows = async (query: string, params: readonly string[] = []): Promise<readonly SqlRow[]> => {
		const bound = Object.fromEntries(params.map((value, i) => [`p${i + 1}`, value]));
		const answer = await client.query({ query, query_params: bound, format: "JSONEachRow" });
		return await answer.json<SqlRow>();
	};

	return {
		dialect: clickhouse,
		// A server shares its own cores between the parts of one statement.
		lanes: 1,
		async load(name, path) {
			const described = await local.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
			const columns = described.map(({ column_name, column_type }) => {
				const type = types[String(column_type)];
				if (!type) throw new DefError("entrepot-injoignable", { cause: `type ${column_type} inconnu` });
				return `${ident(String(column_name))} Nullable(${type})`;
			});
			await client.command({
				query: `CREATE TABLE ${ident(name)} (${columns.join(", ")}) ENGINE = MergeTree ORDER BY tuple()`,
			});
			await client.insert({ table: ident(name), values: createReadStream(path), format: "Parquet" });
		},
		async view(name, select) {
			await client.command({ query: `CREATE VIEW ${ident(name)} AS ${select}` });
		},
		async create(name, select) {
			await client.command({
				query: `CREATE TABLE ${ident(name)} ENGINE = MergeTree ORDER BY tuple() AS ${select}`,
			});
		},
		// Its texts stay texts.
		codes: async () => (text) => `CAST(${text} AS VARCHAR)`,
		rows,
		async write(name, columns, order, path) {
			const fetched = join(folder, "table.parquet");
			const { stream } = await client.exec({
				query: `SELECT ${columns.join(", ")} FROM ${ident(name)} FORMAT Parquet`,
			});
			await pipeline(stream, createWriteStream(fetched));
			await local.run(
				`COPY (SELECT ${columns.join(", ")} FROM read_parquet(${literal(fetched)}) ORDER BY ${order.join(", ")}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
			);
		},
		async drop(name) {
			await client.command({ query: `DROP TABLE ${ident(name)}` });
		},
		async close() {
			rmSync(folder, { recursive: true, force: true });
			local.close();
			await door.command({ query: `DROP DATABASE ${ident(space)}` });
			await client.close();
			await door.close();
		},
	};
}
