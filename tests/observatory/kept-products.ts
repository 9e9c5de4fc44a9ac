import { constants, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { discardDraft, draftOf } from "../../src/platform/index.ts";

/** Name of the setting that says where one run of the tests keeps the products of its builds. */
export const keptProducts = "TEST_PRODUCTS";

/**
 * Nomenclatures, cubes and protected cubes are named by the hash of all that made them: what one test of the run made, the build of
 * another takes as its own last build's. Outside a run, nothing is kept and nothing taken.
 */
export function takeProducts(dataDir: string): void {
	copyProducts(process.env[keptProducts], join(dataDir, "warehouse"));
}

export function keepProducts(dataDir: string): void {
	const kept = process.env[keptProducts];
	if (kept !== undefined) copyProducts(join(dataDir, "warehouse"), kept);
}

function copyProducts(from: string | undefined, to: string): void {
	if (from === undefined || !existsSync(from)) return;
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from)) {
		const [source, target] = [join(from, name), join(to, name)];
		if (name.includes(".part") || existsSync(target)) continue;
		// Whole or not at all: another test may be reading, or keeping the same one.
		const draft = draftOf(target);
		cpSync(source, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
		try {
			renameSync(draft, target);
		} catch (error) {
			discardDraft(draft);
			if (!existsSync(target)) throw error;
		}
	}
}

/** Opens the folder of a run (a global setup of Vitest); gives what removes it. */
export function openProducts(folder: string): () => void {
	process.env[keptProducts] = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
