import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { literal, openDatabase, type SqlRow } from "../platform/index.ts";
import { makeBatch } from "./batch.ts";
import { BlockedFile } from "./blocked.ts";
import {
	bmoHeader,
	bmoRow,
	cp1252,
	mirror,
	noMirror,
	temporaryFolder,
	workbook,
	writeTemporary,
} from "./fixture/files.ts";
import { bmo, chomage, everySource, rotation } from "./fixture/sources.ts";
import type { Delivery } from "./model.ts";
import { receive } from "./receive.ts";

async function rowsOf(path: string): Promise<SqlRow[]> {
	const database = await openDatabase();
	try {
		return await database.rows(`SELECT * FROM read_parquet(${literal(path)})`);
	} finally {
		database.close();
	}
}

function deliver(name: string, bytes: Uint8Array): Delivery {
	return receive({ id: "x" }, writeTemporary(name, bytes), "mirror", temporaryFolder());
}

const smallBmo = workbook({
	BMO_2024_open_data: [
		[...bmoHeader],
		bmoRow("V0X60", 2804, "120", "60", "*"),
		bmoRow("A0X40", 101, "*", "*", "*"),
	],
});

describe("makeBatch", () => {
	it("writes the rows in file order with line, hidden values and status, and a manifest", async () => {
		const out = temporaryFolder();
		const batch = await makeBatch(bmo, deliver("bmo.xlsx", smallBmo), new Map(), out);
		expect(batch).toMatchObject({
			source: "bmo",
			sheet: "BMO_2024_open_data",
			headerLine: 1,
			rows: 2,
			held: 0,
		});
		expect(batch.columns).toMatchObject({ annee: "A", met: "G" });
		const [first, second] = await rowsOf(batch.path);
		expect(first).toMatchObject({
			line: 2,
			source_column: null,
			held: null,
			metier: "V0X60",
			bassin: "2804",
			met: 120,
			met__status: null,
			smet: null,
			smet__status: "CENS",
		});
		expect(second).toMatchObject({ line: 3, bassin: "0101", met: null, met__status: "CENS" });
		expect(JSON.parse(readFileSync(join(out, `${batch.id}.json`), "utf8"))).toEqual(batch);
		expect(readdirSync(out)).toHaveLength(2);
	});

	it("does nothing the second time, and gives the same bytes in another folder", async () => {
		const delivery = deliver("bmo.xlsx", smallBmo);
		const [one, two] = [temporaryFolder(), temporaryFolder()];
		const first = await makeBatch(bmo, delivery, new Map(), one);
		const before = readFileSync(first.path);
		expect(await makeBatch(bmo, { ...delivery, path: "/nulle/part" }, new Map(), one)).toMatchObject({
			id: first.id,
		});
		const again = await makeBatch(bmo, delivery, new Map(), two);
		expect(again.id).toBe(first.id);
		expect(readFileSync(again.path).equals(before)).toBe(true);
	});

	it("takes another name when the declaration or the codes change, not when the title does", async () => {
		const delivery = deliver("bmo.xlsx", smallBmo);
		const out = temporaryFolder();
		const id = async (source: typeof bmo, codes?: ReadonlySet<string>): Promise<string> =>
			(await makeBatch(source, delivery, codes ? new Map([["fap2021-228", codes]]) : new Map(), out)).id;
		const first = await id(bmo);
		expect(await id({ ...bmo, title: "Autre titre" })).toBe(first);
		expect(await id({ ...bmo, expectedRows: 2 })).not.toBe(first);
		expect(await id(bmo, new Set(["V0X60", "A0X40"]))).not.toBe(first);
	});

	it("writes nothing when a check blocks, and carries every finding", async () => {
		const out = temporaryFolder();
		const bad = cp1252("Fap3;Type_mmo;Annee;Taux\nA0Z;x;2007;abc\nA0Z;x;2007;1\n");
		const failure = await makeBatch(rotation, deliver("evol_mmo.csv", bad), new Map(), out).catch(
			(e: unknown) => e,
		);
		expect(failure).toBeInstanceOf(BlockedFile);
		expect(failure).toMatchObject({ code: "controle-bloquant", data: { count: 2 } });
		if (failure instanceof BlockedFile) expect(failure.findings.map((f) => f.rule)).toEqual(["C-11", "C-05"]);
		expect(readdirSync(out)).toEqual([]);
	});

	it("names the source that a misplaced file belongs to", async () => {
		const failure = makeBatch(
			rotation,
			deliver("evol_mmo.csv", smallBmo),
			new Map(),
			temporaryFolder(),
			everySource,
		);
		await expect(failure).rejects.toMatchObject({
			code: "autre-source",
			message:
				"Le fichier « evol_mmo.csv » ressemble à « Besoins en main-d'œuvre 2024 », pas à « Taux de rotation par famille professionnelle ».",
		});
	});

	const official = mirror === undefined ? "" : join(mirror, "marche-travail/Base_open_data_BMO_2024.xlsx");
	it.skipIf(!existsSync(official))(
		`finds the published counts of the BMO 2024 in Normandie (${noMirror})`,
		async () => {
			const delivery = receive(bmo, official, "mirror", temporaryFolder());
			const { path } = await makeBatch(bmo, delivery, new Map(), temporaryFolder());
			const rows = (await rowsOf(path)).filter((r) => r.region === "28");
			const hidden = (f: string): number => rows.filter((r) => r[`${f}__status`] === "CENS").length;
			expect(rows).toHaveLength(3248);
			expect(new Set(rows.map((r) => r.bassin)).size).toBe(27);
			expect(rows.reduce((sum, r) => sum + Number(r.met ?? 0), 0)).toBe(123_242);
			expect([hidden("met"), hidden("met") + hidden("xmet") + hidden("smet")]).toEqual([746, 4606]);
			expect(rows.filter((r) => r.met__status === "CENS" && r.met !== null)).toEqual([]);
		},
	);

	it("keeps the column of a folded value", async () => {
		const sheet = [
			["ZE2020", "LIBZE2020", "2023-T1", "2023-T2"],
			["2804", "Caen", 6.5, 6.4],
		];
		const batch = await makeBatch(
			chomage,
			deliver("c.xlsx", workbook({ txcho_ze: sheet })),
			new Map(),
			temporaryFolder(),
		);
		expect(await rowsOf(batch.path)).toMatchObject([
			{ line: 2, source_column: "C", trimestre: "2023-T1", taux: 6.5, taux__status: null },
			{ line: 2, source_column: "D", trimestre: "2023-T2", taux: 6.4 },
		]);
	});
});
