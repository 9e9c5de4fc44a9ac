import { isCode, type Rule } from "./rule.ts";

const LIMIT = 15 * 1024;

export const smallFiles: Rule = {
	name: "fichiers de code de moins de 15 ko",
	offenders: (files) =>
		files
			.filter((f) => isCode(f.path) && f.bytes > LIMIT)
			.map((f) => `${f.path} : ${(f.bytes / 1024).toFixed(1)} ko`),
};

const catchAll = /(^|\/)(utils?|helpers?|commons?|misc|shared)(\.tsx?|\/)/;

export const oneNounPerFile: Rule = {
	name: "aucun fichier fourre-tout",
	offenders: (files) => files.filter((f) => catchAll.test(f.path)).map((f) => f.path),
};
