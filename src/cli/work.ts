import { join } from "node:path";
import { type Access, openSeal } from "../access/index.ts";
import { runWorker } from "../deliveries/index.ts";
import { DefError, openRecords, readSettings, takeLock } from "../platform/index.ts";
import { runningUrl } from "../platform/records/cluster.ts";
import { builder } from "./builder.ts";
import { openDesk } from "./desk.ts";
import { migrations } from "./migrations.ts";

/**
 * `def work`: the desk's worker, which `def serve` starts, keeps alive and stops. Checks and builds are done here, so that a
 * heavy file never makes a page wait and a file that kills its reader kills no server. One in a data folder.
 */
export async function workCommand(): Promise<number> {
	const { dataDir, databaseUrl, publicUrl } = readSettings();
	const stop = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
	// Its server is gone, killed perhaps: the next one starts its own worker.
	process.once("disconnect", () => stop.abort());
	const unlock = await lock(join(dataDir, "work.lock"));
	try {
		const url = databaseUrl ?? runningUrl(dataDir);
		const records = await openRecords({ dataDir, url, migrations });
		const access: Access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date() };
		const desk = await openDesk(access, true);
		try {
			const log = (line: string): void => void process.stderr.write(`${line}\n`);
			await runWorker({ ...desk, build: builder(), log }, stop.signal);
		} finally {
			await desk.jobs.close();
			await records.close();
		}
	} finally {
		unlock();
		if (process.connected) process.disconnect();
	}
	return 0;
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
