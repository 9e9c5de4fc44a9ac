import pg from "pg";
import { DefError } from "../errors.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { type Migration, migrate } from "./migrations.ts";

export type { Migration } from "./migrations.ts";

/** Runs one statement and gives its rows. Whole numbers come back as numbers, instants as dates. */
export type Query = <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<readonly Row[]>;

/** What changes: people, rights, charters. PostgreSQL always. */
export interface Records {
	readonly query: Query;
	/** All or nothing. */
	readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
	/** Process of the product's own server, if it started one. */
	readonly pid: () => number | undefined;
	readonly close: () => Promise<void>;
}

export interface RecordsOptions {
	readonly dataDir: string;
	/** Another PostgreSQL server than the product's own. */
	readonly url?: string;
	readonly migrations: readonly Migration[];
	/** Told when the product's own server cannot be kept alive. */
	readonly onLost?: (error: DefError) => void;
}

/** int8: counts and sequence numbers here stay far below 2^53. */
const int8 = 20;
const types: pg.CustomTypesConfig = {
	getTypeParser: (oid: number, format?: "text" | "binary") =>
		oid === int8 ? Number : pg.types.getTypeParser(oid, format),
};

/** Throws `enregistrements-indisponibles`, `enregistrements-absents`, `enregistrements-plus-recents`, `service-en-cours`. */
export async function openRecords(options: RecordsOptions): Promise<Records> {
	const own: Cluster | undefined =
		options.url === undefined
			? await startCluster(options.dataDir, options.onLost ?? (() => undefined))
			: undefined;
	const pool = new pg.Pool({
		connectionString: own?.url ?? options.url,
		max: 8,
		connectionTimeoutMillis: 10_000,
		application_name: "data-emploi-formation",
		types,
	});
	// An idle connection that breaks leaves the pool by itself; the next question opens another.
	pool.on("error", () => undefined);
	const close = async (): Promise<void> => {
		await pool.end();
		await own?.stop();
	};
	try {
		const client = await connect(pool);
		try {
			await migrate(client, options.migrations);
		} finally {
			client.release();
		}
	} catch (error) {
		await close();
		throw asUnavailable(error);
	}
	return {
		query: (sql, params) => ask(pool, sql, params),
		async transaction(work) {
			const client = await connect(pool);
			let broken = false;
			try {
				await ask(client, "begin");
				const result = await work((sql, params) => ask(client, sql, params));
				await ask(client, "commit");
				return result;
			} catch (error) {
				await client.query("rollback").catch(() => {
					broken = true;
				});
				throw error;
			} finally {
				client.release(broken);
			}
		},
		pid: () => own?.pid(),
		close,
	};
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
	try {
		const client = await pool.connect();
		// Without a listener, a connection cut during a transaction would end the whole process.
		if (client.listenerCount("error") < 2) client.on("error", () => undefined);
		return client;
	} catch (error) {
		throw asUnavailable(error);
	}
}

async function ask<Row extends object>(
	on: pg.Pool | pg.ClientBase,
	sql: string,
	params: readonly unknown[] = [],
): Promise<readonly Row[]> {
	try {
		return (await on.query<Row>(sql, params.map(storable))).rows;
	} catch (error) {
		throw asUnavailable(error);
	}
}

/** PostgreSQL keeps no NUL in a text: what a form, an address or a file holds of them is kept as « � ». */
function storable(param: unknown): unknown {
	if (typeof param === "string") return param.replaceAll("\u0000", "\uFFFD");
	return Array.isArray(param) ? param.map(storable) : param;
}

/** Text of a `jsonb` column, where an escaped NUL is refused as well. */
export function jsonText(value: object): string {
	return JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\uFFFD");
}

/** Class 08 is the connection, 57P the server going down or coming up, 28 and 3D a wrong account or database. */
const outOfReach = /^(08...|57P..|28...|3D...|E[A-Z_]+)$/;

function asUnavailable(error: unknown): unknown {
	if (!(error instanceof Error) || error instanceof DefError) return error;
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	const lost =
		outOfReach.test(code) || /connection (terminated|timeout)|timeout exceeded/i.test(error.message);
	const cause = error.message || code;
	return lost ? new DefError("enregistrements-indisponibles", { cause }, error) : error;
}
