import { describe, expect, it } from "vitest";
import type { Source } from "../../catalogue/model.ts";
import { check } from "./check.ts";
import { decode } from "./decode.ts";
import { rotation } from "./fixture/sources.ts";
import {
	type LinksOf,
	type SecrecyLevel,
	secrecyPreview,
	strictest,
	type Thresholds,
} from "./secrecy-preview.ts";

const source: Source = {
	...rotation,
	key: [],
	fields: [
		{ name: "commune", header: "Commune", type: "code" },
		{ name: "siret", header: "Siret", type: "code" },
		{ name: "annee", header: "Annee", type: "code" },
		{ name: "effectif", header: "Effectif", type: "integer" },
	],
	facts: [
		{
			cube: "c",
			levels: {
				territory: [
					{ level: "commune", field: "commune" },
					{ level: "zone-emploi", field: "commune", via: "commune" },
					{ level: "region", value: "28" },
				],
			},
			period: { kind: "year", field: "annee" },
			measures: [{ id: "m", field: "effectif", kind: "count", label: "m", unit: "u" }],
		},
	],
};
const zones = new Map([
	["14001", "2801"],
	["14002", "2801"],
	["14003", "2802"],
]);
const linksOf: LinksOf = (from, to) => (from === "commune" && to === "zone-emploi" ? zones : undefined);

/** « level: hidden/cells » for rows « commune;siret;year;count ». */
function preview(lines: string, thresholds: Thresholds, declared: Source = source): string[] {
	const table = decode(declared, Buffer.from(`Commune;Siret;Annee;Effectif\n${lines}\n`), "evol_mmo.csv");
	const { rows } = check(declared, table, new Map());
	return secrecyPreview(declared, rows, linksOf, thresholds).map(
		({ level, cells, hidden }: SecrecyLevel) => `${level}: ${hidden}/${cells}`,
	);
}

const lines = [
	"14001;A;2024;10",
	"14001;B;2024;10",
	"14001;C;2024;10",
	"14002;A;2024;5",
	"14003;A;2024;9",
].join("\n");

describe("cells that the thresholds of a charter will hide", () => {
	it("are those of too few units or contributors, level by level, through the links of the nomenclature", () => {
		const none = { minUnits: 0, maxShare: 100 };
		expect(preview(lines, none)).toEqual(["commune: 0/3", "zone-emploi: 0/2", "region: 0/1"]);
		expect(preview(lines, { ...none, minUnits: 10 })).toEqual([
			"commune: 2/3",
			"zone-emploi: 1/2",
			"region: 0/1",
		]);
		expect(preview(lines, { ...none, minContributors: 3 })).toEqual([
			"commune: 2/3",
			"zone-emploi: 1/2",
			"region: 0/1",
		]);
	});

	it("count the rows where the file prints no number", () => {
		const [mapping] = source.facts ?? [];
		const counted = (counts: readonly string[]): Source => ({
			...source,
			facts: mapping
				? [
						{
							...mapping,
							measures: [{ id: "n", field: "siret", counts, kind: "count", label: "n", unit: "u" }],
						},
					]
				: [],
		});
		const thresholds = { minUnits: 3, maxShare: 100 };
		expect(preview(lines, thresholds, counted([]))[0]).toBe("commune: 2/3");
		// Nobody is not a secret.
		expect(preview(lines, thresholds, counted(["Z"]))[0]).toBe("commune: 0/3");
	});

	it("are also those of which the second contributor works the first one out (p %)", () => {
		const declared = { ...source, contributor: "siret" };
		const three = "14001;A;2024;60\n14001;B;2024;36\n14001;C;2024;4";
		const none = { minUnits: 0, maxShare: 100 };
		expect(preview(three, { ...none, pPercent: 10 }, declared)[0]).toBe("commune: 1/1");
		expect(preview(three, { ...none, pPercent: 5 }, declared)[0]).toBe("commune: 0/1");
	});

	it("obey the strictest of the clause and the producer", () => {
		const clause = { minUnits: 5, maxShare: 100 };
		expect(strictest(clause, { minUnits: 3, minContributors: 3, maxShare: 85 })).toEqual({
			minUnits: 5,
			minContributors: 3,
			maxShare: 85,
		});
		expect(strictest(clause)).toEqual(clause);
	});

	it("count the contributor that the source declares, not its rows", () => {
		const declared = { ...source, contributor: "siret" };
		const twice = `${lines}\n14002;A;2024;1\n14002;A;2024;1`;
		const thresholds = { minUnits: 0, maxShare: 100, minContributors: 3 };
		expect(preview(twice, thresholds)[0]).toBe("commune: 1/3");
		expect(preview(twice, thresholds, declared)[0]).toBe("commune: 2/3");
	});

	it("are those that one contributor dominates", () => {
		const declared = { ...source, contributor: "siret" };
		const one = "14001;A;2024;86\n14001;B;2024;7\n14001;C;2024;7";
		expect(preview(one, { minUnits: 3, maxShare: 85 }, declared)[0]).toBe("commune: 1/1");
		// Exactly the share is not past it.
		expect(preview(one, { minUnits: 3, maxShare: 86 }, declared)[0]).toBe("commune: 0/1");
		const split = "14001;A;2024;43\n14001;A;2024;43\n14001;B;2024;7\n14001;C;2024;7";
		expect(preview(split, { minUnits: 3, maxShare: 85 }, declared)[0]).toBe("commune: 1/1");
		expect(preview(split, { minUnits: 3, maxShare: 85 })[0]).toBe("commune: 0/1");
	});

	it("are told apart by period, and a row without a code or set aside is in none", () => {
		const thresholds = { minUnits: 2, maxShare: 100 };
		expect(preview("14001;A;2023;1\n14001;A;2024;1\n;B;2024;1\n99999;B;2024;1", thresholds)).toEqual([
			"commune: 3/3",
			"zone-emploi: 2/2",
			"region: 1/2",
		]);
		const bounded: Source = {
			...source,
			fields: source.fields.map((f) => (f.name === "effectif" ? { ...f, min: 0 } : f)),
		};
		expect(preview("14001;A;2024;1\n14001;A;2024;-1", thresholds, bounded)[0]).toBe("commune: 1/1");
	});
});
