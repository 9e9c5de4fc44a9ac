import { type Server, serveJobs, untilDone } from "../platform/jobs/serve.ts";
import { type Builder, runBuild } from "./build-job.ts";
import { runCheck, type WorkerDesk } from "./check-job.ts";
import { heal } from "./heal.ts";
import { works } from "./works.ts";

export interface Worker extends WorkerDesk, Server {
	readonly build: Builder;
}

/**
 * Does what the queues hold until it is told to stop: one check at a time and, beside it, one build. The caller holds the lock
 * of the data folder: no other worker is alive.
 */
export async function runWorker(desk: Worker, stop: AbortSignal): Promise<void> {
	await untilDone(desk.log, stop, () => heal(desk));
	await Promise.all([
		serveJobs(desk, works.controle, stop, (job) => runCheck(desk, job, stop)),
		serveJobs(desk, works.construction, stop, (job) => runBuild(desk, job, desk.build, stop)),
	]);
}
