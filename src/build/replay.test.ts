import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { indicators } from "../../catalogue/indicators/index.ts";
import { buildFew, few, goodFile, stored } from "../../tests/observatory/charter-release.ts";
import { writeIntake } from "../collection/index.ts";
import { openDatabase } from "../platform/index.ts";
import { currentId, openRelease } from "../release/index.ts";
import { isIdentical, type ReplayReport, replay } from "./index.ts";

// Several whole builds in one test: on a machine that does other work they take their time.
vi.setConfig({ testTimeout: 240_000 });

const fewest = few.filter(({ id }) => id !== "insee-populations");
let dataDir = "";
let first = "";
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-replay-"));
	const corrections = [{ scope: "value", field: "annee", observed: "2025", value: "2024" }] as const;
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile(), { corrections })] });
	first = (await buildFew(dataDir, fewest)).release;
	// Another one is published since: the corrections are taken back.
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(dataDir, fewest);
}, 240_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const again = async (given: Partial<Parameters<typeof replay>[0]> = {}): Promise<ReplayReport> =>
	await replay({ dataDir, release: first, sources: fewest, indicators, progress: () => undefined, ...given });

it("a release is made again to the same bytes after another was published, decisions on a deposit included", async () => {
	expect(currentId(dataDir)).not.toMatch(first);
	const served = currentId(dataDir);
	const report = await again();
	expect(report).toMatchObject({ release: first, damaged: [], changed: [] });
	expect(report.made).toMatchObject({ release: first, different: [] });
	expect(report.made?.same).toBe(openRelease(dataDir, first).manifest.files.length + 1);
	expect(isIdentical(report)).toBe(true);
	// Neither published nor left behind.
	expect(currentId(dataDir)).toBe(served);
	expect(readdirSync(dataDir).filter((name) => name.startsWith("rejeu"))).toEqual([]);
});

it("what quotes a partner's lines is not kept with the release, but beside the batch that goes at the end of its retention", () => {
	const notes = readdirSync(join(dataDir, "builds")).map((name) =>
		readFileSync(join(dataDir, "builds", name), "utf8"),
	);
	expect(notes.join()).not.toContain("observed");
	expect(readdirSync(join(dataDir, "batches")).filter((name) => name.endsWith(".decisions"))).toHaveLength(1);
});

it("a file of the release that was tampered with is named", async () => {
	const [file] = openRelease(dataDir, first).manifest.files.filter(({ path }) => path.startsWith("cubes/"));
	const path = join(dataDir, "releases", first, file?.path ?? "");
	const bytes = readFileSync(path);
	const other = Buffer.from(bytes);
	other[100] = (other[100] ?? 0) ^ 1;
	writeFileSync(path, other);
	const report = await again();
	writeFileSync(path, bytes);
	expect(report.damaged).toEqual([file?.path]);
	expect(isIdentical(report)).toBe(false);
});

it("a figure changed in the database that pages read is told", async () => {
	const path = join(dataDir, "releases", first, "serving.duckdb");
	const bytes = readFileSync(path);
	const db = await openDatabase(path);
	await db.run("UPDATE items SET label = 'Autre nom' WHERE code = '28'");
	db.close();
	const report = await again();
	rmSync(`${path}.wal`, { force: true });
	writeFileSync(path, bytes);
	expect(report.damaged).toEqual(["serving.duckdb"]);
});

it("a declaration that changed since is named, and what it changes is told", async () => {
	const renamed = fewest.map((source) =>
		source.id === "opco-contrats" ? { ...source, title: `${source.title} (bis)` } : source,
	);
	const report = await again({ sources: renamed });
	expect(report.changed).toEqual(["La déclaration de la source « opco-contrats » a changé."]);
	expect(isIdentical(report)).toBe(false);
});

it("code that changed since is named with both versions", async () => {
	const folder = join(dataDir, "builds");
	const notes = readdirSync(folder).map(
		(name) => [join(folder, name), readFileSync(join(folder, name), "utf8")] as const,
	);
	for (const [path, text] of notes) {
		const note = JSON.parse(text);
		note.recipe.code["src/warehouse"] = "0123456789abcdef";
		writeFileSync(path, JSON.stringify(note));
	}
	const report = await again();
	for (const [path, text] of notes) writeFileSync(path, text);
	expect(report.changed).toHaveLength(1);
	expect(report.changed[0]).toMatch(
		/^Le code de src\/warehouse a changé : 0123456789abcdef alors, [0-9a-f]{16} maintenant\.$/,
	);
	expect(isIdentical(report)).toBe(false);
});

it("a delivery removed at the end of its retention is named, and nothing is made", async () => {
	const { sha256 } = stored(dataDir, goodFile());
	rmSync(join(dataDir, "deliveries", sha256));
	const report = await again();
	stored(dataDir, goodFile());
	expect(report.made).toBeUndefined();
	expect(report.changed).toEqual([
		expect.stringContaining("« 2026-11-opco-contrats-1 » (opco-contrats) n'est plus gardé"),
	]);
});

it("a release that is not there, or whose name leads elsewhere, is refused", async () => {
	for (const release of ["d00000000000", "../releases", "9.9.9"])
		await expect(again({ release })).rejects.toMatchObject({ code: "diffusion-introuvable" });
});
