import { constants, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { discardDraft, draftOf } from "../../src/platform/index.ts";

/** Name of the setting that says where one run of the tests keeps the products of its builds. */
export const keptProducts = "TEST_PRODUCTS";

/** For a test on how a cube is made. */
export const nomenclaturesOnly = "nomenclatures-";

/**
 * Nomenclatures, cubes and protected cubes are named by the hash of all that made them: what one test of the run made, the build of
 * another takes as its own last build's. Outside a run, nothing is kept and nothing taken. `prefix`: only what is named so.
 */
export function takeProducts(dataDir: string, prefix = ""): void {
	copyProducts(process.env[keptProducts], join(dataDir, "warehouse"), prefix);
}

export function keepProducts(dataDir: string, prefix = ""): void {
	const kept = process.env[keptProducts];
	if (kept !== undefined) copyProducts(join(dataDir, "warehouse"), kept, prefix);
}

function copyProducts(from: string | undefined, to: string, prefix: string): void {
	if (from === undefined || !existsSync(from)) return;
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from).filter((one) => one.startsWith(prefix))) {
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
