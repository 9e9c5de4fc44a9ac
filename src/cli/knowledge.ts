import type { Source } from "../../catalogue/model.ts";
import { knownCodes } from "../build/index.ts";
import type { Lookup } from "../collection/index.ts";
import { pointerTime } from "../release/index.ts";

/** Codes of the published release, read once for each release. */
export function knowledgeOf(dataDir: string, sources: readonly Source[]): () => Promise<Lookup> {
	let seen: number | undefined;
	let codes: Promise<Lookup> | undefined;
	return async () => {
		const now = pointerTime(dataDir);
		if (!codes || now !== seen) {
			seen = now;
			codes = knownCodes(dataDir, sources);
			codes.catch(() => {
				codes = undefined;
			});
		}
		return await codes;
	};
}
