import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { mirrorFolder } from "./mirror.ts";

/** Folder of official schemas, beside that of the real files; undefined where there is none: a test says so and is left out. */
export function standardsFolder(): string | undefined {
	const mirror = mirrorFolder();
	const folder = mirror && resolve(mirror, "..", "standards");
	return folder && existsSync(folder) ? folder : undefined;
}

export function standard(path: string): string {
	return readFileSync(join(standardsFolder() ?? "", path), "utf8");
}
