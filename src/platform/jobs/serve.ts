import { DefError } from "../errors.ts";
import type { Bench, Job } from "./jobs.ts";

/** Between two looks at an empty queue. */
const pause = 500;
/** A job that fails by a defect of ours is tried again, not at once. */
const penance = 5_000;

export interface Server {
	readonly jobs: Bench;
	/** One line for the operator. */
	readonly log: (line: string) => void;
}

/** Does the jobs of a queue one after the other until it is told to stop. No other process serves the same queue. */
export async function serveJobs(
	{ jobs, log }: Server,
	work: string,
	stop: AbortSignal,
	run: (job: Job) => Promise<void>,
): Promise<void> {
	while (!stop.aborted) {
		try {
			const job = await jobs.take(work);
			if (job) await run(job);
			else await sleep(pause, stop);
		} catch (error) {
			if (stop.aborted) return;
			const lost = error instanceof DefError && error.code === "enregistrements-indisponibles";
			log(`${work} : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			if (!lost) await sleep(penance, stop);
			// This loop holds nothing now: what is under way, an answer lost with the connection included, is in nobody's hands.
			await untilDone(log, stop, () => jobs.takeOver(work));
		}
	}
}

/** Again and again while the records are out of reach. */
export async function untilDone(
	log: Server["log"],
	stop: AbortSignal,
	work: () => Promise<void>,
): Promise<void> {
	while (!stop.aborted) {
		try {
			await work();
			return;
		} catch (error) {
			log(error instanceof Error ? error.message : String(error));
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
