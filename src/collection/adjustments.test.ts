import { describe, expect, it } from "vitest";
import { makeBatch } from "./batch.ts";
import { batchId } from "./batch-id.ts";
import { BlockedFile } from "./blocked.ts";
import { check, isBlocking } from "./check.ts";
import { decode } from "./decode.ts";
import { defectiveRows } from "./defective-rows.ts";
import { columnsOf } from "./file-columns.ts";
import { cp1252, temporaryFolder, writeTemporary } from "./fixture/files.ts";
import { everySource, rotation } from "./fixture/sources.ts";
import { type Inspection, type InspectOptions, inspect } from "./inspect.ts";
import type { Delivery } from "./model.ts";
import { receive } from "./receive.ts";
import { foundAgain, rowKeyAt } from "./row-key.ts";
import type { Lookup } from "./typed.ts";

const none: Lookup = new Map();
const header = "Fap3;Type_mmo;Annee;Taux\n";

function read(text: string, options: InspectOptions = {}): Promise<Inspection> {
	const path = writeTemporary("evol_mmo.csv", cp1252(text));
	return inspect(rotation, { path, name: "evol_mmo.csv" }, none, { rivals: everySource, ...options });
}

function deliver(text: string): Delivery {
	return receive(rotation, writeTemporary("evol_mmo.csv", cp1252(text)), "deposit", temporaryFolder());
}

const defects = ({ findings }: Pick<Inspection, "findings">): string[] =>
	findings.filter((f) => f.severity !== "info").map((f) => `${f.rule} ${f.severity} ${f.count}`);

describe("what was decided of the columns", () => {
	it("reads the sender's own header as the field it was mapped to, before any name", async () => {
		const text = "Famille;Type_mmo;Annee;Taux;Note\nA0Z;x;2007;1;n.c.\n";
		expect(isBlocking((await read(text)).findings)).toBe(true);
		const mapped = await read(text, { mapping: { " FAMILLE": "fap", Note: null } });
		expect(mapped.findings).toEqual([]);
		expect(mapped.rows.columns.get("fap")?.values).toEqual(["A0Z"]);
	});

	it("leaves out a column though its name is declared, and lets another bear the field", async () => {
		const text = "Fap3;Type_mmo;Annee;Taux;Taux corrigé\nA0Z;x;2007;n.c.;2.5\n";
		const mapped = await read(text, { mapping: { Taux: null, "Taux corrigé": "taux" } });
		expect(mapped.findings).toEqual([]);
		expect(mapped.rows.columns.get("taux")?.values).toEqual([2.5]);
	});

	it("forgets what names a header or a field that is gone", async () => {
		const mapped = await read(`${header}A0Z;x;2007;1\n`, { mapping: { Ancien: "fap", Taux: "disparu" } });
		expect(mapped.findings).toEqual([]);
	});

	it("describes every column and proposes a field by its name, or by the codes it holds", async () => {
		const rows = ["A0Z;A0Z;x;2007;1;z", "B1Z;B1Z;x;2007;1;z", "C2Z;C2Z;x;2007;1;z"].join("\n");
		const mapping = { Divers: null };
		const { table } = await read(`Famille;Domaine;Type mo;Annee;Taux;Divers\n${rows}\n`, { mapping });
		expect(columnsOf(table, rotation, mapping).map((c) => [c.letters, c.field, c.how, c.suggestion])).toEqual(
			[
				["A", null, "inconnu", { field: "fap", why: "valeurs" }],
				["B", null, "inconnu", undefined],
				["C", null, "inconnu", { field: "type", why: "nom" }],
				["D", "annee", "declare", undefined],
				["E", "taux", "declare", undefined],
				["F", null, "ignore", undefined],
			],
		);
		const kept = { ...mapping, Famille: "fap", "Type mo": "type" };
		const again = await read(`Famille;Domaine;Type mo;Annee;Taux;Divers\n${rows}\n`, { mapping: kept });
		expect(columnsOf(again.table, rotation, kept).map((c) => c.how)).toEqual([
			"retenu",
			"inconnu",
			"retenu",
			"declare",
			"declare",
			"ignore",
		]);
	});
});

