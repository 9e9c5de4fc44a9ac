import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FactMapping, Source } from "../../catalogue/model.ts";
import type { Batch } from "../collection/index.ts";
import { DefError, literal, openDatabase } from "../platform/index.ts";
import { factsFrom } from "../release/index.ts";
import { buildCube } from "./cube.ts";
import { buildNomenclature } from "./nomenclature.ts";

let dir = "";
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), "def-cube-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const mapping: FactMapping = {
	cube: "essai",
	levels: {
		territory: [
			{ level: "bassin", field: "bassin" },
			{ level: "france", value: "FR" },
		],
		occupation: [
			{ level: "fap2021-228", field: "fap" },
			{ level: "all", value: "" },
		],
	},
	period: { kind: "year", value: "2024" },
	measures: [
		{ id: "met", field: "met", kind: "count", label: "projets", unit: "projets" },
		{ id: "xmet", field: "xmet", kind: "count", label: "difficiles", unit: "projets" },
		{ id: "note", field: "note", kind: "index", label: "note", unit: "" },
	],
};

const source: Source = {
	id: "essai",
	title: "Essai",
	producer: "Essai",
	licence: "",
	vintage: "2024",
	address: "https://example.org",
	cadence: "",
	files: ["essai.csv"],
	layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
	fields: [
		{ name: "bassin", header: "bassin", type: "code" },
		{ name: "fap", header: "fap", type: "code" },
		{ name: "met", header: "met", type: "integer" },
		{ name: "xmet", header: "xmet", type: "integer", atMost: "met" },
		{ name: "note", header: "note", type: "number" },
	],
	statuses: { "*": "CENS" },
	censoredMax: 4,
	key: [],
	facts: [mapping],
	quirks: [],
};

type Row = readonly [bassin: string, fap: string, met: number | null, xmet: number | null];

async function batchOf(id: string, rows: readonly Row[]): Promise<Batch> {
	const path = join(dir, `${id}.parquet`);
	const db = await openDatabase();
	const value = (n: number | null): string =>
		`${n ?? "NULL"}::DOUBLE, ${n === null ? "'CENS'" : "NULL"}::VARCHAR`;
	const selects = rows.map(
		([bassin, fap, met, xmet], i) =>
			`SELECT ${i + 2} AS line, NULL::VARCHAR AS source_column, NULL::VARCHAR AS held, ${literal(bassin)} AS bassin, ${literal(fap)} AS fap, ${value(met)}, ${value(xmet)}, 0.5::DOUBLE, NULL::VARCHAR`,
	);
	await db.run(
		`COPY (SELECT * FROM (${selects.join(" UNION ALL ")}) t(line, source_column, held, bassin, fap, met, met__status, xmet, xmet__status, note, note__status)) TO ${literal(path)} (FORMAT parquet)`,
	);
	db.close();
	return {
		id,
		source: source.id,
		delivery: { source: source.id, name: "essai.csv", sha256: id, bytes: 0, origin: "samples", path: "" },
		headerLine: 1,
		columns: {},
		rows: rows.length,
		held: 0,
		findings: [],
		path,
	};
}

async function cubeOf(id: string, rows: readonly Row[]) {
	const batch = await batchOf(id, rows);
	const nomenclature = await buildNomenclature([], dir, "v");
	const pairs = [{ id: "xmet__sur__met", num: ["xmet"], den: "met", weighted: false }];
	return buildCube("essai", [{ source, batch, mapping, index: 0 }], pairs, nomenclature, dir, "v");
}

test("une valeur masquée n'est ni 0 ni 1 : le total est un intervalle, xmet borné par met (vecteur BMO, méthodes §3)", async () => {
	const product = await cubeOf("vecteur", [
		["2804", "A0X40", 120, 66],
		["2804", "A0X41", 45, null],
		["2804", "A0X42", null, null],
	]);
	const table = product.tables.find((t) => t.territory === "bassin" && t.about === "all");
	const db = await openDatabase();
	const [row] = await db.rows(`SELECT * FROM read_parquet(${literal(join(product.dir, table?.file ?? ""))})`);
	db.close();
	expect(row).toMatchObject({
		rows: 3,
		met: 165,
		met__known: 2,
		met__censored: 1,
		met__low: 166,
		met__high: 169,
		xmet__low: 68,
		xmet__high: 74,
		xmet__sur__met__num: 66,
		xmet__sur__met__den: 120,
		xmet__sur__met__all: 165,
	});
});

test("une mesure non additive reste celle de sa case et disparaît des totaux", async () => {
	const product = await cubeOf("index", [
		["2804", "A0X40", 1, 1],
		["2804", "A0X41", 1, 1],
	]);
	const db = await openDatabase();
	const note = async (about: string): Promise<unknown> => {
		const table = product.tables.find((t) => t.territory === "bassin" && t.about === about);
		const rows = await db.rows(
			`SELECT note FROM read_parquet(${literal(join(product.dir, table?.file ?? ""))})`,
		);
		return rows.map((r) => r.note);
	};
	expect(await note("fap2021-228")).toEqual([0.5, 0.5]);
	expect(await note("all")).toEqual([null]);
	db.close();
});

