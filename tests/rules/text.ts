import { readLockFile, undescribed } from "./lock-file.ts";
import { isCode, isText, matchingLines, type Rule } from "./rule.ts";

// Words are cut in two so that this file obeys the rules that it states.
const suppression = new RegExp(
	["@ts-(ignore|expect-error|nocheck)", "biome-ig" + "nore", "eslint-dis" + "able"].join("|"),
);
const unfinished = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME"].join("|")})\\b`);
const machinePath = /(?<![\w.~/:-])\/(work|root|home|Users|tmp|mnt|private)\/[\w.-]/;
const windowsPath = /\b[A-Z]:\\\\?Users\\/;
const registryHost = new RegExp(
	["\\bregistry\\.[a-z0-9-]+\\.[a-z]{2,}", "npm" + "mirror\\.com"].join("|"),
	"i",
);
const thirdParty = new RegExp(
	["unp" + "kg\\.com", "jsdel" + "ivr\\.net", "googleapis\\.com", "gstatic\\.com"].join("|"),
	"i",
);

export const noSuppression: Rule = {
	name: "aucune règle mise en sourdine",
	offenders: (files) =>
		files
			.filter((f) => isCode(f.path))
			.flatMap((f) => matchingLines(f, suppression, "règle mise en sourdine")),
};

export const nothingUnfinished: Rule = {
	name: "rien de remis à plus tard",
	offenders: (files) =>
		files
			.filter((f) => isText(f.path))
			.flatMap((f) => matchingLines(f, unfinished, "travail remis à plus tard")),
};

export const noMachinePath: Rule = {
	name: "aucun chemin propre à une machine",
	offenders: (files) =>
		files
			.filter((f) => isText(f.path))
			.flatMap((f) => [
				...matchingLines(f, machinePath, "chemin propre à une machine"),
				...matchingLines(f, windowsPath, "chemin propre à une machine"),
			]),
};

export const noRegistryHost: Rule = {
	name: "aucune adresse de registre de paquets",
	offenders: (files) =>
		files.filter((f) => isText(f.path)).flatMap((f) => matchingLines(f, registryHost, "adresse de registre")),
};

export const noThirdPartyRequest: Rule = {
	name: "aucune ressource de page prise chez un tiers",
	offenders: (files) =>
		files
			.filter((f) => f.path.startsWith("src/"))
			.flatMap((f) => matchingLines(f, thirdParty, "ressource prise chez un tiers")),
};

export const lockFileWithoutAddresses: Rule = {
	name: "fichier de verrou sans adresse de téléchargement",
	offenders: (files) => {
		const lock = files.find((f) => f.path === "package-lock.json");
		return lock === undefined
			? ["package-lock.json : absent"]
			: matchingLines(lock, /"resolved":/, "adresse de téléchargement");
	},
};

export const lockFileForEveryPlatform: Rule = {
	name: "fichier de verrou complet pour toutes les plateformes (sinon « npm run lock »)",
	offenders: (files) =>
		files
			.filter((f) => f.path === "package-lock.json")
			.flatMap((f) => undescribed(readLockFile(f.text())))
			.map(({ name, asker }) => `package-lock.json : ${name} (demandé par ${asker}) n'est pas décrit`),
};
