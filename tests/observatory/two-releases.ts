import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { writeIntake } from "../../src/collection/index.ts";
import { openDatabase } from "../../src/platform/index.ts";
import { currentId, type Manifest, type Publication, publish } from "../../src/release/index.ts";
import { buildFew, few, goodFile, stored } from "./charter-release.ts";

/** A data folder with one real release of a few open sources and of a partner’s file, published as version 1.0.0. */
export interface TwoReleases {
	readonly dataDir: string;
	readonly first: string;
	/**
	 * Publishes, as version 1.1.0, the same release where one cell of `population__departement__all` is revised (Calvados 2021),
	 * one is gone (Eure 2021) and one is hidden by secrecy (Manche 2021).
	 */
	readonly publishSecond: () => Promise<string>;
	readonly remove: () => void;
}

export const hiddenPlace = { type: "departement", code: "50", period: "2021" } as const;

/** Never in any answer: what the hidden cell held. */
export const hiddenPopulation = 495_045;

export async function twoReleases(): Promise<TwoReleases> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-releases-"));
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(dataDir, [
		...few,
		...sources.filter(({ id }) => id === "bmo-2024" || id === "insee-chomage-regions"),
	]);
	const first = currentId(dataDir) ?? "";
	// The build published it: who did is said here, so that a test can see it told to nobody.
	writeFileSync(
		join(dataDir, "releases", "publications", "0001.json"),
		JSON.stringify(publicationOf(1, "1.0.0", first)),
	);
	return {
		dataDir,
		first,
		async publishSecond() {
			const second = `${first.slice(0, 11)}x`;
			const folder = join(dataDir, "releases", second);
			cpSync(join(dataDir, "releases", first), folder, { recursive: true });
			const path = join(folder, "manifest.json");
			const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
			const cubes = manifest.cubes.map((c) => (c.cube === "population" ? { ...c, key: `${c.key}2` } : c));
			writeFileSync(path, JSON.stringify({ ...manifest, id: second, cubes }));
			const db = await openDatabase(join(folder, "serving.duckdb"));
			const at = (code: string): string => `WHERE territory = '${code}' AND period = '2021'`;
			const table = "population__departement__all";
			await db.run(`UPDATE ${table} SET population = population + 1 ${at("14")}`);
			await db.run(`DELETE FROM ${table} ${at("27")}`);
			await db.run(
				`UPDATE ${table} SET population = NULL, population__known = 0, population__low = NULL, population__high = NULL, population__status = 'SP', rows = 1 ${at("50")}`,
			);
			await db.run("CHECKPOINT");
			db.close();
			publish(dataDir, 1, publicationOf(2, "1.1.0", second));
			return second;
		},
		remove: () => rmSync(dataDir, { recursive: true, force: true }),
	};
}

function publicationOf(n: number, version: string, release: string): Publication {
	return {
		n,
		version,
		release,
		published: `2026-0${n}-14T08:00:00.000Z`,
		kind: "ordinaire",
		title: `Diffusion ${version}`,
		note: "Pour l’essai.",
		channel: "operateur",
		author: "Dominique Essai",
		previewers: ["Camille Essai"],
		changes: { added: n - 1, removed: 0, revised: 0 },
	};
}
