import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";

export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A DuckDB database and one connection to it. Numbers come back as numbers: integers beyond 2^53 do not occur here. */
export interface Database {
	run(sql: string): Promise<void>;
	rows(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]>;
	readonly connection: DuckDBConnection;
	close(): void;
}

/** `:memory:` by default; a path with `readOnly` opens a finished file. DuckDB files are always rebuildable products. */
export async function openDatabase(
	path = ":memory:",
	options: {
		readonly readOnly?: boolean;
		readonly threads?: number;
		readonly memory?: string;
		/** Folder where what passes `memory` goes, made when needed and removed by whoever gave it. */
		readonly spill?: string;
	} = {},
): Promise<Database> {
	const config: Record<string, string> = {
		threads: String(options.threads ?? 2),
		memory_limit: options.memory ?? "4GB",
	};
	if (options.spill !== undefined) config.temp_directory = options.spill;
	if (options.readOnly) config.access_mode = "READ_ONLY";
	const instance = await DuckDBInstance.create(path, config);
	const connection = await instance.connect();
	return {
		connection,
		async run(sql) {
			await connection.run(sql);
		},
		async rows(sql, params = []) {
			const reader = await connection.runAndReadAll(sql, [...params]);
			const names = reader.columnNames();
			return reader.getRowsJS().map((values) => {
				const row: Record<string, SqlValue> = {};
				for (const [i, name] of names.entries()) row[name] = plain(values[i] as DuckDBValue);
				return row;
			});
		},
		close() {
			connection.closeSync();
			instance.closeSync();
		},
	};
}

function plain(value: DuckDBValue | Date | undefined): SqlValue {
	if (value === null || value === undefined) return null;
	if (typeof value === "bigint") return Number(value);
	if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
	return String(value);
}

/** SQL text literal. Identifiers come from declarations and are quoted with `ident`. */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

export function ident(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
