import { afterAll, beforeAll, expect, it } from "vitest";
import { type TwoReleases, twoReleases } from "../../tests/observatory/two-releases.ts";
import { publish } from "../release/index.ts";
import { openShelf, type ReleaseVersion, type Shelf } from "./index.ts";
import { versionAmong } from "./shelf.ts";

let two: TwoReleases;
let shelf: Shelf;
let second = "";
const troubles: unknown[] = [];
beforeAll(async () => {
	two = await twoReleases();
	shelf = await openShelf({
		dataDir: two.dataDir,
		region: "28",
		every: 20,
		onTrouble: (e) => troubles.push(e),
	});
	expect(shelf.current().release.id).toBe(two.first);
	second = await two.publishSecond();
}, 300_000);
afterAll(() => {
	shelf.close();
	two.remove();
	expect(troubles).toEqual([]);
});

const idOf = (asked?: string): Promise<string> =>
	shelf.read(asked, async ({ figures, version }) => `${figures.release.id} ${version.version}`);

it("the pointer's release is current, and others open by version, pattern or id", async () => {
	await expect.poll(() => shelf.current().release.id, { timeout: 20_000 }).toBe(second);
	expect(await idOf()).toBe(`${second} 1.1.0`);
	for (const asked of ["latest", "*", "1", "1.*", "1.1", "1.1.*", "1.1.0", second])
		expect(await idOf(asked), asked).toBe(`${second} 1.1.0`);
	for (const asked of ["1.0.0", "1.0.*", "1.0", two.first])
		expect(await idOf(asked), asked).toBe(`${two.first} 1.0.0`);
	expect(await shelf.read("1.0.0", async ({ newest }) => newest)).toBe(false);
});

it("what was never published does not open, whatever is asked", async () => {
	for (const asked of ["2.*", "1.2.0", "10", "1.", "..", "../releases", "d0000000000", "", "__proto__"])
		await expect(idOf(asked), asked).rejects.toMatchObject({ code: "version-inconnue" });
});

it("a pattern compares whole numbers and gives the newest that fits", () => {
	const list: readonly ReleaseVersion[] = ["2.10.0", "2.1.1", "2.1.0", "1.9.0"].map((version) => ({
		version,
		release: `d${version}`,
	}));
	expect(versionAmong(list, "2.1.*").version).toBe("2.1.1");
	expect(versionAmong(list, "2.*").version).toBe("2.10.0");
	expect(versionAmong(list, "1").version).toBe("1.9.0");
});

it("a pattern passes over what was withdrawn, and its own number tells why it is read no more", () => {
	const list: readonly ReleaseVersion[] = [
		{ version: "2.1.1", release: "a" },
		{ version: "2.1.0", release: "b", withdrawn: "Un secret y était dit." },
		{ version: "2.0.0", release: "a" },
	];
	expect(versionAmong(list, "2.*").version).toBe("2.1.1");
	expect(versionAmong(list.slice(1), "2.*").version).toBe("2.0.0");
	for (const asked of ["2.1.0", "b"])
		expect(() => versionAmong(list, asked)).toThrow(/2\.1\.0.*retirée.*Un secret y était dit/);
});

it("a release in use stays open when others take its place on the shelf", async () => {
	const narrow = await openShelf({ dataDir: two.dataDir, region: "28", most: 0 });
	try {
		const told = await narrow.read("1.0.0", async ({ figures }) => {
			await narrow.read("1.0.0", async () => undefined);
			const answer = await figures.query({
				indicator: "population",
				territories: [{ type: "departement", code: "14" }],
			});
			return answer.cells.length;
		});
		expect(told).toBe(1);
	} finally {
		narrow.close();
	}
});

it("a release that was withdrawn is listed with its reason and opens for nobody", async () => {
	const { release } = versionAmong(shelf.versions(), "1.1.0");
	publish(two.dataDir, 2, {
		version: "1.1.1",
		release,
		published: "2026-03-14T08:00:00.000Z",
		kind: "retrait",
		withdraws: 1,
		reason: "Un secret y était dit.",
		title: "Retrait",
		note: "",
		channel: "approbation",
		changes: { added: 0, removed: 0, revised: 0 },
	});
	await expect.poll(() => shelf.versions()[0]?.version, { timeout: 20_000 }).toBe("1.1.1");
	for (const asked of ["1.0.0", two.first])
		await expect(idOf(asked), asked).rejects.toMatchObject({ code: "version-retiree" });
	expect(shelf.versions().at(-1)).toMatchObject({ version: "1.0.0", withdrawn: "Un secret y était dit." });
	expect(await idOf("1.1.0")).toBe(`${release} 1.1.0`);
});
