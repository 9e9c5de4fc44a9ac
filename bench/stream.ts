import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeContracts } from "./contracts.ts";
import { describeMachine } from "./machine.ts";

const step = fileURLToPath(new URL("./stream-step.ts", import.meta.url));

interface Measure {
	readonly rows: number;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly peakMegabytes: number;
}

/** `def bench flux [rows]`: a made-up delivery of that many rows (1 000 000) is checked, then accepted; says speed and peak. */
export async function benchStream(rows: number, say: (line: string) => void): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "def-flux-"));
	try {
		for (const line of describeMachine()) say(line);
		const path = join(folder, "contrats-essai.csv");
		const size = writeContracts(path, rows);
		say(`Fichier      ${grouped(rows)} lignes, ${grouped(size / 1e6)} Mo, 14 colonnes`);
		for (const [name, label] of [
			["check", "Contrôle"],
			["accept", "Réception, contrôle et lot"],
		] as const) {
			const { stdout } = await promisify(execFile)(process.execPath, [step, name, path]);
			const found: Measure = JSON.parse(stdout);
			say(
				`${label.padEnd(28)} ${grouped(found.rows / found.seconds)} lignes/s (${found.seconds.toFixed(1).replace(".", ",")} s, dont ${found.cpuSeconds.toFixed(1).replace(".", ",")} s de processeur), au plus ${grouped(found.peakMegabytes)} Mo`,
			);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function grouped(n: number): string {
	return Math.round(n).toLocaleString("fr-FR");
}
