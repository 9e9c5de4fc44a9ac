import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NomenclatureMapping, Source } from "../../catalogue/model.ts";
import { literal, openDatabase, type SqlRow } from "../platform/index.ts";
import { readCodes } from "./codes.ts";
import { buildNomenclature, type Input } from "./nomenclature.ts";

let dir = "";
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), "def-nomenclature-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function inputOf(
	id: string,
	shipped: boolean,
	columns: string,
	rows: string,
	nomenclature: NomenclatureMapping,
): Promise<Input> {
	const path = join(dir, `${id}.parquet`);
	const db = await openDatabase();
	await db.run(
		`COPY (SELECT row_number() OVER () AS line, NULL::VARCHAR AS held, * FROM (VALUES ${rows}) t(${columns})) TO ${literal(path)} (FORMAT parquet)`,
	);
	db.close();
	const source: Source = {
		id,
		title: id,
		producer: "",
		licence: "",
		vintage: "",
		address: "",
		cadence: "",
		files: [],
		layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
		fields: [],
		statuses: {},
		key: [],
		quirks: [],
		nomenclature,
		...(shipped ? { shipped } : {}),
	};
	const delivery = { source: id, name: id, sha256: id, bytes: 0, origin: "mirror" as const, path: "" };
	return {
		source,
		batch: { id, source: id, delivery, headerLine: 1, columns: {}, rows: 1, held: 0, findings: [], path },
	};
}

async function read(
	inputs: readonly Input[],
	sql: (product: { items: string; links: string; edges: string }) => string,
): Promise<SqlRow[]> {
	const product = await buildNomenclature(inputs, dir, "v");
	const db = await openDatabase();
	const rows = await db.rows(
		sql({ items: literal(product.items), links: literal(product.links), edges: literal(product.edges) }),
	);
	db.close();
	return rows;
}

const bassins: NomenclatureMapping = {
	items: [{ level: "bassin", vintage: "2024", code: "code", label: "label" }],
};

test("un fichier officiel remplace la forme livrée du même niveau, dont il garde les accents", async () => {
	const official = await inputOf(
		"officiel",
		false,
		"code, label",
		"('2804', 'LE TREPORT'), ('2899', 'AILLEURS')",
		bassins,
	);
	const shipped = await inputOf(
		"livre",
		true,
		"code, label",
		"('2804', 'Le Tréport'), ('9999', 'Disparu')",
		bassins,
	);
	const rows = await read(
		[official, shipped],
		(p) => `SELECT code, label FROM read_parquet(${p.items}) WHERE level = 'bassin' ORDER BY code`,
	);
	expect(rows).toEqual([
		{ code: "2804", label: "Le Tréport" },
		{ code: "2899", label: "AILLEURS" },
	]);
});

test("les poids d'un code somment à 1, ceux d'une chaîne aussi", async () => {
	const edges = await inputOf("passage", false, "a, b", "('A0X40', 'A0Z40'), ('A0X40', 'A0Z41')", {
		edges: [{ from: "fap2021-228", fromField: "a", to: "fap2009-225", toField: "b" }],
	});
	const next = await inputOf(
		"suite",
		false,
		"a, b",
		"('A0Z40', 'A1101'), ('A0Z40', 'A1102'), ('A0Z41', 'A1101')",
		{
			edges: [{ from: "fap2009-225", fromField: "a", to: "rome3", toField: "b" }],
		},
	);
	const sums = await read(
		[edges, next],
		(p) =>
			`SELECT from_level, to_level, from_code, sum(weight) AS sum FROM read_parquet(${p.edges}) GROUP BY ALL`,
	);
	// With the official table read backwards, and the communes that split since 2023.
	expect(sums.filter((row) => row.from_level !== "commune")).toHaveLength(6);
	expect(new Set(sums.flatMap((row) => (row.from_level === "commune" ? [row.from_code] : []))).size).toBe(3);
	for (const row of sums) expect(row.sum).toBeCloseTo(1, 12);
	const chained = await read(
		[edges, next],
		(p) =>
			`SELECT to_code, weight FROM read_parquet(${p.edges}) WHERE from_level = 'fap2021-228' AND to_level = 'rome3' ORDER BY to_code`,
	);
	expect(chained).toEqual([
		{ to_code: "A1101", weight: 0.75 },
		{ to_code: "A1102", weight: 0.25 },
	]);
});

test("une commune d'un autre millésime prend la zone de celle qu'elle est devenue, un arrondissement celle de sa ville", async () => {
	const zones = await inputOf("zones", false, "commune, zone", "('75056', '1109'), ('01015', '8401')", {
		links: [{ from: "commune", fromField: "commune", to: "zone-emploi", toField: "zone" }],
	});
	const rows = await read(
		[zones],
		(p) =>
			`SELECT from_code, to_code FROM read_parquet(${p.links}) WHERE to_level = 'zone-emploi' AND from_code IN ('75101', '01340') ORDER BY from_code`,
	);
	expect(rows).toEqual([
		{ from_code: "01340", to_code: "8401" },
		{ from_code: "75101", to_code: "1109" },
	]);
});

