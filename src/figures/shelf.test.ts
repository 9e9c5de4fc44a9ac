import { afterAll, beforeAll, expect, it } from "vitest";
import { type TwoReleases, twoReleases } from "../../tests/observatory/two-releases.ts";
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
