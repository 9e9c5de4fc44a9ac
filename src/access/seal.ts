import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../platform/files.ts";

/** Keeps the secrets of second factors unreadable to whoever holds only a copy of the database. */
export interface Seal {
	readonly close: (text: string) => string;
	readonly open: (sealed: string) => string;
}

/** The key lies beside the database (0600), made the first time. */
export function openSeal(dataDir: string): Seal {
	const path = join(dataDir, "records", "seal.key");
	if (!existsSync(path)) {
		writeAtomic(path, randomBytes(32).toString("hex"));
		chmodSync(path, 0o600);
	}
	const key = Buffer.from(readFileSync(path, "utf8"), "hex");
	return {
		close(text) {
			const iv = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key, iv);
			const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
		},
		open(sealed) {
			const bytes = Buffer.from(sealed, "base64");
			const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
			decipher.setAuthTag(bytes.subarray(12, 28));
			return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
		},
	};
}
