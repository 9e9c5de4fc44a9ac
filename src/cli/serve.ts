import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Access, firstAdministratorLink, openProvider, openSeal } from "../access/index.ts";
import { addApi } from "../api/index.ts";
import { rulesOf } from "../charters/index.ts";
import { openConnection } from "../connectors/index.ts";
import { governIntake, openUploads } from "../deliveries/index.ts";
import { type Governance, openFigures, openShelf } from "../figures/index.ts";
import {
	type DefError,
	openRecords,
	packageRoot,
	type Records,
	readSettings,
	type Settings,
} from "../platform/index.ts";
import { openDiffusions } from "../publication/index.ts";
import { currentId, publications } from "../release/index.ts";
import { openStudies } from "../studies/index.ts";
import { createServer } from "../web/index.ts";
import { openCandidates } from "./candidates.ts";
import { caresOf } from "./cares.ts";
import { startClock } from "./clock.ts";
import { declaredRegion } from "./declared-region.ts";
import { openDesk } from "./desk.ts";
import { migrations } from "./migrations.ts";
import { startWarming } from "./warming.ts";
import { watchRules } from "./watch-rules.ts";
import { keepWorker } from "./worker-process.ts";

/**
 * Builds in a child process (long queries would starve this one), then serves. A refused build leaves the release that is
 * there; without any release there is nothing to serve. A later `def build` is noticed and swapped in between two requests.
 */
export async function serveCommand(): Promise<number> {
	const settings = readSettings();
	// From the first instant: a process that ended without a word would leave its database running.
	const stopped = new Promise<undefined>((done) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done(undefined));
	});
	let lost: (error: DefError) => void = () => undefined;
	const gone = new Promise<DefError>((done) => {
		lost = done;
	});
	// The records start while the build looks at its files. Without them nothing is served: see docs/adr/0020.
	const opening = openRecords({
		dataDir: settings.dataDir,
		...(settings.databaseUrl ? { url: settings.databaseUrl } : {}),
		migrations,
		onLost: lost,
	});
	opening.catch(() => undefined); // told below, once the build has ended
	const status = await buildApart();
	const records = await opening;
	try {
		if (status === "stopped") return 0;
		if (currentId(settings.dataDir) === undefined) return status === 0 ? 1 : status;
		if (status !== 0) process.stderr.write("La diffusion précédente reste servie.\n");
		return await serveWith(settings, records, Promise.race([stopped, gone]));
	} finally {
		await records.close();
	}
}

/** Serves until it is asked to stop, or until the records cannot be kept alive. */
async function serveWith(
	settings: Settings,
	records: Records,
	ended: Promise<DefError | undefined>,
): Promise<number> {
	const access: Access = {
		records,
		seal: openSeal(settings.dataDir),
		dataDir: settings.dataDir,
		publicUrl: settings.publicUrl,
		now: () => new Date(),
	};
	const provider = settings.oidc && openProvider(settings.oidc);
	const charters = await watchRules(() => rulesOf(records.query), tell);
	const governance: Governance = { rules: charters.rules, now: access.now };
	const { dataDir, region: code } = settings;
	const shelf = await openShelf({ dataDir, region: code, governance, onTrouble: tell });
	const figures = shelf.current();
	const region = declaredRegion(figures, settings.region);

	const desk = await openDesk(access);
	// A kill between an acceptance and this file is healed here, before anything is built again.
	await governIntake(desk);
	const uploads = openUploads(settings.dataDir, access.now);
	const connection = openConnection(settings.franceTravail);
	const candidates = openCandidates((release) =>
		openFigures(settings.dataDir, settings.region, governance, release),
	);
	const server = createServer({
		figures: shelf.current,
		region,
		diffusions: openDiffusions(access),
		studies: await openStudies(access),
		publicUrl: settings.publicUrl,
		versionOf: (release) =>
			publications(settings.dataDir).find((publication) => publication.release === release)?.version,
		frozen: { dataDir: settings.dataDir, history: () => publications(settings.dataDir), now: access.now },
		space: {
			access,
			desk,
			uploads,
			connection,
			openCandidate: candidates.open,
			async chartersChanged() {
				await charters.refresh();
				await governIntake(desk);
			},
			...(provider ? { provider } : {}),
		},
	});
	addApi(server, { desk, uploads, shelf });
	const address = await server.listen({ host: settings.host, port: settings.port });
	process.stdout.write(
		`Observatoire prêt : ${address.replace("127.0.0.1", "localhost").replace("[::1]", "localhost")}\n`,
	);
	const link = await firstAdministratorLink(access);
	if (link)
		process.stdout.write(`Premier administrateur : ouvrez ce lien, qui ne sert qu'une fois.\n  ${link}\n`);

	// After the ready line: the first page never waits for it.
	const worker = keepWorker();
	const clock = startClock(caresOf(desk, uploads, connection, settings));
	const warming = startWarming(server, shelf.current, code);
	const trouble = await ended;
	await clock.stop();
	await warming.stop();
	charters.stop();
	await worker.stop();
	await server.close();
	await desk.jobs.close();
	await candidates.close();
	shelf.close();
	if (trouble) throw trouble;
	return 0;
}

/** Exit status of the build, or `stopped` when it was asked to stop: then nothing is served either. */
async function buildApart(): Promise<number | "stopped"> {
	const child = spawn(
		process.execPath,
		[...process.execArgv, join(packageRoot, "src/cli/main.ts"), "build"],
		{
			stdio: "inherit",
		},
	);
	let asked = false;
	const forward = (signal: NodeJS.Signals): void => {
		asked = true;
		child.kill(signal);
	};
	process.on("SIGINT", forward).on("SIGTERM", forward);
	const status = await new Promise<number>((done) => child.on("exit", (code) => done(code ?? 1)));
	process.off("SIGINT", forward).off("SIGTERM", forward);
	return asked ? "stopped" : status;
}

function tell(error: unknown): void {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
