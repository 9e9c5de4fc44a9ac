import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchCubes } from "./cubes.ts";
import { describeDurations } from "./durations.ts";
import { benchKits } from "./kits.ts";
import { describeMachine } from "./machine.ts";
import { territoryPages, timeBuild, whileServed } from "./observatory.ts";
import { benchPages } from "./pages.ts";
import { benchQueries } from "./queries.ts";
import { readPages } from "./readers.ts";
import { benchSecrecy } from "./secrecy.ts";
import { benchStream } from "./stream.ts";

const READERS = 20;
const WARM_SECONDS = 10;
/** Pages asked cold: few enough to stay in the server's memory, so that the second reading is a warm one. */
const PAGES = 150;
const CUBE_SIZES = [1_000_000, 10_000_000];
const SECRET_SIZES = [200, 500, 1000, 2000, 5000];

/**
 * Prints what this machine does, judges nothing: build from an empty folder, build with nothing to do, then a territory
 * page under 20 parallel readers, never asked (cold) and already asked (warm). `pages`: the territory page at a hundred requests a
 * second. `flux [rows]`: a large delivery instead;
 * `cubes [rows…]`: the cube of so many contracts; `requetes [rows] [questions]`: tables read in a cube table of so many rows; `kits`: documents of the release served from DATA_DIR; `secret [cells…]`: protection and proof of linked tables of
 * that size; `moteurs [rows…]`: the three in one run, the cubes at those sizes.
 * Exit status 1 only when nothing could run.
 */
export async function runBench([what, ...sizes]: readonly string[]): Promise<number> {
	const [rows = "1000000"] = sizes;
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	if (what === "secret" && sizes.every((size) => /^[1-9]\d{0,5}$/.test(size))) {
		for (const line of describeMachine()) say(line);
		await benchSecrecy(sizes.length > 0 ? sizes.map(Number) : SECRET_SIZES, say);
		return 0;
	}
	if (what === "kits" && sizes.length === 0) {
		for (const line of describeMachine()) say(line);
		await benchKits(say);
		return 0;
	}
	if (what === "moteurs" && sizes.every((size) => /^[1-9]\d{0,8}$/.test(size))) {
		await benchCubes(sizes.length > 0 ? sizes.map(Number) : CUBE_SIZES, say);
		say("");
		await benchQueries(5_000_000, say);
		say("");
		await benchSecrecy(SECRET_SIZES, say);
		return 0;
	}
	if (what === "flux" && /^[1-9]\d{0,7}$/.test(rows)) {
		await benchStream(Number(rows), say);
		return 0;
	}
	if (what === "cubes" && sizes.every((size) => /^[1-9]\d{0,8}$/.test(size))) {
		await benchCubes(sizes.length > 0 ? sizes.map(Number) : CUBE_SIZES, say);
		return 0;
	}
	if (what === "requetes" && sizes.every((size) => /^[1-9]\d{0,7}$/.test(size))) {
		const [cells = 5_000_000, asked] = sizes.map(Number);
		await benchQueries(cells, say, asked);
		return 0;
	}
	const folder = mkdtempSync(join(tmpdir(), "mesure-"));
	const env = { ...process.env, DATA_DIR: join(folder, "donnees") };
	try {
		for (const line of describeMachine()) say(line);
		say(`Données      ${process.env.SOURCES_MIRROR ? "miroir SOURCES_MIRROR" : "données d'essai du paquet"}`);
		say("");
		if (what === "pages") return await benchPages(env, say);
		for (const label of ["Construction, dossier vide", "Construction, rien à refaire"]) {
			const seconds = await timeBuild(env);
			if (seconds === undefined) return 1;
			say(`${label.padEnd(38)}   ${seconds.toFixed(2).replace(".", ",")} s`);
		}
		await servedPages(env, say);
		return 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function servedPages(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
	await whileServed(env, async ({ url, started }) => {
		say(`${"Démarrage jusqu'à la première page".padEnd(38)}   ${started.toFixed(2).replace(".", ",")} s`);
		const pages = (await territoryPages(url)).above.slice(0, PAGES);
		const queue = [...pages];
		const cold = await readPages(READERS, () => queue.shift());
		say("");
		say(`Fiche de territoire, ${READERS} lecteurs (serveur et lecteurs partagent la machine)`);
		say(describeDurations("  jamais demandée", cold));

		const end = performance.now() + WARM_SECONDS * 1000;
		let at = 0;
		const warm = await readPages(READERS, () =>
			performance.now() < end ? pages[at++ % pages.length] : undefined,
		);
		say(describeDurations("  déjà demandée", warm));
	});
}
