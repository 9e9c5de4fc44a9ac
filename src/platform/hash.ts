import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export function sha256(bytes: Uint8Array | string): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** Short stable name of plain data: keys sorted, so that the order of a declaration's properties does not matter. */
export function hashOf(value: unknown): string {
	return sha256(stableJson(value)).slice(0, 16);
}

export function stableJson(value: unknown): string {
	return JSON.stringify(value, (_key, v: unknown) => {
		if (typeof v === "function") return String(v);
		if (v === null || typeof v !== "object" || Array.isArray(v)) return v;
		return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** Hash of the code of some folders or files: the "code version" of a stage. Tests do not count. */
export function hashOfCode(paths: readonly string[]): string {
	const hash = createHash("sha256");
	const visit = (path: string): void => {
		if (statSync(path).isDirectory()) {
			for (const name of readdirSync(path).sort()) visit(join(path, name));
		} else if (/\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)) {
			hash.update(readFileSync(path));
		}
	};
	for (const path of paths) visit(path);
	return hash.digest("hex").slice(0, 16);
}
