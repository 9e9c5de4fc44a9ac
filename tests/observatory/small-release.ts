import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ident, literal, openDatabase, sha256 } from "../../src/platform/index.ts";
import type { Manifest } from "../../src/release/model.ts";

/** One row of the only table: territory, period, then value, status, or a hidden cell. */
export interface SmallCell {
	readonly territory: string;
	readonly period?: string;
	readonly value: number | null;
	readonly status?: string;
}

export interface SmallRelease {
	readonly id: string;
	/** Cells of the measure `defm` of the cube `defm`. */
	readonly cells: readonly SmallCell[];
	/** Source whose rows these are. */
	readonly source?: string;
	readonly origin?: "mirror" | "deposit";
	readonly label?: string;
	readonly organisation?: string;
	/** More fields of the manifest. */
	readonly more?: object;
}

/** Writes a whole release folder of one small table, as the composer does. */
export async function smallRelease(dataDir: string, given: SmallRelease): Promise<Manifest> {
	const { id, cells, source = "source-essai", origin = "mirror" } = given;
	const dir = join(dataDir, "releases", id);
	mkdirSync(join(dir, "cubes"), { recursive: true });
	const file = "cubes/essai__departement__all.parquet";
	const db = await openDatabase(join(dir, "serving.duckdb"));
	try {
		const rows = cells.map(
			({ territory, period = "2024", value, status }) =>
				`(${literal(territory)}, '', ${literal(period)}, 1, ${value ?? "NULL"}, ${status === undefined ? "NULL" : literal(status)})`,
		);
		await db.run(
			`CREATE OR REPLACE TABLE ${ident("essai__departement__all")} AS SELECT territory, about, period, rows, v::DOUBLE AS essai,
				(v IS NOT NULL)::INTEGER AS essai__known, 0 AS essai__censored, NULL::DOUBLE AS essai__low,
				NULL::DOUBLE AS essai__high, s::VARCHAR AS essai__status, NULL::VARCHAR AS essai__flag
			FROM (VALUES ${rows.join(", ")}) t(territory, about, period, rows, v, s)`,
		);
		await db.run(`COPY essai__departement__all TO ${literal(join(dir, file))} (FORMAT parquet)`);
	} finally {
		db.close();
	}
	const bytes = readFileSync(join(dir, file));
	const manifest: Manifest = {
		id,
		published: "2026-01-01T00:00:00.000Z",
		sample: false,
		codeVersion: "essai",
		catalogue: "essai",
		cubes: [
			{
				cube: "essai",
				key: id,
				facts: file,
				tables: [
					{
						name: "essai__departement__all",
						cube: "essai",
						territory: "departement",
						about: "all",
						categories: [],
						measures: ["essai"],
						pairs: [],
						sources: [source],
						rows: cells.length,
						file,
					},
				],
				batches: [],
			},
		],
		batches: [
			{
				id: `lot-${id}`,
				source,
				path: "batches/x",
				rows: cells.length,
				held: 0,
				findings: [],
				headerLine: 1,
				columns: {},
				delivery: {
					source,
					name: "essai.csv",
					sha256: sha256(Buffer.from(`${source} ${given.label ?? ""}`)),
					bytes: 1,
					origin,
					path: "deliveries/x",
					...(given.label === undefined ? {} : { label: given.label }),
					...(given.organisation === undefined ? {} : { organisation: given.organisation }),
				},
			},
		],
		files: [{ path: file, sha256: sha256(bytes), bytes: bytes.length }],
		...given.more,
	};
	writeFileSync(join(dir, "manifest.json"), JSON.stringify(manifest));
	return manifest;
}
