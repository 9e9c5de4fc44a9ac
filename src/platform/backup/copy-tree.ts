import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Copies folders and plain files with their rights; `keep` gets the path below `from`. A file that disappears meanwhile is
 * passed over: in a running database that is ordinary, and its log tells the rest.
 */
export async function copyTree(
	from: string,
	to: string,
	keep: (path: string) => boolean,
	below = "",
): Promise<void> {
	const mode = (await stat(join(from, below))).mode & 0o777;
	await mkdir(join(to, below), { recursive: true, mode: mode | 0o700 });
	for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		if (!keep(path)) continue;
		if (entry.isDirectory()) await copyTree(from, to, keep, path);
		if (!entry.isFile()) continue;
		try {
			await copyFile(join(from, path), join(to, path));
		} catch (error) {
			if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
		}
	}
}
