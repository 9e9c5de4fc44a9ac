import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DefError } from "../platform/index.ts";

/** Bytes that were copied and flushed, still without their name. */
export interface Arrival {
	readonly sha256: string;
	readonly bytes: number;
	/** Gives them their name under `deliveries/`, for ever, and makes that last. The same bytes twice is a no-op. */
	readonly keep: () => Promise<string>;
	readonly discard: () => void;
}

/**
 * Copies a file of any size beside the store while its hash is computed, never holding it in memory. What is stored is what
 * was hashed, even if the file changes meanwhile. The draft lies in `arrivals/`, where no build sweeps.
 * Throws `fichier-absent`, `fichier-vide`.
 */
export async function receiveStream(name: string, path: string, dataDir: string): Promise<Arrival> {
	if (!statSync(path, { throwIfNoEntry: false })?.isFile())
		throw new DefError("fichier-absent", { file: name });
	const arrivals = join(dataDir, "arrivals");
	mkdirSync(arrivals, { recursive: true });
	const draft = join(arrivals, `${randomUUID()}.${process.pid}.part`);
	const discard = (): void => rmSync(draft, { force: true });
	const hash = createHash("sha256");
	let bytes = 0;
	const measure = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			bytes += chunk.length;
			done(null, chunk);
		},
	});
	try {
		await pipeline(createReadStream(path), measure, createWriteStream(draft));
		if (bytes === 0) throw new DefError("fichier-vide", { file: name });
		await flush(draft);
	} catch (cause) {
		discard();
		throw cause;
	}
	const sha256 = hash.digest("hex");
	const stored = resolve(dataDir, "deliveries", sha256);
	return {
		sha256,
		bytes,
		discard,
		async keep() {
			const known = statSync(stored, { throwIfNoEntry: false });
			if (known && known.size === bytes) {
				discard();
				return stored;
			}
			// A stored copy that lost its size is mended by these bytes, which have its hash.
			mkdirSync(dirname(stored), { recursive: true });
			await rename(draft, stored);
			await flush(dirname(stored));
			return stored;
		},
	};
}

async function flush(path: string): Promise<void> {
	const handle = await open(path, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
