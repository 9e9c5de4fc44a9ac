import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { RecordsLayout, Source } from "../../catalogue/model.ts";
import { openDatabase } from "../platform/index.ts";
import { check, isBlocking } from "./check.ts";
import { open } from "./container.ts";
import { decode } from "./decode.ts";
import { mirror, noMirror, temporaryFolder, writeTemporary } from "./fixture/files.ts";
import { bmo, everySource, rotation } from "./fixture/sources.ts";
import { verdict } from "./verdict.ts";

const offers: Source = {
	...rotation,
	id: "offres",
	title: "Offres",
	files: ["offres.*"],
	layout: { format: "json" },
	statuses: { "": "NA" },
	key: ["reference"],
	fields: [
		{ name: "reference", header: "reference", type: "code", required: true },
		{ name: "ville", header: "lieu.ville", type: "text" },
		{ name: "postes", header: "postes", type: "integer", min: 0 },
	],
};
const as = (layout: RecordsLayout, more: Partial<Source> = {}): Source => ({ ...offers, layout, ...more });

function run(source: Source, text: string) {
	const table = decode(source, Buffer.from(text), "offres.txt");
	return { table, ...check(source, table, new Map()) };
}

const codeOf = (action: () => unknown): unknown => {
	try {
		action();
	} catch (error) {
		return error instanceof Error ? { ...error, message: error.message } : error;
	}
	return "accepted";
};

const json = `{
 "total": 2, "note": "resultats: [", "vide": [],
 "resultats": [
  { "reference": "01A", "lieu": { "ville": "Caen", "loin": { "x": 1 } }, "postes": 2, "langues": ["fr", "en"] },
  {
    "reference": "01B", "lieu": { "ville": "L\\"Aigle" }, "postes": "beaucoup" }
 ]
}`;
const xml = `<?xml version="1.0"?>
<offres><date>2026</date>
<offre id="7"><reference>01A</reference><lieu><ville>Caen</ville><pays>FR</pays></lieu><postes>2</postes></offre>
<offre id="8"><reference>01B</reference>
 <lieu><ville><![CDATA[<b>L'Aigle</b>]]></ville></lieu><postes>beaucoup</postes></offre>
</offres>`;

describe("records", () => {
	it("of a JSON are the rows of its array, opened one level, each at its own line", () => {
		const { table, findings } = run(offers, json);
		expect(table.rows.map((r) => r.line)).toEqual([4, 5]);
		expect(table.headers).toEqual(["reference", "lieu.ville", "lieu.loin", "postes", "langues"]);
		expect(table.rows[0]?.cells).toEqual(["01A", "Caen", '{"x":1}', 2, "fr ; en"]);
		const refused = findings.find((f) => f.severity === "blocking");
		expect(refused).toMatchObject({ rule: "C-11", examples: [{ place: { line: 5, header: "postes" } }] });
		expect(refused?.message).toMatch(/^Ligne 5, champ «.postes.»/);
	});

	it("of an XML are its repeated element, with attributes, text and CDATA", () => {
		const { table, rows, findings } = run(as({ format: "xml" }), xml);
		expect(table.rows.map((r) => r.line)).toEqual([3, 4]);
		expect(table.headers).toEqual(["@id", "reference", "lieu.ville", "lieu.pays", "postes"]);
		expect(rows.columns.get("ville")?.values).toEqual(["Caen", "<b>L'Aigle</b>"]);
		expect(findings.filter((f) => f.severity === "blocking").map((f) => f.rule)).toEqual(["C-11"]);
	});

	it("of a Parquet keep the digits of long codes and the rank of their row", async () => {
		const path = join(temporaryFolder(), "offres.parquet");
		const database = await openDatabase();
		await database.run(
			`COPY (SELECT * FROM (VALUES ('01A', 'Caen', 2::BIGINT, 9007199254740993::BIGINT), ('01A', NULL, -1, 1)) t(reference, "lieu.ville", postes, n)) TO '${path}' (FORMAT parquet)`,
		);
		database.close();
		const found = await verdict(path, [...everySource, as({ format: "parquet" })], new Map());
		expect(found.source.id).toBe("offres");
		expect(found.findings.map((f) => [f.rule, f.examples[0]?.place.line])).toContainEqual(["C-05", 2]);
		const cut = readFileSync(path);
		const damaged = writeTemporary("offres.parquet", Buffer.concat([cut.subarray(0, 40), cut.subarray(-40)]));
		await expect(verdict(damaged, [offers], new Map())).rejects.toMatchObject({ code: "fichier-illisible" });
		rmSync(path);
	});

	it("that come in another shape than published are read and said", () => {
		expect(run(as({ format: "xml" }), json).findings).toContainEqual(
			expect.objectContaining({ rule: "C-02", severity: "to-confirm" }),
		);
	});

	it("without the expected fields are refused, never guessed", async () => {
		const other = writeTemporary("offres.json", JSON.stringify([{ a: 1 }, { a: 2 }]));
		await expect(verdict(other, [offers, bmo], new Map())).rejects.toMatchObject({ code: "source-inconnue" });
	});

	it.skipIf(!mirror).each([
		["insertion/insersup-formations.json", 60, "etablissement"],
		["territoires/ZRR_20221109.json.gz", 34965, "fields.insee_code"],
		["offres-emploi/esd-offres-happypath.json", 8, "id"],
		["offres-emploi/import-jooble.test.input.xml", 2, "salary.currency"],
		["offres-emploi/import-laposte.test.input.xml", 2, "intitule-du-poste"],
		["metiers-competences/unix_referentiel_code_rome_v346_utf8.xml", 532, "code_rome"],
	])(`are found in %s (${mirror ? "" : noMirror})`, (name, atLeast, field) => {
		const opened = open(readFileSync(join(mirror ?? "", name)), name);
		const records = opened.kind === "json" || opened.kind === "records" ? opened.records() : undefined;
		expect(records?.headers).toContain(field);
		expect(records?.rows.length).toBeGreaterThanOrEqual(atLeast);
		const lines = records?.rows.map((r) => r.line) ?? [];
		expect(lines).toEqual([...lines].sort((a, b) => a - b));
	});
});

