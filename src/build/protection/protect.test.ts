import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Source, TerritoryType } from "../../../catalogue/model.ts";
import {
	buildTiny,
	bytesOf,
	hiddenIn,
	printed,
	type TinyRow,
	tableRows,
	tinySource,
} from "../../../tests/observatory/secret-build.ts";
import { program } from "../../../tests/system-packages.ts";
import { confidentialProof } from "../../release/index.ts";
import { recheckProofs } from "./recheck.ts";

vi.setConfig({ testTimeout: 240_000 });

const glpsol = program("glpsol");

let dataDir = "";
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-secret-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const nested: readonly TerritoryType[] = ["commune", "epci", "departement", "region"];
const both: readonly TerritoryType[] = [...nested, "zone-emploi"];

/** Methods §8.6: E2 = {c4, c5} is cut by the boundary of the zones. */
const places: readonly (readonly [string, number, string, string, string])[] = [
	["c1", 40, "E1", "D1", "Z1"],
	["c2", 30, "E1", "D1", "Z1"],
	["c3", 25, "E1", "D1", "Z1"],
	["c4", 12, "E2", "D1", "Z1"],
	["c5", 3, "E2", "D1", "Z2"],
	["c6", 14, "E3", "D2", "Z2"],
	["c7", 30, "E3", "D2", "Z2"],
	["c8", 18, "E3", "D2", "Z2"],
];

/** `n` of each commune shared between several contributors, so that only the threshold on units is at stake. */
const communes = (changed: Readonly<Record<string, number>> = {}): readonly TinyRow[] =>
	places.flatMap(([commune, usual, epci, departement, zone]) => {
		const n = changed[commune] ?? usual;
		const at = { commune, epci, departement, region: "R", "zone-emploi": zone };
		return Array.from({ length: n }, (_, i) => ({ at, of: `${commune}-${i}`, n: 1 }));
	});

describe("the published example of a zoning that does not nest (methods §8.6), through the real build", () => {
	it("the hierarchy alone asks for one more commune", async () => {
		const { dir } = await buildTiny(dataDir, nested, communes());
		expect(hiddenIn(await printed(dir, nested))).toEqual(["c4", "c5"]);
	});

	it("the zones published besides ask for two zone totals", async () => {
		const { dir, manifest, said } = await buildTiny(dataDir, both, communes());
		const cells = await printed(dir, both);
		expect(hiddenIn(cells)).toEqual(["Z1", "Z2", "c4", "c5"]);
		expect(cells.get("R")).toBe(172);
		expect(manifest.protection?.["essai-secret"]).toMatchObject({ verdict: "sur", findings: [] });
		expect(said.join("\n")).toMatch(/secret.*masqués/);
	});
});

