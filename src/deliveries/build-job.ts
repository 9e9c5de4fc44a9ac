import type { Job } from "../platform/jobs/jobs.ts";
import type { Query } from "../platform/records/records.ts";
import type { WorkerDesk } from "./check-job.ts";
import { publishIntake } from "./intake.ts";

/** How a build ended. `busy`: another one was at work, by hand perhaps. */
export interface BuildEnd {
	readonly outcome: "fait" | "refuse" | "busy";
	/** Last lines printed. */
	readonly said: string;
}

/** Runs one build, and stops it when the signal says so. */
export type Builder = (signal: AbortSignal) => Promise<BuildEnd>;

const beat = 10_000;
const kept = 50;

/**
 * Builds from what is accepted now. A refused build is told and not tried again: what was published stays, and the next
 * acceptance asks for another one.
 */
export async function runBuild(desk: WorkerDesk, job: Job, build: Builder, stop: AbortSignal): Promise<void> {
	await publishIntake(desk);
	const began = desk.access.now();
	const pulse = setInterval(() => void desk.jobs.touch(job).catch(() => undefined), beat);
	try {
		let end = await build(stop);
		while (end.outcome === "busy" && !stop.aborted) {
			await new Promise((wake) => setTimeout(wake, 1_000));
			end = await build(stop);
		}
		stop.throwIfAborted();
		await desk.access.records.transaction(async (query) => {
			await query("insert into delivery_build (began_at, ended_at, refused, said) values ($1, $2, $3, $4)", [
				began,
				desk.access.now(),
				end.outcome === "refuse",
				end.said.slice(-20_000),
			]);
			await query(
				"delete from delivery_build where id not in (select id from delivery_build order by id desc limit $1)",
				[kept],
			);
			await desk.jobs.done(query, job);
		});
	} finally {
		clearInterval(pulse);
	}
}

/** The last build that acceptances asked for. */
export interface LastBuild {
	readonly began: Date;
	readonly ended: Date;
	/** What was published before it stays. */
	readonly refused: boolean;
	readonly said: string;
}

export async function lastBuildIn(query: Query): Promise<LastBuild | undefined> {
	const [row] = await query<{ began_at: Date; ended_at: Date; refused: boolean; said: string }>(
		"select began_at, ended_at, refused, said from delivery_build order by id desc limit 1",
	);
	return row && { began: row.began_at, ended: row.ended_at, refused: row.refused, said: row.said };
}
