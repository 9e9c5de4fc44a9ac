import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { indexFolder, type Lookup, locate, makeBatch, receive } from "../collection/index.ts";
import { DefError, packageRoot } from "../platform/index.ts";
import { openRelease } from "../release/index.ts";
import { buildNomenclature, type Input, readCodes } from "../warehouse/index.ts";

/** Codes against which a lone file is checked: those of the published release, else the ones the package ships. */
export async function knownCodes(dataDir: string, sources: readonly Source[]): Promise<Lookup> {
	try {
		const { dir } = openRelease(dataDir);
		return await readCodes(join(dir, "nomenclatures"));
	} catch (error) {
		if (!(error instanceof DefError)) throw error;
	}
	const work = mkdtempSync(join(tmpdir(), "def-codes-"));
	try {
		const facts = indexFolder(join(packageRoot, "samples", "faits"));
		const inputs: Input[] = [];
		for (const source of sources) {
			const found = source.shipped && source.nomenclature ? locate(source, facts) : undefined;
			if (!found) continue;
			const delivery = receive(source, found.path, "shipped", join(work, "deliveries"));
			inputs.push({ source, batch: await makeBatch(source, delivery, new Map(), join(work, "batches")) });
		}
		return await readCodes((await buildNomenclature(inputs, work, "")).dir);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}
