import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Identifier of the release served from a data folder, as the pointer says. */
export function servedRelease(dataDir: string): string | undefined {
	const pointer = join(dataDir, "releases", "current");
	return existsSync(pointer) ? readFileSync(pointer, "utf8").trim().split(" ")[0] : undefined;
}

/** SHA-256 of every Parquet of a release: what two identical builds must share to the byte. */
export function releaseBytes(dataDir: string, release: string): Readonly<Record<string, string>> {
	const root = join(dataDir, "releases", release);
	const files: [string, string][] = [];
	const visit = (folder: string): void => {
		for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) visit(path);
			else if (entry.name.endsWith(".parquet")) {
				files.push([
					path,
					createHash("sha256")
						.update(readFileSync(join(root, path)))
						.digest("hex"),
				]);
			}
		}
	};
	visit("");
	return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
