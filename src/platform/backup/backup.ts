import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { create } from "tar";
import { DefError } from "../errors.ts";
import { commitDraft, discardDraft, draftOf } from "../files.ts";
import { takeLock } from "../lock.ts";
import type { Settings } from "../settings.ts";
import { copyCluster } from "./copy-cluster.ts";
import { copyTree } from "./copy-tree.ts";
import { describe, manifestName } from "./manifest.ts";

/** Belongs to this machine and this moment. The database is copied apart. */
const left =
	/^((build|work|publish)\.lock.*|(uploads|forms|arrivals|fetched)\/.*|records\/(pg|lib|serve\.lock|postgres\.log).*|.*\.part)$/;

function isArchive(path: string): boolean {
	return /\.(tar\.gz|tgz)$/.test(path);
}

/**
 * The whole data folder, into an archive (`.tar.gz`, `.tgz`) or a folder, while the service runs or not. It appears under its
 * name only once complete. No build may run meanwhile. Throws `place-prise`, `sauvegarde-ailleurs`, `construction-en-cours`.
 */
export async function backup(
	{ dataDir, databaseUrl }: Pick<Settings, "dataDir" | "databaseUrl">,
	target: string,
): Promise<void> {
	if (databaseUrl !== undefined) throw new DefError("sauvegarde-ailleurs");
	if (!existsSync(dataDir)) throw new DefError("fichier-absent", { file: dataDir });
	const path = resolve(target);
	if (path.startsWith(`${dataDir}/`) || isTaken(path)) throw new DefError("place-prise", { path });
	mkdirSync(dirname(path), { recursive: true });
	const unlock = takeLock(join(dataDir, "build.lock"));
	let unlockPublication: (() => void) | undefined;
	const folder = draftOf(`${path}.dossier`);
	const archive = draftOf(path);
	try {
		// What is published, and the records that say so, are copied as of one moment; a publication that is due waits.
		unlockPublication = takeLock(join(dataDir, "publish.lock"));
		mkdirSync(folder, { mode: 0o700 });
		await copyTree(dataDir, folder, (inside) => !left.test(inside));
		await copyCluster(dataDir, join(folder, "records", "pg"));
		const manifest = await describe(folder, new Date().toISOString());
		writeFileSync(join(folder, manifestName), JSON.stringify(manifest, undefined, 1));
		if (isArchive(path)) {
			await create({ gzip: true, portable: true, cwd: folder, file: archive, mode: 0o600 }, ["."]);
			commitDraft(archive, path);
		} else {
			if (existsSync(path)) rmdirSync(path);
			renameSync(folder, path);
		}
	} finally {
		discardDraft(folder);
		discardDraft(archive);
		unlockPublication?.();
		unlock();
	}
}

/** An empty folder is a place; anything else is not overwritten. */
export function isTaken(path: string): boolean {
	if (!existsSync(path)) return false;
	try {
		return readdirSync(path).length > 0;
	} catch {
		return true; // a file
	}
}
