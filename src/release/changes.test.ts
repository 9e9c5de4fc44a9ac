import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type SmallRelease, smallRelease } from "../../tests/observatory/small-release.ts";
import { changedValuesFile, compareReleases } from "./changes.ts";

let dataDir = "";
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-changes-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const before: SmallRelease["cells"] = [
	{ territory: "14", value: 100 },
	{ territory: "27", value: 50 },
	{ territory: "50", value: 7 },
	{ territory: "61", value: null, status: "SP" },
	{ territory: "76", value: 12.5 },
];
const after: SmallRelease["cells"] = [
	{ territory: "14", value: 110 },
	{ territory: "27", value: 51 },
	{ territory: "50", value: null, status: "SP" },
	{ territory: "61", value: 4711 },
	{ territory: "75", value: 3 },
];

async function compared(more: Partial<SmallRelease> = {}): Promise<ReturnType<typeof compareReleases>> {
	await smallRelease(dataDir, { id: "a", cells: before, ...more });
	await smallRelease(dataDir, { id: "b", cells: after, ...more });
	return await compareReleases(dataDir, "a", "b");
}

it("cells are counted one by one: added, removed, revised, a change of secrecy being a revision", async () => {
	const { summary, report } = await compared();
	expect(summary).toEqual({ added: 1, removed: 1, revised: 4 });
	expect(report.measures).toEqual([
		{ cube: "essai", measure: "essai", added: 1, removed: 1, revised: 4, sealed: false },
	]);
});

it("the largest moves come first, and a cell that is or was hidden shows no number anywhere", async () => {
	const { report } = await compared();
	expect(report.moves.map((move) => [move.territoryCode, move.before, move.after])).toEqual([
		["14", 100, 110],
		["27", 50, 51],
	]);
	const csv = readFileSync(await changedValuesFile(dataDir, "a", "b"), "utf8");
	expect(csv).toContain(";14;all;;;2024;revise;100.0;110.0;;");
	expect(csv).toContain(";61;all;;;2024;revise;;;SP;");
	expect(csv).toContain(";76;all;;;2024;retire;12.5;;;");
	expect(csv).not.toContain("4711");
	expect(csv).not.toMatch(/;50;.*7\.0/);
	// What is new was never printed before: it is no changed value.
	expect(csv).not.toContain(";75;");
});

it("of what a partner shares, no value is told: only how many cells changed", async () => {
	const { summary, report } = await compared({ origin: "deposit", label: "lot" });
	expect(summary).toEqual({ added: 1, removed: 1, revised: 4 });
	expect(report.measures[0]?.sealed).toBe(true);
	expect(report.moves).toEqual([]);
	expect(
		readFileSync(await changedValuesFile(dataDir, "a", "b"), "utf8")
			.trim()
			.split("\n"),
	).toHaveLength(1);
});

it("two releases of the same cells have no change, and a first one is all new", async () => {
	await smallRelease(dataDir, { id: "a", cells: before });
	await smallRelease(dataDir, { id: "b", cells: before.toReversed() });
	expect((await compareReleases(dataDir, "a", "b")).summary).toEqual({ added: 0, removed: 0, revised: 0 });
	expect((await compareReleases(dataDir, undefined, "a")).summary).toEqual({
		added: 5,
		removed: 0,
		revised: 0,
	});
});
