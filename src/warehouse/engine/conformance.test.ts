import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClickhouseServer, openClickhouseServer } from "../../../bench/engines/clickhouse-server.ts";
import { indicators } from "../../../catalogue/indicators/index.ts";
import { sources } from "../../../catalogue/sources/index.ts";
import { build } from "../../build/index.ts";
import { type FigureRequest, type Figures, openFigures } from "../../figures/index.ts";
import type { Plan, Read } from "../../figures/plan-model.ts";
import { clickhouse, readRows, settledRows, sqlOf } from "../../figures/sql.ts";
import { DefError, openDatabase } from "../../platform/index.ts";
import { openRelease } from "../../release/index.ts";
import { engineOf } from "./index.ts";

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

/** Requests of every formula, on two levels of each axis: row by row, added up along each axis, and over a list of places. */
async function readsOf(figures: Figures): Promise<readonly Read[]> {
	const reads = new Map<string, Read>();
	const keep = async (request: FigureRequest): Promise<readonly Plan[]> => {
		try {
			const plans = await figures.plan(request);
			for (const { cells, joins } of plans)
				for (const read of [cells, ...joins.map((join) => join.read)]) reads.set(JSON.stringify(read), read);
			return plans;
		} catch (error) {
			// What may not be added up is refused before any engine is asked.
			if (error instanceof DefError) return [];
			throw error;
		}
	};
	const kinds = Map.groupBy(indicators, ({ formula }) => formula.kind);
	for (const { id } of [...kinds.values()].flatMap((own) => own.slice(0, 2))) {
		const { territories, about } = figures.coverage(id);
		for (const type of [territories[0], territories.at(-1)])
			for (const level of [about[0], about.at(-1)]) {
				if (type === undefined || level === undefined) continue;
				const places = figures.territories(type, "28").slice(0, 6);
				const asked = { indicator: id, territories: { type, region: "28" }, about: { level } } as const;
				const plans = await keep(asked);
				const axes = new Set(plans.flatMap(({ cells }) => cells.keys.filter((key) => key.startsWith("c_"))));
				const categories = Object.fromEntries([...axes].map((axis) => [axis.slice(2), "*"]));
				await keep({ ...asked, categories });
				for (const axis of ["about", "period", ...Object.keys(categories)])
					await keep({ ...asked, categories, together: [axis], periods: "all" });
				await keep({ ...asked, territories: { perimeter: { members: places } } });
			}
	}
	return [...reads.values()];
}

test("chaque requête donne les mêmes lignes sur ClickHouse que sur DuckDB, au dernier chiffre", async () => {
	const dataDir = join(dir, "duckdb");
	const figures = await openFigures(dataDir);
	const opened = openRelease(dataDir);
	const there = await engineOf(server.url)();
	const here = await openDatabase(join(opened.dir, "serving.duckdb"), { readOnly: true });
	try {
		const reads = await readsOf(figures);
		const files = new Map(
			opened.manifest.cubes.flatMap(({ tables }) => tables.map(({ name, file }) => [name, file] as const)),
		);
		for (const table of new Set(reads.map((read) => read.table)))
			await there.load(table, join(opened.dir, files.get(table) ?? ""));
		let rows = 0;
		for (const read of reads) {
			const own = sqlOf(read, clickhouse);
			const expected = await readRows(here, read);
			const found = settledRows(read, await there.rows(own.sql, own.params.map(String)));
			expect(found, own.sql).toEqual(expected);
			rows += expected.length;
		}
		expect(reads.filter(({ folded }) => folded.includes("territory")).length).toBeGreaterThan(2);
		expect(reads.length).toBeGreaterThan(50);
		expect(rows).toBeGreaterThan(1000);
	} finally {
		figures.close();
		here.close();
		await there.close();
	}
}, 600_000);
