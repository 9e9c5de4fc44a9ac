import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { confidentialProof } from "../release/index.ts";
import { sweepProofs } from "./sweep.ts";

const dataDir = mkdtempSync(join(tmpdir(), "def-balai-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function write(path: string, content: unknown = {}): string {
	const file = join(dataDir, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(content));
	return file;
}

test("what a proof tells in confidence goes with its data, in every release; the others and the public part stay", () => {
	write("batches/kept.json");
	const releases = ["ancienne", "nouvelle"];
	for (const release of releases)
		write(`releases/${release}/manifest.json`, {
			cubes: [
				{ cube: "stagiaires", batches: ["kept", "deleted"] },
				{ cube: "offres-emploi", batches: ["kept"] },
			],
			protection: { stagiaires: {}, "offres-emploi": {} },
		});
	const written = (cube: string): readonly string[] =>
		releases.map((release) => write(`releases/${release}/${confidentialProof(cube)}`));
	const [gone, stays] = [written("stagiaires"), written("offres-emploi")];
	const told = releases.map((release) => write(`releases/${release}/proof/stagiaires.json`));
	// A release half written has no manifest, and a second sweep finds nothing left to do.
	mkdirSync(join(dataDir, "releases", "brouillon"));
	for (let time = 0; time < 2; time++) {
		sweepProofs(dataDir);
		expect(gone.map(existsSync)).toEqual([false, false]);
		expect([...stays, ...told].map(existsSync)).toEqual([true, true, true, true]);
	}
});
