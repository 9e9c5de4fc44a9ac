import type { Source } from "../catalogue/model.ts";
import { literal, openDatabase } from "../src/platform/index.ts";
import { contracts } from "./contracts.ts";

const within = (level: "epci" | "zone-emploi" | "departement" | "region") =>
	({ level, field: "commune", via: "commune" }) as const;

const common = {
	cube: "contrats-essai",
	levels: {
		territory: [
			within("epci"),
			within("zone-emploi"),
			within("departement"),
			within("region"),
			{ level: "france", value: "FR" },
		],
		certification: [
			{ level: "rncp", field: "rncp" },
			{ level: "all", value: "" },
		],
	},
	period: { kind: "month", field: "mois" },
	measures: [
		{ id: "contrats", field: "contrats", kind: "count", label: "Contrats", unit: "contrats" },
		{ id: "cout", field: "cout", kind: "amount", label: "Coût annuel", unit: "€" },
	],
} as const;

/** The contracts of the bench with what a cube asks of them: five zonings, certifications, months, and sex with its total. */
export const cubed: Source = {
	...contracts,
	facts: [
		{ ...common, constants: { sexe: "Ensemble" } },
		{ ...common, categories: { sexe: "sexe" } },
	],
};

/** Writes a batch of that many contracts, as the collection would: true communes, drawn by a fixed hash. */
export async function writeContractBatch(path: string, links: string, rows: number): Promise<void> {
	const db = await openDatabase();
	try {
		await db.run(`CREATE TABLE communes AS SELECT row_number() OVER (ORDER BY from_code) - 1 AS i, from_code AS code
			FROM (SELECT DISTINCT from_code FROM read_parquet(${literal(links)}) WHERE from_kind = 'commune' AND to_level = 'epci')`);
		const [counted] = await db.rows("SELECT count(*) AS n FROM communes");
		await db.run(`COPY (
			SELECT r.i + 2 AS line, NULL::VARCHAR AS source_column, NULL::VARCHAR AS held, c.code AS commune,
				'RNCP' || (30000 + hash(r.i, 1) % 300)::VARCHAR AS rncp, '2026-' || lpad((1 + hash(r.i, 2) % 12)::VARCHAR, 2, '0') AS mois,
				CASE hash(r.i, 3) % 2 WHEN 0 THEN 'F' ELSE 'H' END AS sexe,
				1::DOUBLE AS contrats, NULL::VARCHAR AS contrats__status,
				(6000 + hash(r.i, 4) % 5000)::DOUBLE AS cout, NULL::VARCHAR AS cout__status
			FROM range(${rows}) r(i) JOIN communes c ON c.i = (hash(r.i, 5) % ${Number(counted?.n)})::BIGINT
		) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
	} finally {
		db.close();
	}
}
