import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DefError, writeAtomic } from "../platform/index.ts";
import { damagedFile, readManifest } from "./compose.ts";
import type { Manifest } from "./model.ts";

/** A release opened for reading. */
export interface OpenRelease {
	readonly dir: string;
	readonly manifest: Manifest;
}

const pointerOf = (dataDir: string): string => join(dataDir, "releases", "current");

/** Publishing is this one move: a one-line file replaced by another. */
export function publish(dataDir: string, id: string): void {
	writeAtomic(pointerOf(dataDir), `${id}\n`);
}

export function currentId(dataDir: string): string | undefined {
	const pointer = pointerOf(dataDir);
	return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
}

/** Instant of the last publication, to notice that a new release has come. */
export function pointerTime(dataDir: string): number {
	const pointer = pointerOf(dataDir);
	return existsSync(pointer) ? statSync(pointer).mtimeMs : 0;
}

export function openRelease(dataDir: string, id = currentId(dataDir)): OpenRelease {
	if (!id) throw new DefError("diffusion-absente");
	const dir = join(dataDir, "releases", id);
	if (!existsSync(join(dir, "manifest.json")))
		throw new DefError("diffusion-abimee", { release: id, file: "manifest.json" });
	const manifest = readManifest(dir);
	const damaged = damagedFile(dir, manifest);
	if (damaged) throw new DefError("diffusion-abimee", { release: id, file: damaged });
	return { dir, manifest };
}
