import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { indexFolder, locate, readIntake } from "../collection/index.ts";
import { counted, packageRoot, readSettings } from "../platform/index.ts";

/** The declared data sets, the file each one expects and the one that is found. */
export async function sourcesCommand(): Promise<number> {
	const { dataDir, mirror } = readSettings();
	const accepted = new Map(readIntake(dataDir).deliveries.map((one) => [one.source, one]));
	const facts = indexFolder(join(packageRoot, "samples", "faits"));
	const data = indexFolder(mirror ?? join(packageRoot, "samples", "donnees"));
	process.stdout.write(
		mirror === undefined ? "Fichiers : données d'essai du paquet\n" : `Fichiers : miroir ${mirror}\n`,
	);
	const read = new Set<string>();
	for (const source of sources) {
		const lot = accepted.get(source.id);
		const found =
			lot === undefined && source.sharing !== "charter"
				? locate(source, source.shipped ? facts : data)
				: undefined;
		if (found) read.add(found.path);
		const held =
			lot !== undefined
				? `lot ${lot.label} (${lot.name})`
				: source.sharing === "charter"
					? "aucune livraison acceptée (partagé sous charte)"
					: (found?.path ?? "aucun fichier");
		const others = found?.others.length ? `\n  Laissés  : ${found.others.join(", ")}` : "";
		process.stdout.write(
			`\n${source.id}\n  ${source.title}\n  ${source.producer} — ${source.licence} — ${source.vintage} — ${source.cadence}\n  Adresse : ${source.address}\n  Attendu : ${source.files.join(" ou ")}\n  Trouvé  : ${held}${others}\n`,
		);
	}
	// A file that came under another name would be missed without a word.
	const unread = data.entries.filter(({ path }) => !read.has(path)).map(({ inside }) => inside);
	if (mirror !== undefined && unread.length > 0)
		process.stdout.write(
			`\n${counted(unread.length, "fichier du dossier qu’aucun jeu ne lit", "fichiers du dossier qu’aucun jeu ne lit")} :\n${unread.map((file) => `  ${file}\n`).join("")}`,
		);
	return 0;
}
