import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { commitDraft, DefError, discardDraft, draftOf } from "../platform/index.ts";
import { type ByteSource, fileBytes } from "./byte-source.ts";
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
	const input = readInput(path);
	const digest = digestOf(input);
	const stored = resolve(deliveriesDir, digest);
	const known = statSync(stored, { throwIfNoEntry: false });
	if (!known) {
		mkdirSync(deliveriesDir, { recursive: true });
		const draft = draftOf(join(deliveriesDir, digest));
		try {
			copyFileSync(path, draft);
			// The file may have changed between the two readings: what is stored must be what was named.
			if (digestOf(fileBytes(draft)) !== digest) throw unreadable(name, "il change pendant la lecture");
			commitDraft(draft, stored);
		} catch (cause) {
			discardDraft(draft);
			throw cause;
		}
	} else if (known.size !== input.size) {
		throw unreadable(name, `la copie conservée ${digest.slice(0, 12)}… est abîmée`);
	}
	return { source: source.id, name, sha256: digest, bytes: input.size, origin, path: stored };
}

/** SHA-256 of bytes that need not be held in memory. */
export function digestOf(bytes: ByteSource): string {
	const hash = createHash("sha256");
	for (const piece of bytes.chunks()) hash.update(piece);
	return hash.digest("hex");
}

/** The bytes of a file given by a person, on disk. Throws `fichier-absent` or `fichier-trop-gros`. */
export function readInput(path: string): ByteSource {
	const name = basename(path);
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats?.isFile()) throw new DefError("fichier-absent", { file: name });
	const { table = 0 } = sizeLimits;
	if (stats.size > table) throw tooBig(name, table);
	try {
		return fileBytes(path);
	} catch (cause) {
		throw new DefError("fichier-absent", { file: name }, cause);
	}
}

function unreadable(file: string, cause: string): DefError {
	return new DefError("fichier-illisible", { file, cause });
}
