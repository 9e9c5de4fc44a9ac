import { describe, expect, it } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { type Checked, check, isBlocking } from "./check.ts";
import { decode } from "./decode.ts";
import { cp1252 } from "./fixture/files.ts";
import { contours, rotation } from "./fixture/sources.ts";
import type { Lookup } from "./typed.ts";

const none: Lookup = new Map();

function run(source: Source, bytes: Uint8Array, lookup: Lookup = none): Checked {
	return check(source, decode(source, bytes, source.files[0] ?? "f"), lookup);
}

function runRotation(text: string, source: Source = rotation): Checked {
	return run(source, cp1252(text));
}

/** Findings that are more than information. */
function defects({ findings }: Checked): string[] {
	return findings.filter((f) => f.severity !== "info").map((f) => `${f.rule} ${f.severity} ${f.count}`);
}

describe("check, on what a declaration allows", () => {
	it("rewrites a code as the source says and lets two fields read one column", () => {
		const source: Source = {
			...rotation,
			key: [],
			fields: [
				...rotation.fields,
				{
					name: "famille",
					header: "Fap3",
					type: "code",
					rewrite: { match: "([A-Z]).*", to: "$1" },
					pattern: "[A-Z]",
				},
				{
					name: "rome",
					header: "Type_mmo",
					type: "code",
					rewrite: { match: "NA", to: "" },
					pattern: "[A-N]\\d{4}",
				},
			],
		};
		const checked = runRotation("Fap3;Type_mmo;Annee;Taux\nA0Z;NA;2007;1\nB1Z;A1101;2007;2\n", source);
		expect(defects(checked)).toEqual([]);
		expect(checked.rows.columns.get("famille")?.values).toEqual(["A", "B"]);
		expect(checked.rows.columns.get("rome")?.values).toEqual([null, "A1101"]);
	});

	it("holds every row of a key that has two values, drops exact duplicates, and goes on", () => {
		const source: Source = { ...rotation, duplicates: "hold-conflicts" };
		const rows = "A0Z;x;2007;1\nA0Z;x;2007;1\nA0Z;x;2007;2\nB0Z;x;2007;3\nA0Z;x;2007;2\n";
		const checked = runRotation(`Fap3;Type_mmo;Annee;Taux\n${rows}`, source);
		expect(checked.findings.map((f) => `${f.rule} ${f.severity} ${f.count}`)).toEqual([
			"C-05 to-confirm 1",
			"C-05 info 2",
		]);
		expect(checked.rows.line).toEqual([2, 4, 5]);
		expect(checked.rows.held).toEqual(["C-05", "C-05", null]);
	});

	it("tolerates the letters that the producer lost in a column declared so, and rare ones in labels", () => {
		const lossy: Source = {
			...rotation,
			fields: rotation.fields.map((f) => (f.name === "type" ? { ...f, lossy: true } : f)),
		};
		const text = Buffer.from(
			"Fap3;Type_mmo;Annee;Taux\nA0Z;entr\ufffde;2007;1\nB0Z;sortie\ufffd;2007;1\n",
			"utf8",
		);
		expect(isBlocking(run(rotation, text).findings)).toBe(true);
		expect(run(lossy, text).findings).toMatchObject([
			{ severity: "info", count: 1 },
			{ severity: "info", count: 2 },
		]);
		const many = Array.from({ length: 300 }, (_, i) => `A0Z;type ${i}${i === 7 ? "\ufffd" : ""};2007;1`).join(
			"\n",
		);
		expect(defects(run(rotation, Buffer.from(`Fap3;Type_mmo;Annee;Taux\n${many}\n`, "utf8")))).toEqual([
			"C-02 to-confirm 1",
		]);
	});

	it("gives outlines their own columns without any declaration", () => {
		const square = {
			type: "Polygon",
			coordinates: [
				[
					[0, 0],
					[0, 1],
					[1, 1],
					[0, 0],
				],
			],
		};
		const json = {
			type: "FeatureCollection",
			features: [{ type: "Feature", properties: { code: "14", nom: "Calvados" }, geometry: square }],
		};
		const source: Source = {
			...contours,
			fields: [],
			key: [],
			layout: {
				format: "geojson",
				shapes: [{ level: "departement", codeProperty: "code", vintage: "2024" }],
			},
		};
		const { columns } = run(source, Buffer.from(JSON.stringify(json))).rows;
		expect(Object.fromEntries([...columns].map(([name, c]) => [name, c.values]))).toEqual({
			level: ["departement"],
			code: ["14"],
			geometry: [JSON.stringify(square)],
			vintage: ["2024"],
			label: ["Calvados"],
		});
	});
});
