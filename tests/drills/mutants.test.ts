import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../runner/command.ts";
import { mirrorFolder } from "../runner/mirror.ts";
import { mutate, subjectsOf } from "./mutants.ts";
import { mutations } from "./mutations.ts";
import type { Subject } from "./subject.ts";

const seed = 20_261_123;
let subjects: readonly Subject[];
beforeAll(async () => {
	subjects = await subjectsOf(join(root, "samples", "donnees"));
});

describe("une livraison abîmée au hasard", () => {
	it("ne fait jamais planter le contrôle et n'est jamais acceptée en silence (données d'essai)", () => {
		const { failures, files, tallies } = mutate(subjects, 4 * mutations.length, seed);
		expect(failures).toEqual([]);
		expect(files).toBe(4 * mutations.length);
		expect(tallies.filter((t) => t.tried === 0 && t.kind !== "bombe de décompression")).toEqual([]);
	});

	it("donne deux fois le même verdict pour la même graine", () => {
		expect(mutate(subjects, 20, 7)).toEqual(mutate(subjects, 20, 7));
	});

	const mirror = mirrorFolder();
	it.skipIf(!mirror)(
		`de même sur les fichiers officiels (${mirror ? "" : "ignoré : pas de dossier miroir"})`,
		async () => {
			const { failures } = mutate(await subjectsOf(mirror ?? ""), 60, seed);
			expect(failures).toEqual([]);
		},
		300_000,
	);
});
