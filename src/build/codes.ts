import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { indexFolder, type LinksOf, type Lookup, locate, makeBatch, receive } from "../collection/index.ts";
import { DefError, packageRoot } from "../platform/index.ts";
import { openRelease } from "../release/index.ts";
import { buildNomenclature, type Input, readCodes, readLinks } from "../warehouse/index.ts";

/** Codes of each level, and the territory in which another lies. */
export interface Nomenclature {
	readonly codes: Lookup;
	readonly linksOf: LinksOf;
}

/** Codes against which a lone file is checked: those of the published release, else the ones the package ships. */
export async function knownCodes(dataDir: string, sources: readonly Source[]): Promise<Lookup> {
	return await withNomenclature(dataDir, sources, readCodes);
}

/** The same codes with their links, for the preview of what secrecy will hide. */
export async function knownNomenclature(dataDir: string, sources: readonly Source[]): Promise<Nomenclature> {
	return await withNomenclature(dataDir, sources, async (dir) => ({
		codes: await readCodes(dir),
		linksOf: await readLinks(dir),
	}));
}

async function withNomenclature<T>(
	dataDir: string,
	sources: readonly Source[],
	read: (dir: string) => Promise<T>,
): Promise<T> {
	try {
		const { dir } = openRelease(dataDir);
		return await read(join(dir, "nomenclatures"));
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
		return await read((await buildNomenclature(inputs, work, "")).dir);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}
