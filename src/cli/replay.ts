import { indicators } from "../../catalogue/indicators/index.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { isIdentical, type ReplayReport, replay } from "../build/index.ts";
import { DefError, formatNumber, readSettings } from "../platform/index.ts";

/** Exit status 0 only when the release was made again to the same bytes. */
export async function replayCommand([release]: readonly string[]): Promise<number> {
	if (release === undefined)
		throw new DefError("argument-manquant", {
			command: "replay",
			argument: "l'identifiant ou la version de la diffusion à refaire",
		});
	const { dataDir } = readSettings();
	const report = await replay({
		dataDir,
		release,
		sources,
		indicators,
		progress: (line) => process.stdout.write(`${line}\n`),
	});
	process.stdout.write(`\n${reportText(report)}\n`);
	return isIdentical(report) ? 0 : 1;
}

function reportText(report: ReplayReport): string {
	const { release, damaged, changed, made } = report;
	const lines = [`Rejeu de la diffusion ${release}`];
	if (damaged.length > 0)
		lines.push(
			"  Fichiers de la diffusion qui ne sont plus ce que dit son manifeste :",
			...damaged.map((path) => `    ${path}`),
		);
	if (changed.length > 0) lines.push("  Ce qui a changé depuis :", ...changed.map((what) => `    ${what}`));
	if (!made) lines.push("  Elle ne peut pas être refaite.");
	else {
		const how = { autre: "autres octets", manque: "n'est plus produit", "en trop": "n'était pas produit" };
		lines.push(
			`  Refaite sous l'identifiant ${made.release} : ${formatNumber(made.same)} fichiers identiques à l'octet près, ${formatNumber(made.different.length)} différents.`,
			...made.different.map((file) => `    ${file.path} : ${how[file.how]}`),
		);
	}
	lines.push(isIdentical(report) ? "Identique." : "Différente : la diffusion publiée n'est pas prouvée.");
	return lines.join("\n");
}
