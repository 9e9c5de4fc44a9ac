import { DefError } from "../platform/errors.ts";
import type { Job } from "../platform/jobs/jobs.ts";
import { type Builder, runBuild } from "./build-job.ts";
import { runCheck, type WorkerDesk } from "./check-job.ts";
import { heal } from "./heal.ts";
import { works } from "./works.ts";

export interface Worker extends WorkerDesk {
	readonly build: Builder;
	/** One line for the operator. */
	readonly log: (line: string) => void;
}

/** Between two looks at an empty queue. */
const pause = 500;
/** A job that fails by a defect of ours is tried again, not at once. */
const penance = 5_000;

/**
 * Does what the queues hold until it is told to stop: one check at a time and, beside it, one build. The caller holds the lock
 * of the data folder: no other worker is alive.
 */
export async function runWorker(desk: Worker, stop: AbortSignal): Promise<void> {
	await untilDone(desk, stop, () => heal(desk));
	await Promise.all([
		serve(desk, works.controle, stop, (job) => runCheck(desk, job, stop)),
		serve(desk, works.construction, stop, (job) => runBuild(desk, job, desk.build, stop)),
	]);
}

async function serve(
	desk: Worker,
	work: string,
	stop: AbortSignal,
	run: (job: Job) => Promise<void>,
): Promise<void> {
	while (!stop.aborted) {
		try {
			const job = await desk.jobs.take(work);
			if (job) await run(job);
			else await sleep(pause, stop);
		} catch (error) {
			if (stop.aborted) return;
			const lost = error instanceof DefError && error.code === "enregistrements-indisponibles";
			desk.log(`${work} : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			if (!lost) await sleep(penance, stop);
			// This loop holds nothing now: what is under way, an answer lost with the connection included, is in nobody's hands.
			await untilDone(desk, stop, () => desk.jobs.takeOver(work));
		}
	}
}

/** Again and again while the records are out of reach. */
async function untilDone(desk: Worker, stop: AbortSignal, work: () => Promise<void>): Promise<void> {
	while (!stop.aborted) {
		try {
			await work();
			return;
		} catch (error) {
			desk.log(error instanceof Error ? error.message : String(error));
			await sleep(pause, stop);
		}
	}
}

async function sleep(milliseconds: number, stop: AbortSignal): Promise<void> {
	await new Promise<void>((wake) => {
		const timer = setTimeout(done, milliseconds);
		function done(): void {
			clearTimeout(timer);
			stop.removeEventListener("abort", done);
			wake();
		}
		stop.addEventListener("abort", done, { once: true });
	});
}
