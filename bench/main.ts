import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../src/platform/free-port.ts";
import { packageRoot } from "../src/platform/paths.ts";
import { benchCubes } from "./cubes.ts";
import { describeDurations } from "./durations.ts";
import { describeMachine } from "./machine.ts";
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
const launcher = join(packageRoot, "bin", "def.js");

/**
 * Prints what this machine does, judges nothing: build from an empty folder, build with nothing to do, then a territory
 * page under 20 parallel readers, never asked (cold) and already asked (warm). `flux [rows]`: a large delivery instead;
 * `cubes [rows…]`: the cube of so many contracts; `requetes [rows] [questions]`: tables read in a cube table of so many rows; `secret [cells…]`: protection and proof of linked tables of
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

function timeBuild(env: NodeJS.ProcessEnv): Promise<number | undefined> {
	const start = performance.now();
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [launcher, "build"], {
			env,
			stdio: ["ignore", "ignore", "inherit"],
		});
		child.on("close", (status) => resolve(status === 0 ? (performance.now() - start) / 1000 : undefined));
	});
}

async function servedPages(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const start = performance.now();
	const server = spawn(process.execPath, [launcher, "serve"], {
		env: { ...env, PORT: String(port), HOST: "127.0.0.1" },
		stdio: ["ignore", "ignore", "inherit"],
	});
	const ended = new Promise<void>((resolve) => server.on("close", () => resolve()));
	try {
		await answers(`${url}/`, () => server.exitCode === null);
		say(
			`${"Démarrage jusqu'à la première page".padEnd(38)}   ${((performance.now() - start) / 1000).toFixed(2).replace(".", ",")} s`,
		);

		const pages = await territoryPages(url);
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
	} finally {
		server.kill("SIGTERM");
		await ended;
	}
}

async function answers(url: string, alive: () => boolean): Promise<void> {
	for (;;) {
		try {
			const answer = await fetch(url);
			await answer.arrayBuffer();
			if (answer.ok) return;
		} catch {
			// not listening yet
		}
		if (!alive()) throw new Error("« def serve » s'est arrêté avant de répondre.");
		await new Promise((wake) => setTimeout(wake, 20));
	}
}

/** Addresses of territory pages above communes, found as a reader finds them: from the lists of territories. */
async function territoryPages(url: string): Promise<readonly string[]> {
	const page = /href="(\/territoires\/[a-z-]+\/[0-9A-Z]+-[a-z0-9-]+)"/g;
	const found = new Set<string>();
	const lists = ["/territoires"];
	const seen = new Set(lists);
	for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
		const html = await (await fetch(url + list)).text();
		for (const [, path] of html.matchAll(page))
			if (path?.startsWith("/territoires/commune/") === false) found.add(url + path);
		for (const [, path] of html.matchAll(/href="(\/territoires\/[a-z-]+)"/g)) {
			if (path === undefined || seen.has(path)) continue;
			seen.add(path);
			lists.push(path);
		}
	}
	return [...found].slice(0, PAGES);
}
