import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { DefError } from "../errors.ts";

export const manifestName = "sauvegarde.json";

const shape = z.object({
	format: z.literal(1),
	taken: z.string(),
	/** SHA-256 of each file, by path. Folders that hold nothing are listed too: a database needs them. */
	files: z.record(z.string(), z.string()),
	folders: z.array(z.string()),
});

type Manifest = z.infer<typeof shape>;

export async function describe(folder: string, taken: string): Promise<Manifest> {
	const files: Record<string, string> = {};
	const folders: string[] = [];
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
		const path = relative(folder, join(folder, name)).split(sep).join("/");
		if (path === manifestName) continue;
		if (statSync(join(folder, name)).isDirectory()) folders.push(path);
		else files[path] = await hashOfFile(join(folder, name));
	}
	return { format: 1, taken, files, folders };
}

/** Throws `sauvegarde-abimee` when a file is missing, added or changed. Gives the instant of the backup. */
export async function verify(folder: string, name: string): Promise<string> {
	const damaged = (cause: string): DefError => new DefError("sauvegarde-abimee", { file: name, cause });
	let said: Manifest;
	try {
		said = shape.parse(JSON.parse(readFileSync(join(folder, manifestName), "utf8")));
	} catch {
		throw damaged(`${manifestName} manque ou ne se lit pas`);
	}
	const found = await describe(folder, said.taken);
	for (const path of new Set([...Object.keys(said.files), ...Object.keys(found.files)])) {
		if (said.files[path] !== found.files[path]) throw damaged(path);
	}
	const folders = new Set(found.folders);
	const missing = said.folders.find((path) => !folders.has(path));
	if (missing !== undefined) throw damaged(missing);
	return said.taken;
}

async function hashOfFile(path: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}