test("les codes connus gardent leurs zéros et ne passent pas d'un zonage à l'autre", async () => {
	const official = await inputOf("codes", false, "code, label", "('0104', 'X')", bassins);
	const codes = await readCodes((await buildNomenclature([official], dir, "v")).dir);
	expect(codes.get("bassin")?.has("0104")).toBe(true);
	expect(codes.get("zone-emploi")?.has("0104") ?? false).toBe(false);
	expect(codes.get("departement")?.has("01")).toBe(true);
});

test("un code partagé n'est fermé que lorsque le dernier qui le porte l'est ; les deux écritures de date se lisent", async () => {
	const courses = await inputOf(
		"formations",
		false,
		"code, label, fin",
		"('A', 'a', '31/08/2019'), ('A', 'a', NULL), ('B', 'b', '31/08/2019'), ('B', 'b', '31/08/2022'), ('C', 'c', '8/31/16'), ('D', 'd', 'bientôt')",
		{ items: [{ level: "cfd", vintage: "2025", code: "code", label: "label", closed: "fin" }] },
	);
	const codes = await readCodes((await buildNomenclature([courses], dir, "v")).dir);
	expect(codes.get("cfd")?.closedOn).toEqual(
		new Map([
			["B", "2022-08-31"],
			["C", "2016-08-31"],
		]),
	);
});

test("des poids donnés par un fichier qui ne font pas 1 sont refusés, jamais étirés", async () => {
	const nomenclature: NomenclatureMapping = {
		edges: [{ from: "fap2021-228", fromField: "a", to: "fap2009-225", toField: "b", weightField: "w" }],
	};
	const short = await inputOf("poids", false, "a, b, w", "('A', 'X', 0.6), ('A', 'Y', 0.3)", nomenclature);
	await expect(buildNomenclature([short], dir, "v")).rejects.toThrow(/0\.900, pas 1/);
	const whole = await inputOf(
		"poids-justes",
		false,
		"a, b, w",
		"('A', 'X', 0.6), ('A', 'Y', 0.4)",
		nomenclature,
	);
	await expect(buildNomenclature([whole], dir, "v")).resolves.toBeDefined();
});

test("une table lue à l'envers partage un code par la taille de ses héritiers, en parts égales si une taille manque", async () => {
	const table = await inputOf(
		"table",
		false,
		"fap, rome",
		"('A0Z40', 'A1101'), ('A0Z41', 'A1101'), ('A0Z40', 'A1102'), ('A0Z40', 'A1103'), ('A0Z42', 'A1103')",
		{
			edges: [{ from: "fap2009-225", fromField: "fap", to: "rome3", toField: "rome", method: "officielle" }],
		},
	);
	const sizes = await inputOf("tailles", false, "fap, n", "('A0Z40', 30), ('A0Z41', 70)", {
		masses: [{ level: "fap2009-225", code: "fap", value: "n", basis: "demandeurs" }],
	});
	const edges = await read(
		[table, sizes],
		(p) =>
			`SELECT from_code, to_code, weight, method, basis FROM read_parquet(${p.edges}) WHERE from_level = 'rome3' ORDER BY ALL`,
	);
	const rounded = (weight: unknown): number => Math.round(Number(weight) * 1e9) / 1e9;
	expect(edges.map((row) => Object.values({ ...row, weight: rounded(row.weight) }))).toEqual([
		["A1101", "A0Z40", 0.3, "estimée", "demandeurs"],
		["A1101", "A0Z41", 0.7, "estimée", "demandeurs"],
		["A1102", "A0Z40", 1, "officielle", null],
		["A1103", "A0Z40", 0.5, "estimée", "parts égales"],
		["A1103", "A0Z42", 0.5, "estimée", "parts égales"],
	]);
});

test("un lien ne vient que des lignes que la déclaration retient", async () => {
	const mentions = await inputOf(
		"liens",
		false,
		"rome, ogr, genre",
		"('J1501', '100414', '1'), ('J1501', '900001', '2')",
		{
			links: [
				{
					rows: [{ field: "genre", in: ["1"] }],
					from: "rome3",
					fromField: "rome",
					to: "savoir",
					toField: "ogr",
				},
			],
		},
	);
	const rows = await read(
		[mentions],
		({ links }) => `SELECT to_code FROM read_parquet(${links}) WHERE from_kind = 'rome3'`,
	);
	expect(rows).toEqual([{ to_code: "100414" }]);
});
