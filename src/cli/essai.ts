import { join } from "node:path";
import { openSeal } from "../access/index.ts";
import { runWorker } from "../deliveries/index.ts";
import { DefError, readSettings, takeLock } from "../platform/index.ts";
import { currentId } from "../release/index.ts";
import { buildCommand } from "./build.ts";
import { builder } from "./builder.ts";
import { openDesk } from "./desk.ts";
import { publishEssai } from "./essai/publish.ts";
import { type Seeded, seedEssai } from "./essai/seed.ts";
import { recordsOf } from "./records.ts";

/**
 * `def essai`: a demonstration in a data folder without mirror, served or not. Everything is made by the functions of the pages
 * and called « d'essai ». `--publier`: what was built is then composed, approved by the other account and published. Exit status of
 * the build. Throws `essai-impossible`, `commande-inconnue`.
 */
export async function essaiCommand(args: readonly string[] = []): Promise<number> {
	const wrong = args.find((arg) => arg !== "--publier");
	if (wrong !== undefined) throw new DefError("commande-inconnue", { command: `essai ${wrong}` });
	const settings = readSettings();
	const { dataDir, publicUrl } = settings;
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	if (settings.mirror !== undefined)
		throw new DefError("essai-impossible", { cause: "des fichiers officiels sont donnés (SOURCES_MIRROR)" });
	// Files are checked against the codes of a release: the first one holds the samples alone.
	if (currentId(dataDir) === undefined) {
		const status = await buildCommand();
		if (status !== 0) return status;
	}
	const records = await recordsOf(settings);
	try {
		const access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date() };
		const desk = await openDesk(access, { supervise: true });
		const stop = new AbortController();
		const worker = ownWorker(dataDir, () =>
			runWorker(
				{ ...desk, build: builder(), log: (line) => void process.stderr.write(`${line}\n`) },
				stop.signal,
			),
		);
		try {
			// A worker that cannot work would leave the demonstration waiting for its checks.
			const failed = worker.then(() => new Promise<never>(() => undefined));
			const seeded = await Promise.race([seedEssai(desk, say), failed]);
			if (args.includes("--publier") && !seeded.build?.refused)
				await publishEssai(access, seeded.accounts, say);
			tell(seeded, say);
			return seeded.build?.refused ? 1 : 0;
		} finally {
			stop.abort();
			await worker;
			await desk.jobs.close();
		}
	} finally {
		await records.close();
	}
}

/** Works beside the demonstration, unless the server of this folder already has its worker. */
async function ownWorker(dataDir: string, work: () => Promise<void>): Promise<void> {
	let unlock: () => void;
	try {
		unlock = takeLock(join(dataDir, "work.lock"), "service-en-cours");
	} catch (error) {
		if (error instanceof DefError && error.code === "service-en-cours") return;
		throw error;
	}
	try {
		await work();
	} finally {
		unlock();
	}
}

function tell({ accounts, build }: Seeded, say: (line: string) => void): void {
	if (build) say(build.refused ? build.said : (build.said.split("\n").at(-1) ?? ""));
	if (accounts.links.length > 0)
		say("\nComptes de démonstration : chaque lien ne sert qu'une fois, pour choisir un mot de passe.");
	for (const { person, link } of accounts.links)
		say(`  ${person.name}, ${person.use}\n    ${person.email}\n    ${link}`);
	say(
		"\nTout ceci est inventé et porte le mot « essai ». Lancez « def serve », puis ouvrez un de ces liens et /indicateurs.",
	);
}
