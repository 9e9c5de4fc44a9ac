import { basename } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { knownCodes } from "../build/index.ts";
import { compareFiles, returnFile, verdict } from "../collection/index.ts";
import { counted, DefError, readSettings, writeAtomic } from "../platform/index.ts";
import { printComparison } from "./comparison.ts";
import { printFindings } from "./findings.ts";

/** Recognises a file and checks it with the nomenclatures of the data folder, or those of the package. Keeps nothing. */
export async function checkCommand(args: readonly string[]): Promise<number> {
	const { file, annotated, previous } = argumentsOf(args);
	const codes = await knownCodes(readSettings().dataDir, sources);
	const back = annotated === undefined ? undefined : await returnFile(file, sources, codes, new Date());
	if (back && annotated !== undefined) writeAtomic(annotated, back.bytes);
	const compared = previous === undefined ? undefined : await compareFiles(previous, file, sources, codes);
	const found = compared?.verdict ?? back?.verdict ?? (await verdict(file, sources, codes));
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
	if (compared && previous !== undefined)
		process.stdout.write(printComparison(compared.comparison, basename(previous)));
	if (annotated !== undefined) process.stdout.write(`Fichier annoté : ${annotated}\n`);
	return [found, ...found.others].some((v) => v.blocking) ? 1 : 0;
}

interface Arguments {
	readonly file: string;
	/** Workbook to write for the sender. */
	readonly annotated?: string;
	/** File of the previous delivery. */
	readonly previous?: string;
}

function argumentsOf(args: readonly string[]): Arguments {
	const missing = (argument: string): DefError =>
		new DefError("argument-manquant", { command: "check", argument });
	let file: string | undefined;
	let annotated: string | undefined;
	let previous: string | undefined;
	for (let i = 0; i < args.length; i++) {
		const arg = args[i];
		if (arg === "--annote") {
			annotated = args[++i];
			if (annotated === undefined || !/\.xlsx$/i.test(annotated))
				throw missing("le classeur à écrire, en .xlsx");
		} else if (arg === "--precedent") {
			previous = args[++i];
			if (previous === undefined) throw missing("le fichier précédent");
		} else if (arg?.startsWith("--")) throw missing(`« ${arg} » n'est pas une option connue`);
		else file ??= arg;
	}
	if (!file) throw missing("le fichier à contrôler");
	return {
		file,
		...(annotated === undefined ? {} : { annotated }),
		...(previous === undefined ? {} : { previous }),
	};
}