describe("a protected table", () => {
	it("tells of a hidden figure neither value, bounds, rows nor flag, whether it is secret or hides another", async () => {
		const { dir, manifest } = await buildTiny(dataDir, nested, communes());
		const rows = await tableRows(dir, "essai_secret__commune__all");
		const hidden = rows.filter((row) => row.n === null).map(({ territory: _, ...rest }) => rest);
		expect(hidden).toHaveLength(2);
		expect(new Set(hidden.map((row) => JSON.stringify(row))).size).toBe(1);
		expect(hidden[0]).toMatchObject({
			rows: 1,
			n__known: 0,
			n__censored: 0,
			n__low: null,
			n__high: null,
			n__status: "SP",
			n__flag: null,
		});
		expect(Object.keys(rows[0] ?? {}).filter((name) => /top|contrib|grain|line|batch/.test(name))).toEqual(
			[],
		);
		// Nothing of the file behind it, and a proof for the operator's eyes.
		expect(manifest.files.map(({ path }) => path).filter((path) => /facts|confidential/.test(path))).toEqual(
			[],
		);
		const proof = join(dir, confidentialProof("essai-secret"));
		expect(statSync(proof).mode & 0o777).toBe(0o600);
		expect(readFileSync(join(dir, "proof/essai-secret.json"), "utf8")).not.toMatch(/"c[45]"|sole|primar/);
	});

	it.skipIf(glpsol === undefined)(
		"holds against another solver, which finds the same intervals (glpk-utils)",
		async () => {
			const { manifest } = await buildTiny(dataDir, both, communes());
			const [found] = await recheckProofs(dataDir, manifest.id, join(dataDir, "programmes"));
			expect(found).toMatchObject({ cube: "essai-secret", wrong: 0 });
			expect(found?.questions).toBeGreaterThan(8);
			expect(statSync(join(dataDir, "programmes/essai-secret/1/preuve-001.lp")).mode & 0o777).toBe(0o600);
		},
	);

	it("holds the sums of the file's rows wherever it prints something", async () => {
		const { dir } = await buildTiny(dataDir, both, communes());
		const cells = await printed(dir, both);
		const truth = new Map<string, number>();
		for (const { at, n } of communes())
			for (const code of Object.values(at)) truth.set(code, (truth.get(code) ?? 0) + n);
		for (const [name, value] of cells) if (value !== null) expect(value, name).toBe(truth.get(name));
		expect(cells.size).toBe(truth.size);
	});

	it("is the same to the byte from the same inputs, and is not made again", async () => {
		const one = await buildTiny(dataDir, nested, communes());
		const again = await buildTiny(dataDir, nested, communes());
		expect(again.said.join("\n")).toMatch(/Rien à refaire/);
		const other = mkdtempSync(join(tmpdir(), "def-secret-"));
		try {
			const two = await buildTiny(other, nested, communes());
			expect(two.manifest.files).toEqual(one.manifest.files);
			const proof = confidentialProof("essai-secret");
			expect(bytesOf(two.dir, proof)).toBe(bytesOf(one.dir, proof));
		} finally {
			rmSync(other, { recursive: true, force: true });
		}
	});

	it("holds no table of a level that no clause opens, and none at all without a clause", async () => {
		const { manifest } = await buildTiny(dataDir, both, communes(), { levels: ["region", "departement"] });
		expect(manifest.cubes[0]?.tables.map(({ territory }) => territory).sort()).toEqual([
			"departement",
			"region",
		]);
		const none = await buildTiny(dataDir, both, communes(), { levels: [] });
		expect(none.manifest.cubes[0]?.tables).toEqual([]);
		expect(none.said.join("\n")).toMatch(/aucune charte en vigueur/);
	});

	it("hides a part whose rest is small, and an entry of one contributor", async () => {
		const rows: readonly TinyRow[] = ["c1", "c2", "c3"].flatMap((commune) =>
			["A", "B", "C", "D"].map((of) => ({
				at: { commune, region: "R" },
				of: `${commune}${of}`,
				n: 10,
				women: commune === "c1" && of === "A" ? 8 : commune === "c1" ? 10 : 5,
			})),
		);
		const levels: readonly TerritoryType[] = ["commune", "region"];
		const { dir } = await buildTiny(dataDir, levels, rows);
		// c1: 38 women of 40, two men.
		expect((await printed(dir, levels, "femmes")).get("c1")).toBeNull();
		const alone = [...rows, { at: { commune: "c9", region: "R" }, of: "seul", n: 60, women: 30 }];
		const other = await buildTiny(dataDir, levels, alone, { maxShare: 85 });
		expect((await printed(other.dir, levels)).get("c9")).toBeNull();
	});
});