describe("a hostile container", () => {
	it.each([
		["a document type", '<!DOCTYPE r [<!ENTITY a "x">]><r><o>&a;</o><o/></r>'],
		[
			"an outside entity",
			'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hosts">]><r><o>&a;</o></r>',
		],
		["an unknown entity", "<r><o>&a;</o><o>1</o></r>"],
		["endless nesting", `${"<a>".repeat(2000)}`],
		["a cut document", "<r><o>1</o><o>"],
		["a page", "<?xml version='1.0'?><html><body>404</body></html>"],
	])("is refused: %s", (_, text) => {
		expect(codeOf(() => open(Buffer.from(text), "x.xml"))).toMatchObject({ code: "fichier-illisible" });
	});

	it("is refused: an archive in an archive, a path that leaves it", () => {
		const csv = Buffer.from("a;b\n1;2\n");
		const inner = zipSync({ "t.csv": csv });
		expect(codeOf(() => open(zipSync({ "t.zip": inner }), "x.zip"))).toMatchObject({
			code: "fichier-illisible",
		});
		for (const name of ["../t.csv", "a/../../t.csv", "/etc/t.csv", "C:\\t.csv", "..\\t.csv"]) {
			expect(
				codeOf(() => open(zipSync({ [name]: csv }), "x.zip")),
				name,
			).toMatchObject({
				code: "fichier-illisible",
				message: expect.stringContaining("chemin interdit"),
			});
		}
	});

	it("is refused: a line without end, a compressed one too", () => {
		const limits = { text: 4_000_000, workbook: 4_000_000, line: 100_000 };
		const line = Buffer.alloc(1_000_000, "a");
		expect(
			codeOf(() => open(Buffer.concat([Buffer.from("a;b\n"), line]), "x.csv", [], limits)),
		).toMatchObject({
			code: "fichier-illisible",
		});
		expect(codeOf(() => open(gzipSync(Buffer.alloc(50_000_000, "a")), "x.gz", [], limits))).toMatchObject({
			code: "fichier-trop-gros",
		});
	});

	it("is read for what it is under a wrong name", async () => {
		const path = writeTemporary("evol_mmo.csv", json);
		expect((await verdict(path, [...everySource, offers], new Map())).source.id).toBe("offres");
		expect(isBlocking(run(offers, json).findings)).toBe(true);
	});
});
