import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildFew, few, stored } from "../../tests/observatory/charter-release.ts";
import { writeIntake } from "../collection/index.ts";
import { type Database, literal, openDatabase, packageRoot } from "../platform/index.ts";

type Row = Readonly<Record<string, string>>;
const names = ["stagiaires", "etablissements-effectifs", "offres-emploi"] as const;
type Name = (typeof names)[number];

const fileOf = (name: Name): Buffer =>
	readFileSync(join(packageRoot, "samples", "partenaires", `${name}-2025.csv`));

const rows = (name: Name): readonly Row[] => parse(fileOf(name), { delimiter: ";", columns: true });

let dataDir = "";
let db: Database;
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-micro-"));
	writeIntake(dataDir, {
		deliveries: names.map((name, i) =>
			stored(dataDir, fileOf(name), {
				delivery: String(i + 1),
				label: `2026-11-${name}-1`,
				source: name,
				name: `${name}-2025.csv`,
				// No clause opens anything: what is asked here is said before anything is protected.
				terms: [],
			}),
		),
	});
	await buildFew(
		dataDir,
		few.filter(({ id }) => id !== "insee-populations"),
	);
	db = await openDatabase();
}, 240_000);
afterAll(() => {
	db?.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Sum of a measure in a table of the warehouse, before anything is protected. */
async function total(cube: Name, table: string, measure: string, where = "true"): Promise<number> {
	const folder = readdirSync(join(dataDir, "warehouse")).find((name) => name.startsWith(`cube-${cube}-`));
	const path = join(dataDir, "warehouse", folder ?? "", `${cube}__${table}`.replaceAll("-", "_"));
	const [row] = await db.rows(
		`SELECT sum("${measure}") AS n FROM read_parquet(${literal(`${path}.parquet`)}) WHERE ${where}`,
	);
	return Number(row?.n ?? 0);
}

describe("cubes of the micro-data", () => {
	it("hold every trainee once in each zoning, each domain and each funder", async () => {
		const file = rows("stagiaires");
		const ensemble = "c_financeur = 'Ensemble'";
		for (const territory of ["zone-emploi", "bassin", "departement", "region"])
			expect(await total("stagiaires", `${territory}__all`, "stagiaires", ensemble), territory).toBe(
				file.length,
			);
		for (const territory of ["departement", "region"])
			expect(await total("stagiaires", `${territory}__nsf-17`, "stagiaires"), territory).toBe(file.length);
		const funded = await total("stagiaires", "region__all", "stagiaires", `NOT ${ensemble}`);
		expect(funded).toBe(file.length);
	});

	it("count women, leavers and good ends as the file does", async () => {
		const file = rows("stagiaires");
		const table = "region__nsf-17";
		const counted = (keeps: (row: Row) => boolean): number => file.filter(keeps).length;
		expect(await total("stagiaires", table, "femmes")).toBe(counted((row) => row.sexe === "F"));
		expect(await total("stagiaires", table, "sortants")).toBe(counted((row) => row.issue !== ""));
		expect(await total("stagiaires", table, "sorties_positives")).toBe(
			counted((row) => row.issue === "emploi" || row.issue === "formation"),
		);
		const health = counted((row) => (row.code_nsf ?? "").startsWith("33"));
		expect(await total("stagiaires", table, "stagiaires", "about = '33'")).toBe(health);
	});

	it("hold every establishment and every employee once, also by section of activity and by size", async () => {
		const file = rows("etablissements-effectifs");
		const employees = file.reduce((sum, row) => sum + Number(row.effectif), 0);
		for (const table of ["zone-emploi__all", "bassin__all", "departement__all", "region__all"]) {
			const ensemble = "c_tranche = 'Ensemble'";
			expect(await total("etablissements-effectifs", table, "effectif", ensemble), table).toBe(employees);
		}
		for (const table of ["departement__naf2-21", "region__naf2-21"])
			expect(await total("etablissements-effectifs", table, "etablissements"), table).toBe(file.length);
		expect(await total("etablissements-effectifs", "region__all", "effectif")).toBe(2 * employees);
		// Sub-class 41 to 43: section F.
		const building = file.filter((row) => /^4[123]/.test(row.code_naf ?? "")).length;
		expect(await total("etablissements-effectifs", "region__naf2-21", "etablissements", "about = 'F'")).toBe(
			building,
		);
	});

	it("hold every offer once, by domain of occupations and by contract", async () => {
		const file = rows("offres-emploi");
		for (const table of ["departement__fap2021-22", "region__fap2021-22"])
			expect(await total("offres-emploi", table, "offres"), table).toBe(file.length);
		expect(await total("offres-emploi", "region__all", "offres")).toBe(2 * file.length);
		const lasting = file.filter(
			({ type_contrat: kind }) => kind === "CDI" || kind?.endsWith("six mois et plus"),
		);
		expect(await total("offres-emploi", "region__fap2021-22", "offres_durables")).toBe(lasting.length);
	});
});
