import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./command.ts";

/** Folder of real files: the operator's, else the one beside the clone; undefined when there is none. */
export function mirrorFolder(): string | undefined {
	const folder = process.env.SOURCES_MIRROR ?? resolve(root, "..", "shared", "data");
	return existsSync(folder) ? folder : undefined;
}