describe("corrections", () => {
	const text = `${header}A0Z;x;2007;n.c.\nB0Z;x;2007;n.c.\nC0;x;2007;3\n`;

	it("change a value everywhere, or one cell, before anything is checked", async () => {
		const found = await read(text, {
			corrections: [
				{ scope: "value", field: "taux", observed: "n.c.", value: "n.d." },
				{ scope: "cell", field: "fap", observed: "C0", value: "C0Z", line: 4 },
			],
		});
		expect(defects(found)).toEqual([]);
		expect(found.findings.map((f) => f.message.replace(/\s/g, " "))).toEqual([
			"3 cellules corrigées avant le contrôle, comme décidé.",
		]);
		expect(found.rows.columns.get("fap")?.values).toEqual(["A0Z", "B0Z", "C0Z"]);
		expect(found.rows.columns.get("taux")).toMatchObject({ values: [null, null, 3] });
	});

	it("are left out, and said, where the cell no longer reads what was observed", async () => {
		const found = await read(text, {
			corrections: [{ scope: "cell", field: "fap", observed: "Z9", value: "C0Z", line: 4 }],
		});
		expect(found.rows.columns.get("fap")?.values[2]).toBe("C0");
		expect(found.findings.find((f) => f.message.includes("n'est pas appliquée"))).toMatchObject({
			severity: "info",
			count: 1,
		});
	});

	it("are found again in the next delivery by the key of their row", async () => {
		const before = await read(`${header}A0Z;x;2007;1\nB0Z;x;2007;-4\n`);
		const rowKey = rowKeyAt(rotation, before.rows, 3);
		expect(rowKey).toBe("B0Z | x | 2007");
		const now = await read(`${header}C0Z;x;2007;1\nD0Z;x;2007;1\nB0Z;x;2007;-4\n`);
		const kept = [
			{ scope: "cell", field: "taux", observed: "-4", value: "4", line: 3, rowKey: rowKey ?? "" },
			{ scope: "cell", field: "taux", observed: "-4", value: "4", line: 3, rowKey: "gone" },
			{ scope: "value", field: "type", observed: "x", value: "y" },
		] as const;
		expect(foundAgain(rotation, now.rows, kept)).toEqual([{ ...kept[0], line: 4 }, kept[2]]);
	});
});

describe("partial acceptance", () => {
	const text = `${header}A0Z;x;2007;1\nB0Z;x;2007;n.c.\nC0Z;x;2007;2\nC0Z;x;2007;3\nD0Z;x;2007;4;5\nE0Z;x;2007;6\nE0Z;x;2007;6\n`;

	it("sets aside every row whose own defect blocks, keeps the others, and says it all the same", async () => {
		const outDir = temporaryFolder();
		const delivery = deliver(text);
		await expect(makeBatch(rotation, delivery, none, outDir)).rejects.toBeInstanceOf(BlockedFile);
		const batch = await makeBatch(rotation, delivery, none, outDir, [], { partial: true });
		expect(batch).toMatchObject({ rows: 7, held: 5 });
		expect(batch.findings.filter((f) => f.severity === "blocking").map((f) => f.scope)).toEqual(
			Array(4).fill("rows"),
		);
		const { rows } = await read(text, { partial: true });
		expect(rows.held).toEqual([null, "C-11", "C-05", "C-05", "C-02", null, "C-05"]);
	});

	it("refuses a defect of the whole file, and a file of which nothing is left", async () => {
		const missing = deliver("Fap3;Type_mmo;Taux\nA0Z;x;1\n");
		const nothing = deliver(`${header}A0Z;x;2007;n.c.\n`);
		for (const delivery of [missing, nothing]) {
			await expect(
				makeBatch(rotation, delivery, none, temporaryFolder(), [], { partial: true }),
			).rejects.toBeInstanceOf(BlockedFile);
		}
	});
});

describe("the name of a batch", () => {
	it("depends on what was decided only when something was, and not on the order of decisions", () => {
		const delivery = { sha256: "0".repeat(64) };
		const id = (adjustments?: Parameters<typeof batchId>[3]): string =>
			batchId(rotation, delivery, none, adjustments);
		const a = { scope: "value", field: "taux", observed: "x", value: "1" } as const;
		const b = { scope: "cell", field: "taux", observed: "y", value: "1", line: 3 } as const;
		expect(id({ mapping: {}, corrections: [], partial: false })).toBe(id());
		expect(id({ corrections: [a, b] })).toBe(id({ corrections: [b, a] }));
		const all = [id(), id({ corrections: [a] }), id({ mapping: { A: "fap" } }), id({ partial: true })];
		expect(new Set(all).size).toBe(4);
	});
});

describe("the rows with a defect", () => {
	it("come page by page, each wrong cell with its sentence and the field it is read as", async () => {
		const text = `${header}A0Z;x;2007;1\nB0Z;x;2007;n.c.\nC0;x;2007;-2\n`;
		const found = await read(text, { trace: true });
		const page = defectiveRows(found, { offset: 0, limit: 1 });
		expect(page).toMatchObject({ total: 2, headers: ["Fap3", "Type_mmo", "Annee", "Taux"] });
		expect(page.rows.map((r) => [r.line, r.cells[3]?.text, r.cells[3]?.field])).toEqual([
			[3, "n.c.", "taux"],
		]);
		expect(page.rows[0]?.cells[3]?.message).toContain("ni un nombre ni un signe connu");
		expect(page.rows[0]?.cells[0]?.message).toBeUndefined();
		const bounds = defectiveRows(found, { rule: "C-10", offset: 0, limit: 10 });
		expect(bounds.rows.map((r) => r.line)).toEqual([4]);
		expect(check(rotation, decode(rotation, cp1252(text), "evol_mmo.csv"), none).marks).toEqual([]);
	});
});
