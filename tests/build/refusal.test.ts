import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { def } from "../observatory/command.ts";
import { releaseBytes, servedRelease } from "../observatory/release.ts";
import { serve } from "../observatory/server.ts";
import { root } from "../runner/command.ts";
import { findFile, spoilt } from "./spoilt.ts";

/** The samples are in the official layouts: a copy of them is a mirror like any other. */
const samples = join(root, "samples", "donnees");
const built = inject("observatories").find(({ name }) => name === "essai")?.env.DATA_DIR ?? "";
let folder: string;
let good: string;
let dataDir: string;
let served: string;
let bytes: Readonly<Record<string, string>>;

function mirrorWith(name: string): string {
	const mirror = join(folder, name);
	cpSync(samples, mirror, { recursive: true });
	return mirror;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "refus-"));
	good = mirrorWith("bon");
	// What was read and made from the same bytes is there already: only the release is another.
	dataDir = join(folder, "donnees");
	for (const part of ["deliveries", "batches", "warehouse"])
		cpSync(join(built, part), join(dataDir, part), { recursive: true });
	const end = await def(["build"], { DATA_DIR: dataDir, SOURCES_MIRROR: good });
	if (end.status !== 0) throw new Error(end.output);
	served = servedRelease(dataDir) ?? "";
	bytes = releaseBytes(dataDir, served);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("une livraison fautive", () => {
	it.each(spoilt)(
		"$fault : rien n'est publié, le message le dit en français",
		async ({ fault, file, spoil, says, recognisedAs }) => {
			const mirror = mirrorWith(fault.replaceAll(" ", "-"));
			const path = findFile(mirror, file);
			spoil(path, mirror);

			const end = await def(["build"], { DATA_DIR: dataDir, SOURCES_MIRROR: mirror });
			expect(end.status, end.output).toBe(1);
			expect(end.stderr).toContain(file);
			expect(end.stderr).toMatch(says);
			expect(end.stderr, "ce qu'il faut faire").toMatch(/→ /);
			expect(end.stderr, "pas de trace technique").not.toMatch(/\n\s+at .*\.ts:\d+/);
			expect(servedRelease(dataDir)).toBe(served);
			expect(releaseBytes(dataDir, served)).toEqual(bytes);

			const check = await def(["check", path], { DATA_DIR: dataDir });
			expect(check.status, check.output).toBe(recognisedAs === undefined ? 1 : 0);
			expect(check.output).toMatch(recognisedAs ?? /[àéèêç]/);
			rmSync(mirror, { recursive: true });
		},
	);

	it("laisse l'ancienne diffusion servie", async () => {
		const mirror = mirrorWith("servie");
		const first = spoilt.at(0);
		first?.spoil(findFile(mirror, first.file), mirror);
		const server = await serve({ DATA_DIR: dataDir, SOURCES_MIRROR: mirror });
		try {
			const state: unknown = await (await fetch(`${server.url}/sante`)).json();
			expect(state).toMatchObject({ diffusion: served });
			expect((await fetch(`${server.url}/territoires/region/28-normandie`)).status).toBe(200);
		} finally {
			await server.stop();
		}
	});

	it("une fois corrigée, la construction constate qu'il n'y a rien à refaire", async () => {
		const end = await def(["build"], { DATA_DIR: dataDir, SOURCES_MIRROR: good });
		expect(end.status).toBe(0);
		expect(end.output).toMatch(/rien à refaire/i);
	});
});

describe("un fichier sain", () => {
	it("passe def check, qui ne garde rien", async () => {
		const end = await def(["check", findFile(good, "tensions.csv")], { DATA_DIR: join(folder, "rien") });
		expect(end.status, end.output).toBe(0);
		expect(servedRelease(join(folder, "rien"))).toBeUndefined();
	});
});
