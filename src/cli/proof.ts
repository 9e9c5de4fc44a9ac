import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Recheck, recheckProofs } from "../build/index.ts";
import { counted, DefError, readSettings } from "../platform/index.ts";

/**
 * Exit status 0 only when another solver found every answer again. With a folder, the programmes are kept there. `--un-sur 10`: one
 * programme in ten, where the whole proof was asked before and only the way is tried again.
 */
export async function proofCommand(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { "un-sur": { type: "string", default: "1" } },
	});
	const [release, kept] = positionals;
	const value = values["un-sur"];
	if (!/^[1-9]\d{0,3}$/.test(value))
		throw new DefError("option-incorrecte", { name: "--un-sur", value, expected: "un nombre à partir de 1" });
	if (release === undefined)
		throw new DefError("argument-manquant", {
			command: "proof",
			argument: "l'identifiant de la diffusion à revérifier",
		});
	const folder = kept ?? mkdtempSync(join(tmpdir(), "def-preuve-"));
	try {
		const found = await recheckProofs(readSettings().dataDir, release, folder, Number(value));
		if (found.length === 0) process.stdout.write("Aucun cube protégé dans cette diffusion.\n");
		for (const one of found) process.stdout.write(`${one.cube} : ${verdict(one)}\n`);
		return found.every(({ wrong }) => wrong === 0) ? 0 : 1;
	} finally {
		if (kept === undefined) rmSync(folder, { recursive: true, force: true });
	}
}

function verdict({ questions, wrong }: Recheck): string {
	if (questions === undefined) return "preuve confidentielle supprimée avec les données";
	const asked = counted(questions, "borne demandée", "bornes demandées");
	if (wrong === undefined) return `${asked}, aucun autre solveur : installez glpk-utils (glpsol)`;
	return wrong === 0
		? `${asked} à glpsol, toutes retrouvées`
		: `${asked} à glpsol, ${counted(wrong, "différente")}`;
}
