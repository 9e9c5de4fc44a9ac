import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type SmallRelease, smallRelease } from "../../tests/observatory/small-release.ts";
import { candidateId, currentId, currentNumber, publications, publish } from "../release/index.ts";
import { type Asker, type Settlement, settle } from "./settle.ts";

let dataDir = "";
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-settle-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const cells = [{ territory: "14", value: 1 }];
async function built(
	given: Partial<SmallRelease> & { readonly id: string },
	by?: Asker,
): Promise<Settlement> {
	const manifest = await smallRelease(dataDir, { cells, ...given });
	return await settle({ dataDir, sources: [], ...(by ? { by } : {}) }, manifest);
}
const lot = { origin: "deposit", source: "contrats", label: "lot-1" } as const;

it("the first release and what only the operator changed are published by the command line", async () => {
	expect(await built({ id: "a" })).toBe("published");
	expect(await built({ id: "a" })).toBe("current");
	expect(await built({ id: "b", cells: [{ territory: "14", value: 2 }] })).toBe("published");
	expect(currentId(dataDir)).toBe("b");
	expect(publications(dataDir).map(({ version, channel }) => [version, channel])).toEqual([
		["1.0.1", "operateur"],
		["1.0.0", "operateur"],
	]);
});

it("a deposit that is not in the published release makes a candidate; one that is, or that goes, does not", async () => {
	await built({ id: "a" });
	expect(await built({ id: "b", ...lot })).toBe("candidate");
	expect([currentId(dataDir), candidateId(dataDir)]).toEqual(["a", "b"]);
	publish(dataDir, currentNumber(dataDir), {
		version: "1.1.0",
		release: "b",
		published: new Date(0).toISOString(),
		kind: "ordinaire",
		title: "Essai",
		note: "Essai",
		channel: "approbation",
		changes: { added: 1, removed: 0, revised: 0 },
	});
	expect(candidateId(dataDir)).toBeUndefined();
	expect(await built({ id: "c", ...lot, cells: [{ territory: "14", value: 3 }] })).toBe("published");
	expect(await built({ id: "d" })).toBe("published");
});

it("what the import desk asked for is never published by itself, save when nothing was", async () => {
	expect(await built({ id: "a" }, "desk")).toBe("published");
	expect(await built({ id: "b", cells: [{ territory: "14", value: 2 }] }, "desk")).toBe("candidate");
	expect(await built({ id: "a" }, "desk")).toBe("current");
	expect(candidateId(dataDir)).toBeUndefined();
});

it("a release that was withdrawn is not published again by itself", async () => {
	await built({ id: "a" });
	await built({ id: "b", cells: [{ territory: "14", value: 2 }] });
	publish(dataDir, 2, {
		version: "1.0.2",
		release: "a",
		published: new Date(0).toISOString(),
		kind: "retrait",
		title: "Retrait",
		note: "Faux",
		channel: "approbation",
		withdraws: 2,
		reason: "Faux",
		changes: { added: 0, removed: 0, revised: 1 },
	});
	expect(await built({ id: "b", cells: [{ territory: "14", value: 2 }] })).toBe("withdrawn");
	expect(currentId(dataDir)).toBe("a");
});
