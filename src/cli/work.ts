import { join } from "node:path";
import { type Access, openSeal } from "../access/index.ts";
import { type Builder, runWorker } from "../deliveries/index.ts";
import { DefError, openRecords, readSettings, type Settings, takeLock } from "../platform/index.ts";
import { runningUrl } from "../platform/records/cluster.ts";
import { builder } from "./builder.ts";
import { careForCharters } from "./charter-care.ts";
import { openDesk } from "./desk.ts";
import { migrations } from "./migrations.ts";

/**
 * `def work`: the desk's worker, which `def serve` starts, keeps alive and stops. Checks and builds are done here, so that a
 * heavy file never makes a page wait and a file that kills its reader kills no server. One in a data folder.
 */
export async function workCommand(): Promise<number> {
	await work(readSettings(), builder(), (access) => openDesk(access, { supervise: true }));
	return 0;
}

/** The same, on another desk than that of the catalogue. */
export async function work(
	{ dataDir, databaseUrl, publicUrl }: Pick<Settings, "dataDir" | "databaseUrl" | "publicUrl">,
	build: Builder,
	open: (access: Access) => ReturnType<typeof openDesk>,
): Promise<void> {
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
		const stopCare = careForCharters(desk, log);
		try {
			await runWorker({ ...desk, build, log }, stop.signal);
		} finally {
			await stopCare();
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
