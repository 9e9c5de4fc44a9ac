import { sources } from "../../catalogue/sources/index.ts";
import { knownCodes } from "../build/index.ts";
import { returnFile, type Verdict, verdict } from "../collection/index.ts";
import { counted, DefError, readSettings, writeAtomic } from "../platform/index.ts";
import { printFindings } from "./findings.ts";

/** Recognises a file and checks it with the nomenclatures of the data folder, or those of the package. Keeps nothing. */
export async function checkCommand(args: readonly string[]): Promise<number> {
	const { file, annotated } = argumentsOf(args);
	const codes = await knownCodes(readSettings().dataDir, sources);
	let found: Verdict;
	if (annotated === undefined) found = await verdict(file, sources, codes);
	else {
		const back = await returnFile(file, sources, codes, new Date());
		writeAtomic(annotated, back.bytes);
		found = back.verdict;
	}
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
	if (annotated !== undefined) process.stdout.write(`Fichier annoté : ${annotated}\n`);
	return [found, ...found.others].some((v) => v.blocking) ? 1 : 0;
}

function argumentsOf(args: readonly string[]): { readonly file: string; readonly annotated?: string } {
	const at = args.indexOf("--annote");
	const annotated = at < 0 ? undefined : args[at + 1];
	if (at >= 0 && (annotated === undefined || !/\.xlsx$/i.test(annotated)))
		throw new DefError("argument-manquant", { command: "check", argument: "le classeur à écrire, en .xlsx" });
	const [file] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
	if (!file)
		throw new DefError("argument-manquant", { command: "check", argument: "le fichier à contrôler" });
	return { file, ...(annotated === undefined ? {} : { annotated }) };
}