describe("after other publications", () => {
	it("a perimeter that lost a commune of three people does not tell it by subtraction (methods §8.7, 2 and 8)", async () => {
		const levels: readonly TerritoryType[] = ["epci", "region"];
		const at = (epci: string) => ({ epci, region: "R" });
		const people = (epci: string, n: number, from: string): TinyRow[] =>
			Array.from({ length: n }, (_, i) => ({ at: at(epci), of: `${from}${i}`, n: 1 }));
		const rest = [...people("E2", 80, "e2-"), ...people("E3", 90, "e3-")];
		const one = await buildTiny(dataDir, levels, [
			...people("E1", 54, "ab"),
			...people("E1", 3, "c"),
			...rest,
		]);
		expect((await printed(one.dir, levels)).get("E1")).toBe(57);
		const two = await buildTiny(dataDir, levels, [
			...people("E1", 54, "ab"),
			...people("E4", 13, "d"),
			...rest,
			...people("E3", 3, "c"),
		]);
		const cells = await printed(two.dir, levels);
		expect(cells.get("E1")).toBeNull();
		// It went to E3, which now tells the same three people.
		expect(cells.get("E3")).toBeNull();
		expect(cells.get("E2")).toBe(80);
	});

	it("an age band that lost a year does not tell that year by subtraction (methods §8.7, 1)", async () => {
		const levels: readonly TerritoryType[] = ["region"];
		const { facts = [], ...source } = tinySource(levels);
		const byAge: Source = {
			...source,
			fields: [...source.fields, { name: "departement", header: "departement", type: "code" }],
			facts: facts.map((mapping) => ({ ...mapping, categories: { age: "departement" } })),
		};
		const people = (age: string, n: number): TinyRow[] =>
			Array.from({ length: n }, (_, i) => ({
				at: { region: "R", departement: age },
				of: `${age}${i}`,
				n: 1,
			}));
		const columns: readonly TerritoryType[] = ["region", "departement"];
		const one = await buildTiny(
			dataDir,
			columns,
			[...people("15-29", 57), ...people("30 et plus", 90)],
			{},
			byAge,
		);
		const ages = async (dir: string) =>
			new Map((await tableRows(dir, "essai_secret__region__all")).map((row) => [row.c_age, row.n]));
		expect((await ages(one.dir)).get("15-29")).toBe(57);
		const two = await buildTiny(
			dataDir,
			columns,
			[...people("16-29", 54), ...people("30 et plus", 90)],
			{},
			byAge,
		);
		expect((await ages(two.dir)).get("16-29")).toBeNull();
		expect((await ages(two.dir)).get("30 et plus")).toBe(90);
	});

	it("what was printed stays printed when a finer level is opened", async () => {
		const levels: readonly TerritoryType[] = ["region", "departement", "epci", "zone-emploi"];
		const wide: readonly TerritoryType[] = ["region", "zone-emploi"];
		const one = await buildTiny(dataDir, both, communes(), { levels: wide });
		expect(hiddenIn(await printed(one.dir, wide))).toEqual([]);
		const two = await buildTiny(dataDir, both, communes(), { levels });
		const cells = await printed(two.dir, levels);
		expect(["R", "Z1", "Z2"].map((name) => cells.get(name))).toEqual([172, 107, 65]);
		// c5 = D1 − Z1 = Z2 − D2: since the zones are known, the départements give way. Without a past the zones would.
		expect(hiddenIn(cells)).toEqual(expect.arrayContaining(["D1", "D2"]));
		const other = mkdtempSync(join(tmpdir(), "def-secret-"));
		try {
			const fresh = await buildTiny(other, both, communes(), { levels });
			expect(hiddenIn(await printed(fresh.dir, levels))).toEqual(["Z1", "Z2"]);
		} finally {
			rmSync(other, { recursive: true, force: true });
		}
	});

	it("stricter terms make another release, and tell what they cannot take back", async () => {
		const levels: readonly TerritoryType[] = ["commune", "region"];
		const one = await buildTiny(dataDir, levels, communes());
		expect((await printed(one.dir, levels)).get("c4")).toBeNull();
		const two = await buildTiny(dataDir, levels, communes(), { minUnits: 15 });
		expect(two.manifest.id).not.toBe(one.manifest.id);
		expect((await printed(two.dir, levels)).get("c6")).toBeNull();
		const { findings = [] } = two.manifest.protection?.["essai-secret"] ?? {};
		expect(findings).toMatchObject([{ rule: "C-41", severity: "to-confirm" }]);
		expect(findings[0]?.message).not.toMatch(/c6|14/);
		const again = await buildTiny(dataDir, levels, communes(), { minUnits: 15 });
		expect(again.manifest.id).toBe(two.manifest.id);
	});
});
