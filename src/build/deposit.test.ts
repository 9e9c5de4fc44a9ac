import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildFew, goodFile, stored } from "../../tests/observatory/charter-release.ts";
import { type AcceptedDelivery, writeIntake } from "../collection/index.ts";
import { packageRoot } from "../platform/index.ts";
import { openRelease } from "../release/index.ts";
import { BuildRefused } from "./build.ts";

let dataDir = "";
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "def-deposit-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const batchOf = (source: string) =>
	openRelease(dataDir).manifest.batches.find((batch) => batch.source === source);

async function refusalOf(accepted: AcceptedDelivery): Promise<unknown> {
	writeIntake(dataDir, { deliveries: [accepted] });
	return await buildFew(dataDir).catch((error: unknown) => error);
}

it("an accepted delivery enters the release with its label and basis; without one the source is absent", async () => {
	expect(await buildFew(dataDir)).toMatchObject({ rebuilt: true, sample: true });
	expect(batchOf("opco-contrats")).toBeUndefined();

	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	expect(await buildFew(dataDir)).toMatchObject({ rebuilt: true, sample: true });
	expect(batchOf("opco-contrats")?.delivery).toMatchObject({
		origin: "deposit",
		label: "2026-11-opco-contrats-1",
		basis: "Charte « Alternance », version 1, clause 1",
	});
	expect(await buildFew(dataDir)).toMatchObject({ rebuilt: false });
});

it("a delivery wins over the sample of the same source, and the rest of the release stays", async () => {
	const name = "insee-estimation-population-2024.csv";
	const accepted = stored(dataDir, readFileSync(join(packageRoot, "samples", "donnees", name)), {
		source: "insee-populations",
		name,
		basis: "Licence Ouverte 2.0",
	});
	writeIntake(dataDir, { deliveries: [accepted] });
	await buildFew(dataDir);
	expect(batchOf("insee-populations")?.delivery.origin).toBe("deposit");
	expect(batchOf("certif-info")?.delivery.origin).toBe("samples");
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
		releases.add((await buildFew(dataDir)).release);
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
	expect(await refusalOf(accepted)).toMatchObject({ rebuilt: true });
});
