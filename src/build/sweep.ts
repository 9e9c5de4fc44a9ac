import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { discardDraft } from "../platform/index.ts";

/** Removes what a killed build left half written. Called under the lock: no other build is at work. */
export function sweepDrafts(dataDir: string): void {
	for (const folder of ["deliveries", "batches", "warehouse", "releases", "builds"]) {
		const path = join(dataDir, folder);
		if (!existsSync(path)) continue;
		for (const name of readdirSync(path)) if (/\.\d+\.part(\.|$)/.test(name)) discardDraft(join(path, name));
	}
}
