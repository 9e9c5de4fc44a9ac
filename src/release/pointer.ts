import { join } from "node:path";
import { DefError, takeLock } from "../platform/index.ts";
import { forgetCandidate } from "./candidate.ts";
import { type Publication, sweepPublications, writePublication } from "./history.ts";
import { openRelease } from "./opened.ts";
import { movePointer, readPointer } from "./pointer-file.ts";
import { isProtectedAgainstPast } from "./protections.ts";

/**
 * Publishes: the account of it is written first, whole, then the pointer moves in one step. Killed before that step, nothing
 * was published; after it, all was. `expected` is the number of the publication it follows: somebody else published since
 * then, and it is refused (`diffusion-depassee`), as what was approved was a change from that one. So is a release that was not
 * protected against what was published since it was made (`diffusion-moins-secrete`).
 */
export function publish(dataDir: string, expected: number, publication: Omit<Publication, "n">): Publication {
	const unlock = lock(dataDir);
	try {
		const now = readPointer(dataDir)?.n ?? 0;
		if (now !== expected) throw new DefError("diffusion-depassee", { expected, now });
		const { manifest } = openRelease(dataDir, publication.release);
		if (!isProtectedAgainstPast(dataDir, manifest)) throw new DefError("diffusion-moins-secrete");
		const whole: Publication = { n: now + 1, ...publication };
		writePublication(dataDir, whole);
		movePointer(dataDir, { release: whole.release, n: whole.n });
		forgetCandidate(dataDir);
		return whole;
	} finally {
		unlock();
	}
}

/** What a killed publication left behind goes. Done at the start of a build or of a service. */
export function healPublications(dataDir: string): void {
	const unlock = lock(dataDir);
	try {
		sweepPublications(dataDir);
		forgetCandidate(dataDir);
	} finally {
		unlock();
	}
}

/** A build and a service publish in turn: each holds it for the time of two small files. */
function lock(dataDir: string): () => void {
	for (let attempt = 0; ; attempt++) {
		try {
			return takeLock(join(dataDir, "publish.lock"));
		} catch (error) {
			if (!(error instanceof DefError) || attempt > 10) throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
		}
	}
}

/** Number of the publication served; 0 when there is none, or none that was numbered. */
export function currentNumber(dataDir: string): number {
	return readPointer(dataDir)?.n ?? 0;
}
