import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../platform/index.ts";
import { readPointer } from "./pointer-file.ts";

const pathOf = (dataDir: string): string => join(dataDir, "releases", "candidate");

/** The newest release that was built and waits to be composed, approved and published; none when it is the one served. */
export function candidateId(dataDir: string): string | undefined {
	const path = pathOf(dataDir);
	if (!existsSync(path)) return undefined;
	const id = readFileSync(path, "utf8").trim();
	if (id === "" || id === readPointer(dataDir)?.release) return undefined;
	return existsSync(join(dataDir, "releases", id, "manifest.json")) ? id : undefined;
}

/** `undefined`: nothing waits any more. */
export function setCandidate(dataDir: string, id: string | undefined): void {
	if (id === undefined) rmSync(pathOf(dataDir), { force: true });
	else writeAtomic(pathOf(dataDir), `${id}\n`);
}

/** What is served waits no more, and does not come back by itself once it is withdrawn. */
export function forgetCandidate(dataDir: string): void {
	const path = pathOf(dataDir);
	if (existsSync(path) && readFileSync(path, "utf8").trim() === readPointer(dataDir)?.release)
		setCandidate(dataDir, undefined);
}
