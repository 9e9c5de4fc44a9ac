import { expect, it } from "vitest";
import { noDiffusions } from "./feeds.ts";
import { createServer } from "./index.ts";
import { essaiRegion as region } from "./testing/essai-region.ts";
import { fakeFigures } from "./testing/fake-figures.ts";
import { flat } from "./testing/flat.ts";

it("the first page names the next announced release, is kept, and is made again when a date moves", async () => {
	const figures = fakeFigures();
	let at = new Date("2026-12-10T08:00:00Z");
	let mark = "1";
	let asked = 0;
	const server = createServer({
		figures: () => figures,
		region,
		diffusions: {
			...noDiffusions,
			mark: () => mark,
			upcoming: async () => {
				asked++;
				return [{ id: "une", title: "Chômage du trimestre", at, moves: 0 }];
			},
		},
	});
	const home = async (): Promise<string> =>
		flat((await server.inject("/")).body.replaceAll(/<[^>]*>/g, "")) ?? "";
	expect(await home()).toContain(
		"Prochaine diffusion annoncée : 10 décembre 2026 à 9 h, Chômage du trimestre.",
	);
	await home();
	expect(asked).toBe(1);
	at = new Date("2027-01-07T08:00:00Z");
	mark = "2";
	expect(await home()).toContain("7 janvier 2027 à 9 h");
	await server.close();
});

it("the first page of a region without figures says so, and that sample data are of another one", async () => {
	const given = fakeFigures();
	const figures = {
		...given,
		release: { ...given.release, sample: true },
		coverage: (id: string) => ({ ...given.coverage(id), territories: [] }),
	};
	const server = createServer({ figures: () => figures, region });
	const home = flat((await server.inject("/")).body.replaceAll(/<[^>]*>/g, "")) ?? "";
	expect(home).toContain("n’a aucun des chiffres essentiels pour la Normandie");
	expect(home).toContain("fabriquées pour une autre région");
	await server.close();
});
