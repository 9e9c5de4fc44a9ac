import { afterAll, beforeAll, expect, it } from "vitest";
import { hiddenPlace, type TwoReleases, twoReleases } from "../../tests/observatory/two-releases.ts";
import { type Figures, openFigures } from "../figures/index.ts";
import { publishedOnly } from "../publication/index.ts";
import { type Publication, publications } from "../release/index.ts";
import { essaiRegion } from "../web/testing/essai-region.ts";
import { type Composed, composeKit } from "./compose/compose.ts";
import type { KitBlock } from "./model.ts";

let two: TwoReleases;
let old: Figures;
let current: Figures;
beforeAll(async () => {
	two = await twoReleases();
	old = await openFigures(two.dataDir, "28", undefined, two.first);
	current = await openFigures(two.dataDir, "28", undefined, await two.publishSecond());
}, 300_000);
afterAll(() => {
	old.close();
	current.close();
	two.remove();
});

const figure = { shape: "series", indicator: "population" } as const;

/** A kit of one block about this departement, against the second release. */
async function composed(
	departement: string,
	block: Partial<KitBlock>,
	history: readonly Publication[] = publications(two.dataDir),
): Promise<Composed> {
	return await composeKit(
		{
			title: "Essai",
			place: { territory: { type: "departement", code: departement } },
			session: "2026-12-10",
			template: "page",
			blocks: [{ figure, ...block }],
		},
		{
			figures: current,
			region: essaiRegion,
			site: "http://localhost",
			path: "/kits/essai",
			at: publishedOnly({ list: () => history }, async (release) => (release === two.first ? old : current)),
		},
	);
}
const cells = ({ document }: Composed): string =>
	JSON.stringify(document.parts[0]?.sections[0]?.table?.rows ?? []);

it("a block whose figures did not move is up to date, whichever release was looked at", async () => {
	for (const release of [two.first, current.release.id])
		expect((await composed("61", { release })).states).toEqual([{ kind: "fresh" }]);
});

it("a revised figure is kept as it was until it is updated", async () => {
	const kept = await composed("14", { release: two.first });
	expect(kept.states).toEqual([{ kind: "newer" }]);
	const updated = await composed("14", { release: current.release.id });
	expect(updated.states).toEqual([{ kind: "fresh" }]);
	expect(cells(kept)).not.toBe(cells(updated));
});

it("a figure that secrecy hides since is printed no more, and the block says why", async () => {
	const { code } = hiddenPlace;
	const before = await composeKit(
		{
			title: "Essai",
			place: { territory: { type: "departement", code } },
			session: "2026-12-10",
			template: "page",
			blocks: [{ figure }],
		},
		{ figures: old, region: essaiRegion, site: "http://localhost", path: "/kits/essai" },
	);
	const hidden = before.document.parts[0]?.sections[0]?.table?.rows.find(
		({ header }) => header === hiddenPlace.period,
	)?.cells[0];
	expect(hidden?.value).toBeGreaterThan(100_000);
	const masked = await composed(code, { release: two.first });
	expect(masked.states).toEqual([{ kind: "hidden", reason: expect.stringContaining("Manche") }]);
	for (const told of [String(hidden?.value), hidden?.text ?? ""])
		expect(JSON.stringify(masked.document)).not.toContain(told);
});

it("a withdrawn release is read no more, even by who kept its figures", async () => {
	const [second, first] = publications(two.dataDir);
	if (!second || !first) throw new Error("two publications are expected");
	const withdrawal: Publication = { ...second, n: 3, kind: "retrait", withdraws: first.n };
	const read = await composed("14", { release: two.first }, [withdrawal, second, first]);
	expect(read.states).toEqual([{ kind: "fresh" }]);
	expect(cells(read)).toBe(cells(await composed("14", {})));
});
