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
		await db.run(
			`SET VARIABLE communes = (SELECT list(DISTINCT from_code ORDER BY from_code) FROM read_parquet(${literal(links)}) WHERE from_kind = 'commune' AND to_level = 'epci')`,
		);
		// Looked up in a list rather than joined: the rows stay in the order of their lines, as those of a file do.
		await db.run(`COPY (
			SELECT i + 2 AS line, NULL::VARCHAR AS source_column, NULL::VARCHAR AS held,
				getvariable('communes')[(1 + hash(i, 5) % len(getvariable('communes')))::BIGINT] AS commune,
				'RNCP' || (30000 + hash(i, 1) % 300)::VARCHAR AS rncp, '2026-' || lpad((1 + hash(i, 2) % 12)::VARCHAR, 2, '0') AS mois,
				CASE hash(i, 3) % 2 WHEN 0 THEN 'F' ELSE 'H' END AS sexe,
				1::DOUBLE AS contrats, NULL::VARCHAR AS contrats__status,
				(6000 + hash(i, 4) % 5000)::DOUBLE AS cout, NULL::VARCHAR AS cout__status
			FROM range(${rows}) r(i)
		) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
	} finally {
		db.close();
	}
}
