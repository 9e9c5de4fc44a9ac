import { backup, DefError, formatDate, formatTime, readSettings, restore } from "../platform/index.ts";

export async function backupCommand([target]: readonly string[]): Promise<number> {
	if (target === undefined)
		throw new DefError("argument-manquant", {
			command: "backup",
			argument: "le fichier .tar.gz ou le dossier à écrire",
		});
	const settings = readSettings();
	await backup(settings, target);
	process.stdout.write(`Sauvegarde complète de ${settings.dataDir} : ${target}\n`);
	return 0;
}

export async function restoreCommand([source]: readonly string[]): Promise<number> {
	if (source === undefined)
		throw new DefError("argument-manquant", {
			command: "restore",
			argument: "la sauvegarde à remettre en place",
		});
	const { dataDir } = readSettings();
	const taken = await restore(dataDir, source);
	process.stdout.write(
		`Sauvegarde du ${formatDate(taken)} à ${formatTime(taken)} remise en place dans ${dataDir}\n`,
	);
	return 0;
}
