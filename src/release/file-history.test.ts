import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { indicators } from "../../catalogue/indicators/index.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { keepProducts, takeProducts } from "../../tests/observatory/kept-products.ts";
import { build } from "../build/index.ts";
import { type Figures, openFigures } from "../figures/index.ts";
import { packageRoot } from "../platform/index.ts";
import { fileChanges } from "./file-changes.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const id = "insee-chomage-departements";
const name = "chomage_departemental_INSEE.csv";
const few = sources.filter((source) => ["faits-nomenclatures", "faits-compositions", id].includes(source.id));
let dataDir = "";
const opened: Figures[] = [];

async function publishWith(text: string): Promise<Figures> {
	writeFileSync(join(dataDir, "miroir", name), text);
	takeProducts(dataDir);
	const { release, settlement } = await build({
		dataDir,
		mirror: join(dataDir, "miroir"),
		sources: few,
		indicators,
		progress: () => undefined,
	});
	keepProducts(dataDir);
	expect(settlement).toBe("published");
	const figures = await openFigures(dataDir, "28", undefined, release);
	opened.push(figures);
	return figures;
}

beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-fichiers-"));
	mkdirSync(join(dataDir, "miroir"));
});
afterAll(() => {
	for (const figures of opened) figures.close();
	rmSync(dataDir, { recursive: true, force: true });
});

it("each file published is told with what it changes from the one before, and a release knows nothing of later ones", async () => {
	const text = readFileSync(join(packageRoot, "samples/donnees", name), "utf8");
	const lines = text.trimEnd().split(/\r?\n/);
	const first = await publishWith(text);
	expect(await first.files(id)).toMatchObject([
		{ file: name, publication: { version: "1.0.0" }, open: { rows: lines.length - 1 } },
	]);
	expect((await first.files(id))[0]?.open?.changes).toBeUndefined();

	// One rate revised, one line gone, one year come, and a column that is not read.
	const [header = "", calvados = "", , ...rest] = lines;
	const changed = [
		`${header};note`,
		...[calvados.replace(/;[^;]*$/, ";9,9"), ...rest, "014;CALVADOS;2024;7,5"].map((line) => `${line};`),
	];
	const second = await publishWith(`${changed.join("\n")}\n`);
	const [now, before] = await second.files(id);
	expect(now).toMatchObject({
		publication: { version: expect.stringMatching(/^[12]\./) },
		open: {
			rows: lines.length - 1,
			changes: {
				columns: { added: ["note"], removed: [], renamed: [] },
				rows: { added: 1, removed: 1, changed: 1, unchanged: lines.length - 3 },
			},
		},
	});
	expect(now?.open?.periods).toContain("rentree-2024");
	expect(before).toMatchObject({ publication: { version: "1.0.0" } });
	expect(await first.files(id)).toHaveLength(1);
	// The other file did not change: it came once.
	expect(await second.files("faits-compositions")).toMatchObject([{ publication: { version: "1.0.0" } }]);
	expect(await second.files("inconnu")).toEqual([]);
});

it("a column whose header changed is renamed, neither added nor removed", async () => {
	const batch = (id: string, headers: readonly string[]) => ({
		id,
		source: "essai",
		delivery: { source: "essai", name: id, sha256: id, bytes: 1, origin: "mirror" as const, path: id },
		headerLine: 1,
		columns: { zone: "A", nombre: "B" },
		headers,
		rows: 1,
		held: 0,
		findings: [],
		path: `${id}.parquet`,
	});
	const made = await fileChanges(
		dataDir,
		["zone"],
		batch("un", ["ZONE", "NB23", "vieux"]),
		batch("deux", ["ZONE", "NB24", "neuf"]),
	);
	// Their rows are erased: they are not compared.
	expect(made).toEqual({
		columns: { added: ["neuf"], removed: ["vieux"], renamed: [{ before: "NB23", after: "NB24" }] },
	});
});
