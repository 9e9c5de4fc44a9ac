import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { RepositoryFile } from "./repository.ts";
import { repositoryFiles } from "./repository.ts";
import type { Rule } from "./rule.ts";

const hash = (file: RepositoryFile): string => createHash("sha256").update(file.read()).digest("hex");

/** Real files of producers live in a mirror folder, never in the package. */
export function noCopyOfMirror(mirror: string | undefined): Rule {
	return {
		name: "aucun fichier du miroir recopié",
		offenders: (files) => {
			if (mirror === undefined || !existsSync(mirror)) return [];
			const bySize = new Map<number, RepositoryFile[]>();
			for (const file of repositoryFiles(mirror)) {
				if (file.bytes > 0) bySize.set(file.bytes, [...(bySize.get(file.bytes) ?? []), file]);
			}
			return files.flatMap((file) =>
				(bySize.get(file.bytes) ?? [])
					.filter((original) => hash(original) === hash(file))
					.map((original) => `${file.path} : même contenu que ${original.path}`),
			);
		},
	};
}
