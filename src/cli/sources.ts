import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { indexFolder, locate } from "../collection/index.ts";
import { packageRoot, readSettings } from "../platform/index.ts";

/** The declared data sets, the file each one expects and the one that is found. */
export async function sourcesCommand(): Promise<number> {
	const { mirror } = readSettings();
	const facts = indexFolder(join(packageRoot, "samples", "faits"));
	const data = indexFolder(mirror ?? join(packageRoot, "samples", "donnees"));
	process.stdout.write(
		mirror === undefined ? "Fichiers : données d'essai du paquet\n" : `Fichiers : miroir ${mirror}\n`,
	);
	for (const source of sources) {
		const found = locate(source, source.shipped ? facts : data);
		process.stdout.write(
			`\n${source.id}\n  ${source.title}\n  ${source.producer} — ${source.licence} — ${source.vintage} — ${source.cadence}\n  Adresse : ${source.address}\n  Attendu : ${source.files.join(" ou ")}\n  Trouvé  : ${found?.path ?? "aucun fichier"}\n`,
		);
	}
	return 0;
}
