import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { indicators } from "../../catalogue/indicators/index.ts";
import type { FactMapping, Field, Indicator, Measure, Source } from "../../catalogue/model.ts";
import { type Database, literal, openDatabase, type SqlRow } from "../platform/index.ts";
import { openRelease } from "../release/index.ts";
import { BuildRefused, build } from "./index.ts";

vi.setConfig({ testTimeout: 120_000 });

const text = (name: string): Field => ({ name, header: name, type: "code" });
const number = (name: string): Field => ({ name, header: name, type: "number" });
const count = (id: string): Measure => ({ id, field: id, kind: "count", label: id, unit: "personnes" });

function declared(id: string, fields: readonly Field[], rest: Partial<Source>): Source {
	return {
		id,
		title: `Essai ${id}`,
		producer: "Essai",
		licence: "Licence Ouverte",
		vintage: "2025",
		address: "https://exemple.fr",
		cadence: "",
		files: [`${id}.csv`],
		layout: { format: "csv", encoding: "utf-8", delimiter: ";", decimal: "," },
		fields,
		statuses: { "": "NA" },
		key: [],
		quirks: [],
		...rest,
	};
}

const edges = declared(
	"aretes",
	[text("niveau"), text("de"), text("niveau_cible"), text("vers"), number("poids")],
	{
		nomenclature: {
			edges: [
				{
					fromLevelField: "niveau",
					fromField: "de",
					toLevelField: "niveau_cible",
					toField: "vers",
					weightField: "poids",
					method: "estimée",
				},
			],
		},
	},
);

const workers: FactMapping = {
	cube: "actifs",
	levels: {
		territory: [{ level: "france", value: "FR" }],
		occupation: [{ level: "fap2009-225", field: "code", through: { from: "pcs2003", to: "fap2009-225" } }],
	},
	period: { kind: "year", value: "2025" },
	measures: [count("actifs"), count("demandeurs")],
};
const facts = declared("actifs", [text("code"), number("actifs"), number("demandeurs")], {
	facts: [workers],
});
const inZones = declared("bassins", [text("bassin"), number("projets")], {
	facts: [
		{
			cube: "bassins",
			levels: {
				territory: [
					{ level: "bassin", field: "bassin" },
					{ level: "zone-emploi", field: "bassin", through: { from: "bassin", to: "zone-emploi" } },
				],
			},
			period: { kind: "year", value: "2025" },
			measures: [count("projets")],
		},
	],
});
const inCommunes = (id: string): Source =>
	declared(id, [{ ...text("commune"), required: true }, number("actifs"), number("demandeurs")], {
		facts: [
			{
				cube: id,
				levels: {
					territory: [
						{ level: "commune", field: "commune", via: "commune" },
						{ level: "departement", field: "commune", via: "commune" },
						{ level: "france", value: "FR" },
					],
				},
				period: { kind: "year", value: "2025" },
				measures: [count("actifs"), count("demandeurs")],
			},
		],
	});
const sources = [edges, facts, inZones, inCommunes("communes-2023"), inCommunes("communes-2026")];

const rate: Indicator = {
	...(indicators.find(({ formula }) => formula.kind === "ratio") as Indicator),
	formula: { kind: "ratio", num: ["demandeurs"], den: "actifs", scale: 100 },
};

/** Methods §10 (a, d) and §9.4; the communes are real: 01330 joined 01187, and 60694 left 60054, since 2023. */
const files: Readonly<Record<string, readonly string[]>> = {
	aretes: [
		"niveau;de;niveau_cible;vers;poids",
		"pcs2003;a;fap2009-225;A1Z40;0,6",
		"pcs2003;a;fap2009-225;A1Z41;0,4",
		"pcs2003;d;fap2009-225;A1Z40;1",
		"bassin;2801;zone-emploi;2804;0,7",
		"bassin;2801;zone-emploi;2805;0,3",
	],
	actifs: ["code;actifs;demandeurs", "a;500;50", "d;200;30", "Z9999;2;0"],
	bassins: ["bassin;projets", "2801;400"],
	"communes-2023": ["commune;actifs;demandeurs", "01187;1400;140", "01330;600;36", "60054;1000;100"],
	"communes-2026": ["commune;actifs;demandeurs", "01187;2000;176", "60054;400;40", "60694;600;60"],
};

let dir = "";
let db: Database;
const dataDir = () => join(dir, "donnees");

async function built(
	changed: Readonly<Record<string, readonly string[]>> = {},
	declarations: readonly Source[] = sources,
): Promise<void> {
	const mirror = join(dir, "miroir");
	mkdirSync(mirror, { recursive: true });
	for (const [id, lines] of Object.entries({ ...files, ...changed }))
		writeFileSync(join(mirror, `${id}.csv`), `${lines.join("\n")}\n`);
	await build({
		dataDir: dataDir(),
		mirror,
		sources: declarations,
		indicators: ["actifs", "communes-2023"].map((cube) => ({ ...rate, cube })),
		progress: () => undefined,
	});
}

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), "def-passages-"));
	await built();
	db = await openDatabase();
}, 120_000);
afterAll(() => {
	db?.close();
	rmSync(dir, { recursive: true, force: true });
});

/** Rows of a table of the release by the code that changes. */
async function rowsOf(table: string, by: "about" | "territory"): Promise<ReadonlyMap<string, SqlRow>> {
	const path = literal(join(openRelease(dataDir()).dir, "cubes", `${table}.parquet`));
	return new Map((await db.rows(`SELECT * FROM read_parquet(${path})`)).map((row) => [String(row[by]), row]));
}
const crossings = (cube: string) =>
	openRelease(dataDir()).manifest.cubes.find((found) => found.cube === cube)?.crossings ?? [];
