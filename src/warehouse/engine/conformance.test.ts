import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClickhouseServer, openClickhouseServer } from "../../../bench/engines/clickhouse-server.ts";
import { indicators } from "../../../catalogue/indicators/index.ts";
import { sources } from "../../../catalogue/sources/index.ts";
import { build } from "../../build/index.ts";

let server: ClickhouseServer;
let dir = "";
beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), "def-conformite-"));
	server = await openClickhouseServer();
});
afterAll(async () => {
	await server.close();
	rmSync(dir, { recursive: true, force: true });
});

/** Every file of facts and of cubes of a build. */
async function cubesOf(dataDir: string, warehouseUrl?: string): Promise<ReadonlyMap<string, Buffer>> {
	const engine = warehouseUrl === undefined ? {} : { warehouseUrl };
	const { release } = await build({ dataDir, sources, indicators, progress: () => undefined, ...engine });
	const files = new Map<string, Buffer>();
	for (const folder of ["facts", "cubes"])
		for (const file of readdirSync(join(dataDir, "releases", release, folder)))
			files.set(`${folder}/${file}`, readFileSync(join(dataDir, "releases", release, folder, file)));
	return files;
}

test("chaque cube sort de ClickHouse avec les mêmes octets que de DuckDB", async () => {
	const here = await cubesOf(join(dir, "duckdb"));
	// The files were read and checked once; the cubes are made anew.
	for (const folder of ["deliveries", "batches"])
		cpSync(join(dir, "duckdb", folder), join(dir, "clickhouse", folder), { recursive: true });
	const there = await cubesOf(join(dir, "clickhouse"), server.url);
	expect(here.size).toBeGreaterThan(100);
	expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
	expect([...here].filter(([file, bytes]) => !there.get(file)?.equals(bytes)).map(([file]) => file)).toEqual(
		[],
	);
}, 600_000);
