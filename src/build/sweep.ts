import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { discardDraft } from "../platform/index.ts";
import { confidentialProof, type Manifest } from "../release/index.ts";

/** Removes what a killed build left half written. Called under the lock: no other build is at work. */
export function sweepDrafts(dataDir: string): void {
	for (const folder of [
		"deliveries",
		"batches",
		"warehouse",
		"releases",
		"releases/publications",
		"releases/changes",
		"builds",
	]) {
		const path = join(dataDir, folder);
		if (!existsSync(path)) continue;
		for (const name of readdirSync(path)) if (/\.\d+\.part(\.|$)/.test(name)) discardDraft(join(path, name));
	}
}

/**
 * Removes the cubes and nomenclatures of former builds: releases hold copies of what they publish, so these only save time,
 * and only to the next build. Deliveries, batches and releases are never removed.
 */
export function sweepWarehouse(warehouseDir: string, kept: readonly string[]): void {
	const names = new Set(kept.map((dir) => basename(dir)));
	for (const name of readdirSync(warehouseDir))
		if (!names.has(name)) rmSync(join(warehouseDir, name), { recursive: true, force: true });
}

/**
 * Removes the confidential part of the proofs whose data had to go: a build that was under way when they went may have left one
 * behind. What was published stays, with its public proof.
 */
export function sweepProofs(dataDir: string): void {
	const releases = join(dataDir, "releases");
	if (!existsSync(releases)) return;
	for (const name of readdirSync(releases)) {
		const manifest = join(releases, name, "manifest.json");
		if (!existsSync(manifest)) continue;
		const { cubes, protection = {} }: Manifest = JSON.parse(readFileSync(manifest, "utf8"));
		for (const { cube, batches } of cubes)
			if (protection[cube] && batches.some((id) => !existsSync(join(dataDir, "batches", `${id}.json`))))
				rmSync(join(releases, name, confidentialProof(cube)), { force: true });
	}
}
