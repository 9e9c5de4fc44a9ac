import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { extract } from "tar";
import { DefError } from "../errors.ts";
import { discardDraft, draftOf } from "../files.ts";
import { isTaken } from "./backup.ts";
import { copyTree } from "./copy-tree.ts";
import { manifestName, verify } from "./manifest.ts";

/**
 * Puts a backup back as the data folder, which must be absent or empty. Nothing appears before every file was checked. Gives
 * the instant of the backup. Throws `place-prise`, `fichier-absent`, `sauvegarde-abimee`.
 */
export async function restore(dataDir: string, source: string): Promise<string> {
	const from = resolve(source);
	if (!existsSync(from)) throw new DefError("fichier-absent", { file: source });
	if (isTaken(dataDir)) throw new DefError("place-prise", { path: dataDir });
	mkdirSync(dirname(dataDir), { recursive: true });
	const draft = draftOf(dataDir);
	try {
		if (statSync(from).isDirectory()) await copyTree(from, draft, () => true);
		else await unpack(from, draft);
		const taken = await verify(draft, basename(from));
		rmSync(join(draft, manifestName));
		if (existsSync(dataDir)) rmdirSync(dataDir);
		renameSync(draft, dataDir);
		return taken;
	} finally {
		discardDraft(draft);
	}
}

async function unpack(archive: string, into: string): Promise<void> {
	mkdirSync(into, { mode: 0o700 });
	try {
		// Our archives hold folders and plain files only; a link could lead the writing elsewhere.
		await extract({
			file: archive,
			cwd: into,
			strict: true,
			filter: (_path, entry) => !("type" in entry) || entry.type === "File" || entry.type === "Directory",
		});
	} catch (error) {
		const cause = error instanceof Error ? error.message : String(error);
		throw new DefError("sauvegarde-abimee", { file: basename(archive), cause }, error);
	}
}
