import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildFew, few, goodFile, stored, terms } from "../../tests/observatory/charter-release.ts";
import { type AcceptedDelivery, writeIntake } from "../collection/index.ts";
import { literal, openDatabase, packageRoot } from "../platform/index.ts";
import { candidateId, openRelease } from "../release/index.ts";
import { BuildRefused } from "./refused.ts";

// Several whole builds in one test: on a machine that does other work they take their time.
vi.setConfig({ testTimeout: 240_000 });

/** No open figure is needed here. */
const fewest = few.filter(({ id }) => id !== "insee-populations");

let dataDir = "";
// One folder for all: what a test leaves is what the next build finds.
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-deposit-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** What was built last: a deposit waits to be approved, it is not served. */
const built = () => openRelease(dataDir, candidateId(dataDir));
const batchOf = (source: string) => built().manifest.batches.find((batch) => batch.source === source);

async function refusalOf(accepted: AcceptedDelivery): Promise<unknown> {
	writeIntake(dataDir, { deliveries: [accepted] });
	return await buildFew(dataDir, fewest).catch((error: unknown) => error);
}

it("an accepted delivery enters the release with its label and basis; without one the source is absent", async () => {
	expect(await buildFew(dataDir, fewest)).toMatchObject({ rebuilt: true, sample: true });
	expect(batchOf("opco-contrats")).toBeUndefined();

	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	expect(await buildFew(dataDir, fewest)).toMatchObject({ settlement: "candidate", sample: true });
	expect(openRelease(dataDir).manifest.batches.map(({ source }) => source)).not.toContain("opco-contrats");
	expect(batchOf("opco-contrats")?.delivery).toMatchObject({
		origin: "deposit",
		label: "2026-11-opco-contrats-1",
		basis: "Charte « Alternance », version 1, clause 1",
	});
	expect(await buildFew(dataDir, fewest)).toMatchObject({ rebuilt: false });
});

it("a delivery enters no new release from the instant that its charter ends", async () => {
	const accepted = stored(dataDir, goodFile());
	writeIntake(dataDir, { deliveries: [accepted] });
	await buildFew(dataDir, fewest);
	const later = new Date(Date.now() + 3_600_000).toISOString();
	writeIntake(dataDir, { deliveries: [{ ...accepted, until: later }] });
	expect(await buildFew(dataDir, fewest)).toMatchObject({ rebuilt: false });
	writeIntake(dataDir, { deliveries: [{ ...accepted, until: new Date().toISOString() }] });
	await buildFew(dataDir, fewest);
	expect(batchOf("opco-contrats")).toBeUndefined();
});

it("nothing of the rows of a partner's file is in a release: neither facts, contributors, nor counts of rows", async () => {
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(dataDir, fewest);
	const { dir, manifest } = built();
	expect(manifest.cubes.find(({ cube }) => cube === "contrats-alternance")?.facts).toBeUndefined();
	expect(existsSync(join(dir, "facts", "contrats-alternance.parquet"))).toBe(false);
	const db = await openDatabase(":memory:");
	try {
		const table = literal(join(dir, "cubes", "contrats_alternance__zone_emploi__all.parquet"));
		const names = (await db.rows(`DESCRIBE SELECT * FROM read_parquet(${table})`)).map(
			(row) => `${row.column_name}`,
		);
		expect(names.filter((name) => /top|grain|contributor|source|batch|line/.test(name))).toEqual([]);
		expect(await db.rows(`SELECT DISTINCT rows FROM read_parquet(${table})`)).toEqual([{ rows: 1 }]);
	} finally {
		db.close();
	}
});

it("other terms make another release from the same file", async () => {
	const accepted = stored(dataDir, goodFile());
	const releases = new Set<string>();
	for (const given of [{}, { minUnits: 8 }, { levels: ["region", "departement"] as const }]) {
		writeIntake(dataDir, { deliveries: [{ ...accepted, terms: [terms(given)] }] });
		releases.add((await buildFew(dataDir, fewest)).release);
	}
	expect(releases.size).toBe(3);
});

it("a delivery wins over the sample of the same source, and the rest of the release stays", async () => {
	const name = "certif_info.csv";
	const accepted = stored(dataDir, readFileSync(join(packageRoot, "samples", "donnees", name)), {
		source: "certif-info",
		name,
		basis: "Licence Ouverte 2.0",
	});
	writeIntake(dataDir, { deliveries: [accepted] });
	await buildFew(dataDir, fewest);
	expect(batchOf("certif-info")?.delivery).toMatchObject({ origin: "deposit", basis: "Licence Ouverte 2.0" });
	expect(batchOf("faits-compositions")?.delivery.origin).toBe("shipped");
});

it("what was decided of a delivery makes another release: label, charter, justification", async () => {
	const accepted = stored(dataDir, goodFile());
	const releases = new Set<string>();
	for (const given of [
		{},
		{ label: "2026-12-opco-contrats-2" },
		{ basis: "Charte « Alternance », version 2, clause 1" },
	]) {
		writeIntake(dataDir, { deliveries: [{ ...accepted, ...given }] });
		releases.add((await buildFew(dataDir, fewest)).release);
	}
	expect(releases.size).toBe(3);
});

it("a stored file that is missing, cut or changed under its name refuses the build with a typed error", async () => {
	const accepted = stored(dataDir, goodFile());
	const path = join(dataDir, "deliveries", accepted.sha256);
	const bytes = goodFile();
	const spoils: readonly (readonly [() => void, RegExp])[] = [
		[() => writeFileSync(path, bytes.subarray(1)), /octets au lieu de/],
		[() => writeFileSync(path, Buffer.from(bytes).fill("9", 200, 201)), /n'est plus celui/],
		[() => rmSync(path), /n'est plus dans le dossier/],
	];
	for (const [spoil, told] of spoils) {
		spoil();
		const refused = await refusalOf(accepted);
		expect(refused).toBeInstanceOf(BuildRefused);
		const [first] = refused instanceof BuildRefused ? refused.refusals : [];
		expect(first?.error.code).toBe("livraison-abimee");
		expect(first?.error.message).toMatch(told);
		writeFileSync(path, bytes);
	}
	expect(await refusalOf({ ...accepted, sha256: "../../secret" })).toBeInstanceOf(BuildRefused);
	expect(await refusalOf(accepted)).toMatchObject({ settlement: "candidate" });
});
