import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefError } from "../platform/index.ts";
import { bmoHeader, bmoRow, cp1252, workbook, writeTemporary } from "./fixture/files.ts";
import { everySource } from "./fixture/sources.ts";
import { verdict } from "./verdict.ts";

const files: readonly [string, Buffer][] = [
	["bmo.xlsx", workbook({ BMO_2024_open_data: [[...bmoHeader], bmoRow("V0X60", 2804, "120", "60", "*")] })],
	[
		"naf.xls",
		workbook(
			{
				Feuil1: [
					["Code", "Libellé"],
					["01.11Z", "Céréales"],
				],
			},
			"xls",
		),
	],
	[
		"bmo.ods",
		workbook({ BMO_2024_open_data: [[...bmoHeader], bmoRow("V0X60", 2804, "120", "60", "*")] }, "ods"),
	],
	["evol_mmo.csv", cp1252('Fap3;Type_mmo;Annee;Taux\r\nA0Z;"Taux d\'entrée";2007;1.5\r\nA1Z;x;2007;*\r\n')],
	[
		"contours.json",
		Buffer.from(
			'{"type":"Topology","objects":{"departements":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":"14","arcs":[[0]]}]}},"arcs":[[[0,0],[0,1],[1,1],[0,0]]]}',
		),
	],
];

describe("a damaged file", () => {
	it("gives findings or a typed error, never another failure, wherever it is cut or altered", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...files),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.option(fc.uint8Array({ minLength: 1, maxLength: 6 })),
				async ([name, bytes], share, patch) => {
					const at = Math.floor(share * bytes.length);
					const bad = patch
						? Buffer.concat([bytes.subarray(0, at), patch, bytes.subarray(at + patch.length)])
						: bytes.subarray(0, at);
					try {
						const found = await verdict(writeTemporary(name, bad), everySource, new Map());
						expect(found.findings).toBeInstanceOf(Array);
					} catch (error) {
						if (!(error instanceof DefError)) throw error;
						expect(error.message).not.toContain("undefined");
					}
				},
			),
			{ numRuns: 400 },
		);
	});
});