test("deux lignes dans la case la plus fine d'une mesure non additive : refus", async () => {
	const attempt = cubeOf("double", [
		["2804", "A0X40", 1, 1],
		["2804", "A0X40", 2, 1],
	]);
	await expect(attempt).rejects.toThrow(DefError);
});

test("rien n'est perdu ni compté deux fois en montant d'un niveau", async () => {
	const rows: Row[] = [
		["2804", "A0X40", 10, 5],
		["2804", "A0X41", 20, null],
		["2801", "A0X40", null, null],
	];
	const product = await cubeOf("somme", rows);
	const db = await openDatabase();
	for (const table of product.tables) {
		const [sum] = await db.rows(
			`SELECT sum(met) AS met, sum(met__low) AS low, sum(met__high) AS high, sum(rows) AS rows FROM read_parquet(${literal(join(product.dir, table.file))})`,
		);
		expect(sum, table.name).toEqual({ met: 30, low: 31, high: 34, rows: 3 });
	}
	db.close();
});

test("un taux dont les deux termes viennent de deux fichiers ne compte que ce que les deux connaissent", async () => {
	const places = await batchOf("places", [
		["2804", "A0X40", 10, 1],
		["2804", "A0X41", 20, 1],
	]);
	const pupils = await batchOf("eleves", [["2804", "A0X40", 8, 1]]);
	const offer = (id: string): FactMapping => ({
		cube: "offre",
		levels: { territory: [{ level: "bassin", field: "bassin" }], occupation: [{ level: "all", value: "" }] },
		grain: ["bassin", "fap"],
		period: { kind: "year", value: "2024" },
		measures: [{ id, field: "met", kind: "count", label: id, unit: "" }],
	});
	const other: Source = { ...source, id: "autre" };
	const pairs = [{ id: "taux", num: ["effectif"], den: "capacite", weighted: false }];
	const product = await buildCube(
		"offre",
		[
			{ source, batch: places, mapping: offer("capacite"), index: 0 },
			{ source: other, batch: pupils, mapping: offer("effectif"), index: 1 },
		],
		pairs,
		await buildNomenclature([], dir, "v"),
		dir,
		"v",
	);
	const db = await openDatabase();
	const [row] = await db.rows(
		`SELECT * FROM read_parquet(${literal(join(product.dir, product.tables[0]?.file ?? ""))})`,
	);
	db.close();
	expect(row).toMatchObject({ capacite: 30, effectif: 8, taux__num: 8, taux__den: 10, taux__all: 30 });
	// The lines of one file are not blanks of what only the other one gives.
	expect(row).toMatchObject({ capacite__known: 2, capacite__rows: 2, effectif__known: 1, effectif__rows: 1 });
	expect(product.tables[0]?.partial).toEqual(["capacite", "effectif"]);
});

test("a row kept once is read as a row of each mapping: the same facts as each mapping alone", async () => {
	const rows: readonly Row[] = [
		["2804", "A0X40", 120, 66],
		["2805", "A0X41", 45, null],
	];
	const batch = await batchOf("coupes", rows);
	const nomenclature = await buildNomenclature([], dir, "v");
	const mappings: readonly FactMapping[] = [
		{ ...mapping, constants: { poste: "Ensemble" } },
		{ ...mapping, categories: { poste: "fap" } },
		{ ...mapping, categories: { lieu: "bassin" }, rows: [{ field: "bassin", in: ["2804"] }] },
	];
	const product = async (own: readonly FactMapping[], version: string) => {
		const feeds = own.map((one) => ({ source, batch, mapping: one, index: mappings.indexOf(one) }));
		const { dir: folder, facts, cuts } = await buildCube("coupes", feeds, [], nomenclature, dir, version);
		return { file: join(folder, facts), cuts };
	};
	const db = await openDatabase();
	const read = ({ file, cuts }: Awaited<ReturnType<typeof product>>) =>
		db.rows(
			`SELECT mapping, line, t_bassin, a_fap2021_228, ${["c_poste", "c_lieu"]
				.map((c) => (cuts.some(({ categories }) => categories[c]) ? c : `NULL AS ${c}`))
				.join(", ")}, met, xmet__s FROM ${factsFrom(file, cuts)} ORDER BY mapping, line`,
		);
	const together = await product(mappings, "ensemble");
	const [kept] = await db.rows(`SELECT count(*) AS n FROM read_parquet(${literal(together.file)})`);
	const alone = await Promise.all(mappings.map((one, i) => product([one], `seul-${i}`)));
	const expected = (await Promise.all(alone.map(read))).flat();
	expect(kept?.n).toBe(3);
	expect(expected).toHaveLength(5);
	expect(await read(together)).toEqual(expected);
	db.close();
});
