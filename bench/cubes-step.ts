import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import type { Batch } from "../src/collection/index.ts";
import { literal, openDatabase } from "../src/platform/index.ts";
import { buildCube } from "../src/warehouse/index.ts";
import { cubed } from "./contract-batch.ts";

/** One step of `def bench cubes`, alone in its process: `main|entrepot BATCH NOMENCLATURES OUTPUT`. */
const [way = "", batch = "", nomenclatures = "", output = ""] = process.argv.slice(2);
mkdirSync(output, { recursive: true });
const start = performance.now();
const cells = way === "main" ? await byHand() : await byWarehouse();
const { user, system } = process.cpuUsage();
process.stdout.write(
	JSON.stringify({
		cells,
		seconds: (performance.now() - start) / 1000,
		cpuSeconds: (user + system) / 1e6,
		peakMegabytes: process.resourceUsage().maxRSS / 1024,
	}),
);

async function byWarehouse(): Promise<number> {
	const accepted: Batch = {
		id: "essai",
		source: cubed.id,
		delivery: { source: cubed.id, name: "", sha256: "", bytes: 0, origin: "deposit", path: "" },
		headerLine: 1,
		columns: {},
		rows: 0,
		held: 0,
		findings: [],
		path: batch,
	};
	const feeds = (cubed.facts ?? []).map((mapping, index) => ({
		source: cubed,
		batch: accepted,
		mapping,
		index,
	}));
	const product = await buildCube(
		"contrats-essai",
		feeds,
		[],
		{
			key: basename(nomenclatures),
			dir: nomenclatures,
			items: join(nomenclatures, "items.parquet"),
			links: join(nomenclatures, "links.parquet"),
			edges: join(nomenclatures, "edges.parquet"),
		},
		output,
		"mesure",
	);
	return product.tables.reduce((sum, table) => sum + table.rows, 0);
}

/** The same facts and the same tables, as somebody would write them who needs this cube and no other. */
async function byHand(): Promise<number> {
	const db = await openDatabase(":memory:", { spill: join(output, "attente") });
	await db.run(`SET threads TO ${availableParallelism()}`);
	const link = (alias: string, level: string): string =>
		`LEFT JOIN read_parquet(${literal(join(nomenclatures, "links.parquet"))}) ${alias} ON ${alias}.from_kind = 'commune' AND ${alias}.to_level = '${level}' AND ${alias}.from_code = b.commune`;
	const joins = [link("e", "epci"), link("z", "zone-emploi"), link("d", "departement"), link("r", "region")];
	const columns =
		"e.to_code AS epci, z.to_code AS ze, d.to_code AS departement, r.to_code AS region, rncp, mois, sexe, contrats, cout";
	await db.run(
		`CREATE VIEW faits AS SELECT line, ${columns} FROM read_parquet(${literal(batch)}) b ${joins.join(" ")}`,
	);
	await db.run(
		`COPY (SELECT * FROM faits ORDER BY line) TO ${literal(join(output, "faits.parquet"))} (FORMAT parquet, COMPRESSION zstd)`,
	);
	await db.run(
		"CREATE TABLE base AS SELECT epci, ze, departement, region, rncp, mois, sexe, sum(contrats) AS contrats, sum(cout) AS cout FROM faits GROUP BY ALL",
	);
	let cells = 0;
	for (const territory of ["epci", "ze", "departement", "region", "'FR'"])
		for (const about of ["rncp", "''"]) {
			const path = join(
				output,
				`${territory.replaceAll("'", "")}-${about === "rncp" ? "rncp" : "total"}.parquet`,
			);
			const select = (sexe: string): string =>
				`SELECT ${territory} AS territory, ${about} AS about, ${sexe} AS sexe, mois, sum(contrats) AS contrats, sum(cout) AS cout FROM base WHERE ${territory} IS NOT NULL GROUP BY ALL`;
			await db.run(
				`COPY (${select("sexe")} UNION ALL ${select("'Ensemble'")} ORDER BY ALL) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
			);
			const [found] = await db.rows(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
			cells += Number(found?.n ?? 0);
		}
	db.close();
	return cells;
}
