import {
	type DuckDBConnection,
	DuckDBInstance,
	type DuckDBPreparedStatement,
	type DuckDBResultReader,
	type DuckDBValue,
} from "@duckdb/node-api";

export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export type Numbers = Int8Array | Int16Array | Int32Array | Float64Array;

/** A DuckDB database and one connection to it. Numbers come back as numbers: integers beyond 2^53 do not occur here. */
export interface Database {
	run(sql: string): Promise<void>;
	rows(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]>;
	/** Puts the answer, all of numbers and without a blank, in these columns: for reading a whole table. */
	fill(sql: string, columns: readonly Numbers[]): Promise<void>;
	readonly connection: DuckDBConnection;
	close(): void;
}

/** `:memory:` by default; a path with `readOnly` opens a finished file. DuckDB files are always rebuildable products. */
export async function openDatabase(
	path = ":memory:",
	options: {
		readonly readOnly?: boolean;
		readonly memory?: string;
		/** Folder where what passes `memory` goes, made when needed and removed by whoever gave it. */
		readonly spill?: string;
		/** Statements answered at once, each by a connection that keeps its last ones ready: a file that many read, tables made side by side. */
		readonly lanes?: number;
	} = {},
): Promise<Database> {
	const config: Record<string, string> = {
		// Two threads on one statement add up in an order of their own, which the last digit of a sum shows. Lanes are what goes side by side.
		threads: "1",
		memory_limit: options.memory ?? "4GB",
	};
	if (options.spill !== undefined) config.temp_directory = options.spill;
	if (options.readOnly) config.access_mode = "READ_ONLY";
	const instance = await DuckDBInstance.create(path, config);
	const connection = await instance.connect();
	const lanes: Lane[] = [];
	for (let i = 0; i < (options.lanes ?? 0); i++) lanes.push(new Lane(await instance.connect()));
	const ask = (sql: string, params: readonly SqlValue[]): Promise<DuckDBResultReader> => {
		const [free] = lanes.toSorted((a, b) => a.waiting - b.waiting);
		return free ? free.ask(sql, params) : connection.runAndReadAll(sql, [...params]);
	};
	return {
		connection,
		async run(sql) {
			if (lanes.length > 0) await ask(sql, []);
			else await connection.run(sql);
		},
		async rows(sql, params = []) {
			const reader = await ask(sql, params);
			const names = reader.columnNames();
			return reader.getRowsJS().map((values) => {
				const row: Record<string, SqlValue> = {};
				for (const [i, name] of names.entries()) row[name] = plain(values[i] as DuckDBValue);
				return row;
			});
		},
		async fill(sql, columns) {
			// Read piece by piece, on a connection of its own: nothing else may be asked of it meanwhile.
			const own = await instance.connect();
			try {
				const result = await own.stream(sql);
				let at = 0;
				for (;;) {
					const chunk = await result.fetchChunk();
					const count = chunk?.rowCount ?? 0;
					if (!chunk || count === 0) return;
					for (const [i, values] of columns.entries()) {
						const vector = chunk.getColumnVector(i);
						for (let n = 0; n < count; n++) values[at + n] = Number(vector.getItem(n));
					}
					at += count;
				}
			} finally {
				own.closeSync();
			}
		},
		close() {
			for (const lane of lanes) lane.close();
			connection.closeSync();
			instance.closeSync();
		},
	};
}

const KEPT = 100;

/** A connection that answers one question at a time, and keeps its last statements: the same ones come back with other values. */
class Lane {
	waiting = 0;
	readonly #connection: DuckDBConnection;
	/** Least recently used first. */
	readonly #kept = new Map<string, DuckDBPreparedStatement>();
	#turn: Promise<unknown> = Promise.resolve();

	constructor(connection: DuckDBConnection) {
		this.#connection = connection;
	}

	ask(sql: string, params: readonly SqlValue[]): Promise<DuckDBResultReader> {
		this.waiting += 1;
		const answer = this.#turn.then(async () => {
			// Without values to bind, it is asked once: a list, a file of facts.
			if (params.length === 0) return await this.#connection.runAndReadAll(sql);
			const statement = await this.#statement(sql);
			statement.bind([...params]);
			return await statement.runAndReadAll();
		});
		this.#turn = answer.then(
			() => this.#done(),
			() => this.#done(),
		);
		return answer;
	}

	#done(): void {
		this.waiting -= 1;
	}

	async #statement(sql: string): Promise<DuckDBPreparedStatement> {
		const statement = this.#kept.get(sql) ?? (await this.#connection.prepare(sql));
		this.#kept.delete(sql);
		this.#kept.set(sql, statement);
		const [oldest] = this.#kept;
		if (this.#kept.size > KEPT && oldest) {
			this.#kept.delete(oldest[0]);
			oldest[1].destroySync();
		}
		return statement;
	}

	close(): void {
		for (const statement of this.#kept.values()) statement.destroySync();
		this.#connection.closeSync();
	}
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
