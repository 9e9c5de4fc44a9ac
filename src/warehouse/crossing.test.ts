import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FactMapping, Source } from "../../catalogue/model.ts";
import type { Batch } from "../collection/index.ts";
import { literal, openDatabase, type SqlRow } from "../platform/index.ts";
import { crossed } from "./crossing.ts";
import { type CrosswalkEdge, recoded } from "./crosswalk.ts";
import { buildCube } from "./cube.ts";
import type { NomenclatureProduct } from "./model.ts";

let dir = "";
let trials = 0;
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), "def-conversions-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const source: Source = {
	id: "essai",
	title: "Essai",
	producer: "",
	licence: "",
	vintage: "",
	address: "",
	cadence: "",
	files: [],
	layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
	fields: [],
	statuses: {},
	key: [],
	quirks: [],
};
const through = { from: "pcs2003", to: "fap2009-225" } as const;
const mapping: FactMapping = {
	cube: "essai",
	levels: {
		territory: [{ level: "france", value: "FR" }],
		occupation: [
			{ level: "pcs2003", field: "code" },
			{ level: "fap2009-225", field: "code", through },
			{ level: "fap2009-87", field: "code", through },
			{ level: "all", value: "" },
		],
	},
	period: { kind: "year", value: "2025" },
	measures: [{ id: "n", field: "n", kind: "count", label: "Effectif", unit: "" }],
};

/** The cube of these counts, through the same two steps as a build. */
async function tablesOf(
	edges: readonly CrosswalkEdge[],
	counts: ReadonlyMap<string, number>,
): Promise<(about: string) => Promise<readonly SqlRow[]>> {
	const id = `essai-${++trials}`;
	const path = (name: string): string => join(dir, `${id}-${name}.parquet`);
	const db = await openDatabase();
	const copy = (name: string, columns: string, rows: readonly string[]): Promise<void> =>
		db.run(
			`COPY (SELECT * FROM (VALUES ${rows.join(", ")}) t(${columns})) TO ${literal(path(name))} (FORMAT parquet)`,
		);
	await copy(
		"aretes",
		"from_level, from_code, to_level, to_code, weight, basis",
		edges.map(
			({ from, to, weight }) =>
				`('pcs2003', ${literal(from)}, 'fap2009-225', ${literal(to)}, ${weight}::DOUBLE, NULL::VARCHAR)`,
		),
	);
	await copy("liens", "from_kind, from_code, to_level, to_code", ["('commune', '', 'commune', '')"]);
	await copy(
		"lot",
		"line, source_column, held, code, n, n__status",
		[...counts].map(
			([code, n], i) =>
				`(${i + 2}, NULL::VARCHAR, NULL::VARCHAR, ${literal(code)}, ${n}::DOUBLE, NULL::VARCHAR)`,
		),
	);
	const nomenclature: NomenclatureProduct = {
		key: id,
		dir,
		items: "",
		links: path("liens"),
		edges: path("aretes"),
	};
	const delivery = { source: "essai", name: "", sha256: id, bytes: 0, origin: "samples", path: "" } as const;
	const batch: Batch = {
		id,
		source: "essai",
		delivery,
		headerLine: 1,
		columns: {},
		rows: counts.size,
		held: 0,
		findings: [],
		path: path("lot"),
	};
	const { feedings } = await crossed("essai", [{ source, batch, mapping }], nomenclature);
	const feeds = feedings.map((feeding, index) => ({ ...feeding, index }));
	const product = await buildCube("essai", feeds, [], nomenclature, dir, "v");
	db.close();
	return async (about) => {
		const file = product.tables.find((table) => table.about === about)?.file ?? "";
		const own = await openDatabase();
		const rows = await own.rows(
			`SELECT * FROM read_parquet(${literal(join(product.dir, file))}) ORDER BY about`,
		);
		own.close();
		return rows;
	};
}

const sum = (rows: readonly SqlRow[]): number => rows.reduce((total, { n }) => total + Number(n), 0);
const targets = ["A0Z40", "A0Z41", "A1Z40", "B0Z20"] as const;
const code = fc.record({
	count: fc.integer({ min: 0, max: 10_000 }),
	heirs: fc.uniqueArray(fc.constantFrom(...targets), { minLength: 1, maxLength: 3 }),
	shares: fc.tuple(
		fc.integer({ min: 1, max: 9 }),
		fc.integer({ min: 1, max: 9 }),
		fc.integer({ min: 1, max: 9 }),
	),
});

it("the mass is conserved at every level, to the last digit, and the cube says what the pure conversion says", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(code, { minLength: 1, maxLength: 8 }), async (codes) => {
			const edges = codes.flatMap(({ heirs, shares }, i) => {
				const total = heirs.reduce((whole, _, k) => whole + (shares[k] ?? 0), 0);
				return heirs.map((to, k) => ({ from: `c${i}`, to, weight: (shares[k] ?? 0) / total }));
			});
			const counts = new Map(codes.map(({ count }, i) => [`c${i}`, count]));
			const whole = codes.reduce((total, { count }) => total + count, 0);
			const table = await tablesOf(edges, counts);
			for (const level of ["pcs2003", "fap2009-225", "fap2009-87", "all"])
				expect(sum(await table(level)), level).toBe(whole);
			const expected = recoded({ from: "", to: "", edges }, counts).counts;
			for (const row of await table("fap2009-225")) {
				const pure = expected.get(String(row.about));
				// Parts are whole numbers of 2⁻²⁶.
				expect(Math.abs(Number(row.n) - (pure?.value ?? Number.NaN))).toBeLessThan(1e-5);
				const flag = { ok: null, e: "CV", break: "CR" }[pure?.status ?? "ok"];
				if (Math.abs((pure?.ambiguity ?? 0) - 0.2) > 1e-6 && Math.abs((pure?.ambiguity ?? 0) - 0.5) > 1e-6)
					expect(row.n__flag).toBe(flag);
			}
		}),
		{ numRuns: 8 },
	);
}, 120_000);

it("an edge of weight 1 changes nothing but the code, and heirs of one family are whole in it", async () => {
	const table = await tablesOf(
		[
			{ from: "a", to: "A1Z40", weight: 1 },
			{ from: "b", to: "A0Z40", weight: 0.1 },
			{ from: "b", to: "A0Z41", weight: 0.9 },
		],
		new Map([
			["a", 3],
			["b", 70],
		]),
	);
	expect((await table("fap2009-225")).map((row) => [row.about, row.n, row.rows, row.n__flag])).toEqual([
		["A0Z40", 7, 1, "CR"],
		["A0Z41", 63, 1, "CR"],
		["A1Z40", 3, 1, null],
	]);
	expect((await table("fap2009-87")).map((row) => [row.about, row.n, row.rows, row.n__flag])).toEqual([
		["A0Z", 70, 1, null],
		["A1Z", 3, 1, null],
	]);
	expect((await table("all")).map((row) => [row.n, row.rows])).toEqual([[73, 2]]);
});
