import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { indicators } from "../catalogue/indicators/index.ts";
import { sources } from "../catalogue/sources/index.ts";
import { build } from "../src/build/index.ts";
import { writeContractBatch } from "./contract-batch.ts";
import { describeMachine } from "./machine.ts";

const step = fileURLToPath(new URL("./cubes-step.ts", import.meta.url));

/** The size that the goals speak of. */
const MOST = 100_000_000;

interface Measure {
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly peakMegabytes: number;
	readonly cells: number;
}

/**
 * `def bench cubes [rows…]`: the cube of that many contracts (1 and 10 million), by the warehouse and by a script written by
 * hand for that very cube, each alone in its process; then how both grow with the rows.
 */
export async function benchCubes(sizes: readonly number[], say: (line: string) => void): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "def-cubes-"));
	try {
		for (const line of describeMachine()) say(line);
		const dataDir = join(folder, "donnees");
		const few = sources.filter((s) => ["faits-nomenclatures", "faits-compositions"].includes(s.id));
		await build({ dataDir, sources: few, indicators, progress: () => undefined });
		const warehouse = join(dataDir, "warehouse");
		const nomenclature = readdirSync(warehouse).find((name) => name.startsWith("nomenclatures-")) ?? "";
		const measured = new Map<string, { rows: number; seconds: number }[]>();
		for (const rows of sizes) {
			const batch = join(folder, "contrats.parquet");
			await writeContractBatch(batch, join(warehouse, nomenclature, "links.parquet"), rows);
			const found: Measure[] = [];
			for (const way of ["main", "entrepot"]) {
				const { stdout } = await promisify(execFile)(process.execPath, [
					...process.execArgv,
					step,
					way,
					batch,
					join(warehouse, nomenclature),
					join(folder, `sortie-${way}`),
				]);
				const measure: Measure = JSON.parse(stdout);
				found.push(measure);
				measured.set(way, [...(measured.get(way) ?? []), { rows, seconds: measure.seconds }]);
				rmSync(join(folder, `sortie-${way}`), { recursive: true, force: true });
				say(
					`${grouped(rows).padStart(12)} lignes  ${labels[way]?.padEnd(20)} ${decimal(measure.seconds).padStart(8)} s  (${decimal(measure.cpuSeconds)} s de processeur)  au plus ${grouped(measure.peakMegabytes)} Mo  ${grouped(measure.cells)} cases`,
				);
			}
			const [hand, ours] = found;
			if (hand && ours)
				say(
					`${"".padStart(12)}         rapport ${decimal(ours.seconds / hand.seconds)} en durée, ${decimal(ours.cpuSeconds / hand.cpuSeconds)} en processeur`,
				);
		}
		for (const [way, points] of measured) {
			const last = points.at(-1);
			if (points.length < 2 || !last) continue;
			const power = exponent(points);
			const told =
				last.rows < MOST
					? ` ; à ${grouped(MOST)} lignes, non mesurées : ${grouped(last.seconds * (MOST / last.rows) ** power)} s si elle se prolonge`
					: "";
			say(`Croissance, ${labels[way]} : durée ∝ lignes^${decimal(power)}${told}`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const labels: Readonly<Record<string, string>> = { main: "script à la main", entrepot: "entrepôt" };

/** Slope of log(seconds) against log(rows), by least squares. */
function exponent(points: readonly { readonly rows: number; readonly seconds: number }[]): number {
	const [xs, ys] = [points.map((p) => Math.log(p.rows)), points.map((p) => Math.log(p.seconds))];
	const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
	const [mx, my] = [mean(xs), mean(ys)];
	const cross = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0);
	return cross / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

const grouped = (n: number): string => Math.round(n).toLocaleString("fr-FR");
const decimal = (n: number): string => n.toFixed(2).replace(".", ",");
