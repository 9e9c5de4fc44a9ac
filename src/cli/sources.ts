import { join } from "node:path";
import { sources } from "../../catalogue/sources/index.ts";
import { indexFolder, locate, readIntake } from "../collection/index.ts";
import { packageRoot, readSettings } from "../platform/index.ts";

/** The declared data sets, the file each one expects and the one that is found. */
export async function sourcesCommand(): Promise<number> {
	const { dataDir, mirror } = readSettings();
	const accepted = new Map(readIntake(dataDir).deliveries.map((one) => [one.source, one]));
	const facts = indexFolder(join(packageRoot, "samples", "faits"));
	const data = indexFolder(mirror ?? join(packageRoot, "samples", "donnees"));
	process.stdout.write(
		mirror === undefined ? "Fichiers : données d'essai du paquet\n" : `Fichiers : miroir ${mirror}\n`,
	);
	for (const source of sources) {
		const lot = accepted.get(source.id);
		const found =
			lot === undefined && source.sharing !== "charter"
				? locate(source, source.shipped ? facts : data)?.path
				: undefined;
		const held =
			lot !== undefined
				? `lot ${lot.label} (${lot.name})`
				: source.sharing === "charter"
					? "aucune livraison acceptée (partagé sous charte)"
					: (found ?? "aucun fichier");
		process.stdout.write(
			`\n${source.id}\n  ${source.title}\n  ${source.producer} — ${source.licence} — ${source.vintage} — ${source.cadence}\n  Adresse : ${source.address}\n  Attendu : ${source.files.join(" ou ")}\n  Trouvé  : ${held}\n`,
		);
	}
	return 0;
}
