import { expect, test } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { check } from "./check.ts";
import { decode } from "./decode.ts";
import type { Lookup } from "./typed.ts";

const source: Source = {
	id: "essai",
	title: "Essai",
	producer: "Essai",
	licence: "",
	vintage: "2022",
	address: "https://example.org",
	cadence: "",
	files: ["essai.csv"],
	layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
	fields: [
		{ name: "annee", header: "annee", type: "code", required: true },
		{ name: "cfd", header: "cfd", type: "code", required: true, level: "cfd" },
		{ name: "jeunes", header: "jeunes", type: "integer" },
	],
	statuses: {},
	key: ["annee", "cfd"],
	facts: [
		{
			cube: "essai",
			levels: { territory: [{ level: "france", value: "FR" }] },
			period: { kind: "year", field: "annee" },
			measures: [{ id: "jeunes", field: "jeunes", kind: "count", label: "", unit: "" }],
		},
	],
	quirks: [],
};

const codes = Object.assign(new Set(["40025214", "40025215"]), {
	closedOn: new Map([["40025214", "2021-08-31"]]),
});
const lookup: Lookup = new Map([["cfd", codes]]);
const findings = (text: string) =>
	check(
		source,
		decode(source, Buffer.from(`annee;cfd;jeunes\n${text}`), "essai.csv"),
		lookup,
	).findings.filter((f) => f.rule === "C-17");

test("un diplôme fermé avant la période est signalé à sa ligne, sans arrêter le fichier", () => {
	const [finding, ...rest] = findings("2022;40025214;12\n2022;40025215;8\n");
	expect(rest).toEqual([]);
	expect(finding).toMatchObject({ severity: "info", count: 1 });
	expect(finding?.examples[0]?.place).toMatchObject({ line: 2, column: "B" });
	expect(finding?.message).toMatch(/31\saoût\s2021/);
});

test("l'année même de la fermeture ne dit rien : une promotion finit son cursus", () => {
	expect(findings("2021;40025214;12\n2020;40025214;9\n")).toEqual([]);
});
