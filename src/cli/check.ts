import { sources } from "../../catalogue/sources/index.ts";
import { knownCodes } from "../build/index.ts";
import { verdict } from "../collection/index.ts";
import { counted, DefError, readSettings } from "../platform/index.ts";
import { printFindings } from "./findings.ts";

/** Recognises a file and checks it with the nomenclatures of the data folder, or those of the package. Keeps nothing. */
export async function checkCommand(args: readonly string[]): Promise<number> {
	const [file] = args;
	if (!file)
		throw new DefError("argument-manquant", { command: "check", argument: "le fichier à contrôler" });
	const found = await verdict(file, sources, await knownCodes(readSettings().dataDir, sources));
	for (const one of [found, ...found.others]) {
		const where = one.sheet ? `onglet « ${one.sheet} », ` : one.encoding ? `${one.encoding}, ` : "";
		process.stdout.write(
			`${one.source.title} (${one.source.id})\n  ${where}en-tête ligne ${one.headerLine}, ${counted(one.rows, "ligne")}, ${counted(one.held, "mise de côté", "mises de côté")}\n`,
		);
		process.stdout.write(printFindings(one.findings));
		process.stdout.write(
			one.blocking ? "  → Fichier refusé : corrigez les défauts bloquants.\n" : "  → Fichier accepté.\n",
		);
	}
	return [found, ...found.others].some((v) => v.blocking) ? 1 : 0;
}
