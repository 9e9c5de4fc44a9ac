import type { Source } from "../../catalogue/model.ts";
import { knownNomenclature, type Nomenclature } from "../build/index.ts";
import { pointerTime } from "../release/index.ts";

/** Codes and links of the published release, read once for each release. */
export function knowledgeOf(dataDir: string, sources: readonly Source[]): () => Promise<Nomenclature> {
	let seen: number | undefined;
	let codes: Promise<Nomenclature> | undefined;
	return async () => {
		const now = pointerTime(dataDir);
		if (!codes || now !== seen) {
			seen = now;
			codes = knownNomenclature(dataDir, sources);
			codes.catch(() => {
				codes = undefined;
			});
		}
		return await codes;
	};
}
