import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A text or binary file of the repository, path with slashes from its root. */
export interface RepositoryFile {
	readonly path: string;
	readonly bytes: number;
	readonly read: () => Buffer;
	readonly text: () => string;
}

/** What Git ignores, and what is written by machines. */
const left = new Set([".git", "node_modules", "var", "coverage", "test-output"]);

export function repositoryFiles(root: string): readonly RepositoryFile[] {
	const files: RepositoryFile[] = [];
	const visit = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (left.has(entry.name) || entry.name.endsWith(".log")) continue;
			if (entry.isDirectory()) visit(path);
			else if (entry.isFile()) {
				files.push({
					path: relative(root, path).split(sep).join("/"),
					bytes: statSync(path).size,
					read: () => readFileSync(path),
					text: () => readFileSync(path, "utf8"),
				});
			}
		}
	};
	visit(root);
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
