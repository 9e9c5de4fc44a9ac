import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** The few words of Malloy that the bench says: it is installed apart (`npm ci` in this folder), or not at all. */
interface Malloy {
	readonly SingleConnectionRuntime: new (parts: {
		readonly connection: unknown;
	}) => {
		loadModel(text: string): {
			loadQuery(text: string): { run(options: { readonly rowLimit: number }): Promise<Result> };
		};
	};
}
interface MalloyDuckdb {
	readonly DuckDBConnection: new (name: string, path: string) => { close(): Promise<void> };
}
interface Result {
	readonly data: { toObject(): unknown };
}

export interface Rival {
	/** Rows of one query in Malloy's language, on the source `cells`. */
	rows(query: string): Promise<readonly unknown[]>;
	close(): Promise<void>;
}

/** Malloy over one table of a DuckDB file; undefined when it is not installed. */
export async function openMalloy(path: string, table: string): Promise<Rival | undefined> {
	const { resolve } = createRequire(import.meta.url);
	let found: readonly [string, string];
	try {
		found = [resolve("@malloydata/malloy"), resolve("@malloydata/db-duckdb")];
	} catch {
		return undefined;
	}
	const [language, engine] = await Promise.all(
		found.map(async (file) => {
			const loaded = await import(pathToFileURL(file).href);
			return loaded.default ?? loaded;
		}),
	);
	const { SingleConnectionRuntime } = language as Malloy;
	const { DuckDBConnection } = engine as MalloyDuckdb;
	const connection = new DuckDBConnection("duckdb", path);
	const model = new SingleConnectionRuntime({ connection }).loadModel(
		`source: cells is duckdb.table('${table}')`,
	);
	return {
		async rows(query) {
			return (await model.loadQuery(query).run({ rowLimit: 1000 })).data.toObject() as readonly unknown[];
		},
		close: () => connection.close(),
	};
}
