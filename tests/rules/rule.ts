import type { RepositoryFile } from "./repository.ts";

/** A rule of the house that no ready-made tool checks. Returns its offenders, « chemin:ligne : raison ». */
export interface Rule {
	readonly name: string;
	readonly offenders: (files: readonly RepositoryFile[]) => readonly string[];
}

export const isCode = (path: string): boolean => /\.(ts|tsx)$/.test(path);
export const isText = (path: string): boolean =>
	/\.(ts|tsx|js|cjs|mjs|css|json|md|yml|yaml|txt|html|svg)$/.test(path) ||
	path.startsWith(".ci/") ||
	path === ".npmrc";

/** One offender per line of a text file that matches. */
export function matchingLines(file: RepositoryFile, pattern: RegExp, reason: string): string[] {
	return file
		.text()
		.split("\n")
		.flatMap((line, i) => (pattern.test(line) ? [`${file.path}:${i + 1} : ${reason}`] : []));
}
