import { existsSync } from "node:fs";
import { join } from "node:path";
import { DefError } from "../platform/index.ts";
import { damagedFile, readManifest } from "./compose.ts";
import { publications } from "./history.ts";
import type { Manifest } from "./model.ts";
import { readPointer } from "./pointer-file.ts";

/** A release opened for reading. */
export interface OpenRelease {
	readonly dir: string;
	readonly manifest: Manifest;
}

export function currentId(dataDir: string): string | undefined {
	return readPointer(dataDir)?.release;
}

/** The release told with the instant of its last publication, if it was ever published. */
export function openRelease(dataDir: string, id = currentId(dataDir)): OpenRelease {
	if (!id) throw new DefError("diffusion-absente");
	const dir = join(dataDir, "releases", id);
	if (!existsSync(join(dir, "manifest.json")))
		throw new DefError("diffusion-abimee", { release: id, file: "manifest.json" });
	const manifest = readManifest(dir);
	const damaged = damagedFile(dir, manifest);
	if (damaged) throw new DefError("diffusion-abimee", { release: id, file: damaged });
	const published = publications(dataDir).find((one) => one.release === id)?.published;
	return { dir, manifest: published === undefined ? manifest : { ...manifest, published } };
}
