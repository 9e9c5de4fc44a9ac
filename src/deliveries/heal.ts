import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { WorkerDesk } from "./check-job.ts";
import { publishIntake } from "./intake.ts";
import { forgetArrivals } from "./stored-bytes.ts";
import { works } from "./works.ts";

/**
 * Puts right whatever was killed: work of a dead worker goes back to the queue, a delivery that waits has its check asked, what
 * the build reads is written again from the records, bytes that no record names are removed. For a worker that starts, alone.
 */
export async function heal(desk: WorkerDesk): Promise<void> {
	const { records } = desk.access;
	for (const work of Object.values(works)) await desk.jobs.takeOver(work);
	const waiting = await records.query<{ id: string }>(
		"select id from delivery where state in ('recue', 'en-controle') and removed_at is null order by received_at",
	);
	for (const { id } of waiting)
		await records.transaction(async (query) => {
			if (!(await desk.jobs.isAsked(query, works.controle, id)))
				await desk.jobs.ask(query, works.controle, id);
		});
	await publishIntake(desk);
	sweepArrivals(desk.access.dataDir);
	await forgetArrivals(desk);
}

const day = 86_400_000;

/**
 * Drafts of deposits whose process is gone; a number used again by another process keeps one for a day. What names no process
 * may be arriving right now at a server that outlived its worker: a day too.
 */
function sweepArrivals(dataDir: string): void {
	const dir = join(dataDir, "arrivals");
	if (!statSync(dir, { throwIfNoEntry: false })) return;
	for (const name of readdirSync(dir)) {
		const pid = Number(/\.(\d+)\.part$/.exec(name)?.[1]);
		const path = join(dir, name);
		const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
		if (age > day || (pid && !lives(pid))) rmSync(path, { force: true });
	}
}

function lives(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