const refusal = async (act: Promise<unknown>): Promise<string> => {
	const error = await act.catch((thrown: unknown) => thrown);
	return error instanceof BuildRefused
		? error.refusals.map(({ source, error: { code, message } }) => `${source.id} ${code} ${message}`).join()
		: `${error}`;
};

describe("counts led through a weighted crosswalk", () => {
	it("§10: are split by the weights, and a rate comes from its two converted terms (12,0 %)", async () => {
		const rows = await rowsOf("actifs__france__fap2009_225", "about");
		const [b, c] = [rows.get("A1Z40"), rows.get("A1Z41")];
		expect([b?.actifs, c?.actifs, b?.demandeurs, c?.demandeurs]).toEqual([500, 200, 60, 20]);
		expect((100 * Number(b?.demandeurs__sur__actifs__num)) / Number(b?.demandeurs__sur__actifs__den)).toBe(
			12,
		);
	});

	it("§10: past one half of what comes from split codes, the series is broken", async () => {
		const rows = await rowsOf("actifs__france__fap2009_225", "about");
		expect([...rows.values()].map((row) => row.actifs__flag)).toEqual(["CR", "CR"]);
		await built({ actifs: ["code;actifs;demandeurs", "a;500;50", "d;700;1700", "Z9999;2;0"] });
		const lighter = (await rowsOf("actifs__france__fap2009_225", "about")).get("A1Z40");
		expect([lighter?.actifs__flag, lighter?.demandeurs__flag]).toEqual(["CV", null]);
	});

	it("tell what was found, what is ambiguous, and the codes that lead nowhere", async () => {
		await built();
		expect(crossings("actifs")).toMatchObject([
			{
				source: "actifs",
				level: "fap2009-225",
				from: "pcs2003",
				weighted: true,
				basis: ["poids du fichier"],
				unknown: { count: 1, codes: ["Z9999"] },
			},
		]);
		const [seen] = crossings("actifs")[0]?.measures ?? [];
		expect(seen?.match).toBeCloseTo(700 / 702, 12);
		expect(seen?.ambiguity).toBeCloseTo(500 / 700, 12);
	});

	it("§10: block the build at 99,4 % of the mass, and leave what is served", async () => {
		const served = openRelease(dataDir()).manifest.id;
		const said = await refusal(
			built({ actifs: ["code;actifs;demandeurs", "d;994;0", "Z9999;6;0"] }, [...sources]),
		);
		expect(said).toMatch(/^actifs table-de-passage .*0,60 %.*Z9999/);
		expect(openRelease(dataDir()).manifest.id).toBe(served);
	});

	it("are refused under secrecy, and for what does not add up", async () => {
		const secret = { ...facts, secrecy: { minUnits: 5 } };
		expect(await refusal(built({}, [edges, secret]))).toMatch(/table-de-passage .*secret statistique/);
		const communes = { ...inCommunes("communes-2023"), secrecy: { minUnits: 5 } };
		expect(await refusal(built({}, [edges, communes]))).toMatch(/table-de-passage .*COG 2023.*secret/);
		const measures = [{ ...count("actifs"), kind: "rate" as const }];
		const rated = { ...facts, facts: [{ ...workers, measures }] };
		expect(await refusal(built({}, [edges, rated]))).toMatch(/table-de-passage .*taux ou un indice/);
	});
});

describe("places", () => {
	it("§9.4: 400 projects of a bassin are 280 and 120 in its two zones, estimated, and 400 in the bassin", async () => {
		await built();
		const zones = await rowsOf("bassins__zone_emploi__all", "territory");
		expect([...zones].map(([code, row]) => [code, row.projets, row.projets__flag])).toEqual([
			["2804", 280, "CV"],
			["2805", 120, "CV"],
		]);
		expect((await rowsOf("bassins__bassin__all", "territory")).get("2801")).toMatchObject({
			projets: 400,
			projets__flag: null,
		});
	});

	it("§9.2: communes of 2023 that merged add up, their rate from its terms (8,8 %)", async () => {
		const merged = (await rowsOf("communes_2023__commune__all", "territory")).get("01187");
		expect(merged).toMatchObject({ actifs: 2000, demandeurs: 176, actifs__flag: null });
		expect(
			(100 * Number(merged?.demandeurs__sur__actifs__num)) / Number(merged?.demandeurs__sur__actifs__den),
		).toBeCloseTo(8.8, 12);
	});

	it("§9.2: a commune of 2023 that split since is shared out, estimated, and whole wherever both parts lie", async () => {
		const rows = await rowsOf("communes_2023__commune__all", "territory");
		const parts = ["60054", "60694"].map((code) => rows.get(code));
		expect(parts.map((row) => row?.actifs__flag)).toEqual(["CV", "CV"]);
		expect(Number(parts[0]?.actifs) + Number(parts[1]?.actifs)).toBe(1000);
		expect(Number(parts[0]?.actifs)).toBeGreaterThan(300);
		const wide = await rowsOf("communes_2023__departement__all", "territory");
		expect(wide.get("60")).toMatchObject({ actifs: 1000, rows: 1, actifs__flag: null });
		expect((await rowsOf("communes_2023__france__all", "territory")).get("FR")).toMatchObject({
			actifs: 3000,
			rows: 3,
		});
		expect(crossings("communes-2023")[0]).toMatchObject({ vintage: "COG 2023", weighted: true });
	});

	it("§9.2: a file of the current vintage is left as it is", async () => {
		const rows = await rowsOf("communes_2026__commune__all", "territory");
		expect([rows.get("60054")?.actifs, rows.get("60694")?.actifs]).toEqual([400, 600]);
		expect(crossings("communes-2026").some(({ weighted }) => weighted)).toBe(false);
	});
});
