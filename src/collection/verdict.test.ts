import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bmoHeader, bmoRow, cp1252, mirror, noMirror, workbook, writeTemporary } from "./fixture/files.ts";
import { everySource } from "./fixture/sources.ts";
import { verdict } from "./verdict.ts";

const small = workbook({ BMO_2024_open_data: [[...bmoHeader], bmoRow("V0X60", 2804, "120", "60", "*")] });

describe("verdict", () => {
	it("recognises a file by its content when its name says nothing or lies", async () => {
		expect((await verdict(writeTemporary("export (3).xlsx", small), everySource, new Map())).source.id).toBe(
			"bmo",
		);
		const lying = writeTemporary(
			"tensions.csv",
			cp1252("Fap3;Type_mmo;Annee;Taux\nA0Z;Taux d'entrée;2007;1.5\n"),
		);
		const found = await verdict(lying, everySource, new Map());
		expect(found).toMatchObject({ blocking: false, rows: 1, source: { id: "rotation" } });
	});

	it("recognises a file that lost a column, and blocks it", async () => {
		const cut = workbook({ BMO_2024_open_data: [bmoHeader.slice(0, 8), bmoRow("V0X60", 2804, "120", "60")] });
		const found = await verdict(writeTemporary("x.xlsx", cut), everySource, new Map());
		expect(found).toMatchObject({ blocking: true, source: { id: "bmo" } });
		expect(found.findings[0]?.message).toContain("smet");
	});

	it("reads the same table saved in another format, and asks to confirm", async () => {
		const csv = `\ufeff${bmoHeader.join(";")}\r\n${bmoRow("V0X60", "2804", "1 020", "60", "*").join(";")}\r\n`;
		const found = await verdict(
			writeTemporary("bmo.csv", Buffer.from(csv, "utf16le")),
			everySource,
			new Map(),
		);
		expect(found).toMatchObject({ blocking: false, rows: 1, encoding: "utf-16le", source: { id: "bmo" } });
		expect(found.findings.some((f) => f.severity === "to-confirm")).toBe(true);
	});

	it.each([
		["vide.csv", Buffer.alloc(0), "fichier-vide"],
		["coupe.xlsx", small.subarray(0, small.length - 40), "fichier-illisible"],
		["autre.csv", Buffer.from("nom;prenom\nx;y\n"), "source-inconnue"],
		["page.csv", Buffer.from("<html>404</html>"), "fichier-illisible"],
	])("gives a typed error for %s", async (name, bytes, code) => {
		await expect(verdict(writeTemporary(name, bytes), everySource, new Map())).rejects.toMatchObject({
			code,
		});
	});

	const real: readonly [string, string, number][] = [
		["marche-travail/Base_open_data_BMO_2024.xlsx", "bmo", 53_443],
		["marche-travail/evol_mmo.csv", "rotation", 2136],
		["marche-travail/chomage-zone-t1-2003-t3-2023.xlsx", "chomage", 302 * 83],
		["marche-travail/tensions.csv", "tensions", 31_034],
		["nomenclatures-economie/naf-2008.xls", "naf", 732],
		["territoires/contours-normandie-zonages.topojson", "contours", 29],
	];
	for (const [path, id, rows] of real) {
		const file = mirror === undefined ? "" : join(mirror, path);
		it.skipIf(!existsSync(file))(`accepts the official ${path} (${noMirror})`, async () => {
			const found = await verdict(file, everySource, new Map());
			expect(found.source.id).toBe(id);
			expect(found.findings.filter((f) => f.severity !== "info")).toEqual([]);
			expect(found).toMatchObject({ rows, held: 0, blocking: false });
		});
	}
});
