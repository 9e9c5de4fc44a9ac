import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LevelId, Source } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type Checked, check, decode, isBlocking, locate } from "../../src/collection/index.ts";
import { packageRoot } from "../../src/platform/index.ts";
import { certifications } from "./certif-info.ts";
import { items } from "./facts.ts";
import { partnerSamples, samples } from "./samples.ts";

const require = createRequire(import.meta.url);
const files = new Map(samples().map((file) => [file.name, file.bytes]));

/** The codes that the package knows without any official file. */
function lookup(): ReadonlyMap<LevelId, ReadonlySet<string>> {
	const known = new Map<LevelId, ReadonlySet<string>>();
	const shipped: readonly LevelId[] = [
		"fap2009-22",
		"fap2009-87",
		"fap2009-225",
		"fap2021-228",
		"rome3",
		"rome4",
		"nsf",
		"zone-emploi",
		"partie-zone",
		"bassin",
	];
	for (const level of shipped) known.set(level, new Set(items(level).map((item) => item.code)));
	for (const [level, name] of [
		["commune", "communes"],
		["departement", "departements"],
		["region", "regions"],
	] as const) {
		const list: readonly { readonly code: string }[] = require(
			`@etalab/decoupage-administratif/data/${name}.json`,
		);
		known.set(level, new Set(list.map((item) => item.code)));
	}
	const naf: readonly { readonly id: string }[] = require("@socialgouv/codes-naf");
	known.set("naf2", new Set(naf.map((entry) => entry.id)));
	known.set("rncp", new Set(certifications.map((certification) => certification.rncp)));
	return known;
}

const fed = sources.flatMap((source): [string, Source, string, Uint8Array][] => {
	const found = source.shipped ? undefined : locate(source, join(packageRoot, "samples", "donnees"));
	const bytes = found && files.get(found.name);
	return found && bytes ? [[source.id, source, found.name, bytes]] : [];
});

describe("the entry of the house, fed with the made-up data", () => {
	it("has a file for every data set of the labour market and of training", () => {
		const absent = sources.filter(
			(source) =>
				!source.shipped &&
				source.sharing !== "charter" &&
				source.facts &&
				// One survey is enough to show what a survey is.
				!/^bmo-(?!2024)/.test(source.id) &&
				!fed.some(([id]) => id === source.id),
		);
		expect(absent.map((source) => source.id)).toEqual([]);
	});

	it.each(fed)("finds nothing to refuse in %s", (_id, source, name, bytes) => {
		const { findings, rows } = check(source, decode(source, bytes, name), lookup());
		expect(findings.filter((finding) => finding.severity === "blocking")).toEqual([]);
		expect(isBlocking(findings)).toBe(false);
		expect(rows.held.filter((rule) => rule !== null)).toEqual([]);
	});
});

const partnerFiles = new Map(partnerSamples().map((file) => [file.name, file.bytes]));
const microData = ["stagiaires", "etablissements-effectifs", "offres-emploi"] as const;

describe("the entry of the house, fed with the micro-data of partners", () => {
	const readAs = (id: string, name: string): Checked => {
		const source = sources.find((candidate) => candidate.id === id);
		if (!source) throw new Error(`${id} is not declared`);
		const bytes = partnerFiles.get(name) ?? new Uint8Array();
		return check(source, decode(source, bytes, name), lookup());
	};

	it.each(microData)("finds nothing to refuse nor to confirm in %s", (id) => {
		const { findings, rows } = readAs(id, `${id}-2025.csv`);
		expect(findings).toEqual([]);
		expect(rows.held.filter((rule) => rule !== null)).toEqual([]);
		expect(rows.count).toBeGreaterThan(3000);
	});

	it.each(microData)("weighs at most 400 kB in %s, on units that the true registers do not have", (id) => {
		expect(partnerFiles.get(`${id}-2025.csv`)?.length ?? 0).toBeLessThan(400_000);
		const sirens = new Set(readAs(id, `${id}-2025.csv`).rows.columns.get("siren")?.values ?? []);
		expect(sirens.size).toBeGreaterThan(100);
		for (const siren of sirens) expect(siren).toMatch(/^0000[0-9]{5}$/);
	});

	it("lets the pseudonyms of trainees in under their own data set alone (C-40)", () => {
		const source = sources.find(({ id }) => id === "stagiaires");
		if (!source) throw new Error("stagiaires is not declared");
		const bytes = partnerFiles.get("stagiaires-2025.csv") ?? new Uint8Array();
		const { personal: _, ...elsewhere } = source;
		const { findings } = check(elsewhere, decode(elsewhere, bytes, "stagiaires-2025.csv"), lookup());
		expect(findings.find(({ rule }) => rule === "C-40")).toMatchObject({ severity: "blocking" });
	});
});

describe("the entry of the house, fed with the file of a partner", () => {
	const [good, faulty] = partnerSamples();
	const source = sources.find((candidate) => candidate.id === "opco-contrats");
	const text = new TextDecoder().decode(faulty?.bytes);
	const read = (bytes: Uint8Array) => {
		if (!source) throw new Error("the source of the OPCO is not declared");
		return check(source, decode(source, bytes, "opco-contrats-2025.csv"), lookup());
	};

	it("finds nothing to refuse nor to confirm in the good file", () => {
		const { findings, rows } = read(good?.bytes ?? new Uint8Array());
		expect(findings.filter((finding) => finding.severity !== "info")).toEqual([]);
		expect(rows.held.filter((rule) => rule !== null)).toEqual([]);
		expect(rows.count).toBeGreaterThan(1000);
	});

	it("does not know the column named otherwise: it has to be mapped", () => {
		const { findings } = read(new TextEncoder().encode(text));
		expect(isBlocking(findings)).toBe(true);
		expect(findings[0]?.message).toMatch(/code_naf/);
	});

	it("finds each planted fault once the column is mapped", () => {
		const { findings, rows } = read(new TextEncoder().encode(text.replace(";APE;", ";code_naf;")));
		const found = findings.map(({ rule, severity, count }) => `${rule} ${severity} ${count}`);
		expect(isBlocking(findings)).toBe(true);
		expect(found.toSorted()).toEqual([
			"C-03 info 4",
			"C-05 blocking 1",
			"C-05 blocking 1",
			"C-10 to-confirm 1",
			"C-10 to-confirm 2",
			"C-11 blocking 1",
			"C-13 to-confirm 12",
			"C-15 to-confirm 1",
		]);
		// What is wrong is set aside row by row; nothing turns into a zero.
		expect(rows.held.filter((rule) => rule !== null)).toHaveLength(16);
	});
});
