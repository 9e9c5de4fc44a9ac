import { openDuckdbEngine } from "./duckdb.ts";
import type { Engine } from "./engine.ts";

export type { Dialect, Engine } from "./engine.ts";

/** This machine's engine, or that of a ClickHouse server when its address is given; its client is loaded only then. */
export function engineOf(url?: string): () => Promise<Engine> {
	if (url === undefined) return openDuckdbEngine;
	return async () => (await import("./clickhouse.ts")).openClickhouseEngine(url);
}
