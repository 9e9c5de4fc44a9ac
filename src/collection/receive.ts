import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { commitDraft, DefError, discardDraft, draftOf, sha256 } from "../platform/index.ts";
import { sizeLimits, tooBig } from "./container.ts";
import type { Delivery } from "./model.ts";

/**
 * Keeps the bytes of a file for ever under their SHA-256. The same bytes twice is a no-op; a stored copy is never rewritten.
 * Throws `fichier-absent`, `fichier-trop-gros`, `fichier-illisible` (the stored copy no longer has its size).
 */
export function receive(
	source: Pick<Source, "id">,
	path: string,
	origin: Delivery["origin"],
	deliveriesDir: string,
): Delivery {
	const name = basename(path).normalize("NFC");
	const bytes = readInput(path);
	const digest = sha256(bytes);
	const stored = resolve(deliveriesDir, digest);
	const known = statSync(stored, { throwIfNoEntry: false });
	if (!known) {
		mkdirSync(deliveriesDir, { recursive: true });
		const draft = draftOf(join(deliveriesDir, digest));
		try {
			copyFileSync(path, draft);
			// The file may have changed between the two readings: what is stored must be what was named.
			if (sha256(readFileSync(draft)) !== digest) throw unreadable(name, "il change pendant la lecture");
			commitDraft(draft, stored);
		} catch (cause) {
			discardDraft(draft);
			throw cause;
		}
	} else if (known.size !== bytes.length) {
		throw unreadable(name, `la copie conservée ${digest.slice(0, 12)}… est abîmée`);
	}
	return { source: source.id, name, sha256: digest, bytes: bytes.length, origin, path: stored };
}

/** The bytes of a file given by a person. Throws `fichier-absent` or `fichier-trop-gros`. */
export function readInput(path: string): Buffer {
	const name = basename(path);
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats?.isFile()) throw new DefError("fichier-absent", { file: name });
	if (stats.size > sizeLimits.text) throw tooBig(name, sizeLimits.text);
	try {
		return readFileSync(path);
	} catch (cause) {
		throw new DefError("fichier-absent", { file: name }, cause);
	}
}

function unreadable(file: string, cause: string): DefError {
	return new DefError("fichier-illisible", { file, cause });
}
