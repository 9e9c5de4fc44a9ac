import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../platform/index.ts";

/** What `releases/current` says: the folder served, and the number of its publication (0 before numbers existed). */
export interface Pointer {
	readonly release: string;
	readonly n: number;
}

const pathOf = (dataDir: string): string => join(dataDir, "releases", "current");

export function readPointer(dataDir: string): Pointer | undefined {
	const path = pathOf(dataDir);
	if (!existsSync(path)) return undefined;
	const [release = "", n = "0"] = readFileSync(path, "utf8").trim().split(/\s+/);
	return release === "" ? undefined : { release, n: Number.parseInt(n, 10) || 0 };
}

/** Publishing is this one move: a one-line file replaced by another. */
export function movePointer(dataDir: string, { release, n }: Pointer): void {
	writeAtomic(pathOf(dataDir), `${release} ${n}\n`);
}

/** Instant of the last publication, to notice that a new release has come. */
export function pointerTime(dataDir: string): number {
	return statSync(pathOf(dataDir), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
