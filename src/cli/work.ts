import { join } from "node:path";
import { type Access, openSeal } from "../access/index.ts";
import { type Builder, runWorker } from "../deliveries/index.ts";
import { runKitWorker } from "../kits/index.ts";
import { DefError, openRecords, readSettings, type Settings, takeLock } from "../platform/index.ts";
import { runningUrl } from "../platform/records/cluster.ts";
import { builder } from "./builder.ts";
import { openDesk } from "./desk.ts";
import { openKitMaker } from "./kit-maker.ts";
import { migrations } from "./migrations.ts";

/**
 * `def work`: the desk's worker, which `def serve` starts, keeps alive and stops. Checks, builds and kits are done here, so that
 * a heavy file never makes a page wait and a file that kills its reader kills no server. One in a data folder.
 */
export async function workCommand(): Promise<number> {
	await work(readSettings(), builder(), (access) => openDesk(access, { supervise: true }));
	return 0;
}

/** The same, on another desk than that of the catalogue. */
export async function work(
	settings: Pick<Settings, "dataDir" | "databaseUrl" | "publicUrl" | "region">,
	build: Builder,
	open: (access: Access) => ReturnType<typeof openDesk>,
): Promise<void> {
	const { dataDir, databaseUrl, publicUrl } = settings;
	const stop = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
	// Its server is gone, killed perhaps: the next one starts its own worker.
	process.once("disconnect", () => stop.abort());
	const unlock = await lock(join(dataDir, "work.lock"));
	try {
		const url = databaseUrl ?? runningUrl(dataDir);
		const records = await openRecords({ dataDir, url, migrations });
		const access: Access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date() };
		const desk = await open(access);
		const log = (line: string): void => void process.stderr.write(`${line}\n`);
		const kits = openKitMaker(access, settings, log);
		try {
			await Promise.all([
				runWorker({ ...desk, build, log }, stop.signal),
				runKitWorker({ access, jobs: desk.jobs, sources: kits.sources, log }, stop.signal),
			]);
		} finally {
			await kits.close();
			await desk.jobs.close();
			await records.close();
		}
	} finally {
		unlock();
		if (process.connected) process.disconnect();
	}
}

const patience = 15_000;

/** The worker of a killed server takes a moment to see that it is alone. */
async function lock(path: string): Promise<() => void> {
	const limit = performance.now() + patience;
	for (;;) {
		try {
			return takeLock(path, "service-en-cours");
		} catch (error) {
			if (!(error instanceof DefError) || performance.now() > limit) throw error;
			await new Promise((wake) => setTimeout(wake, 200));
		}
	}
}
