import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Recheck, recheckProofs } from "../build/index.ts";
import { counted, DefError, readSettings } from "../platform/index.ts";

/** Exit status 0 only when another solver found every answer again. With a folder, the programmes are kept there. */
export async function proofCommand([release, kept]: readonly string[]): Promise<number> {
	if (release === undefined)
		throw new DefError("argument-manquant", {
			command: "proof",
			argument: "l'identifiant de la diffusion à revérifier",
		});
	const folder = kept ?? mkdtempSync(join(tmpdir(), "def-preuve-"));
	try {
		const found = await recheckProofs(readSettings().dataDir, release, folder);
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
