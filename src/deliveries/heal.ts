import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { discardDraft, isLeft } from "../platform/files.ts";
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

/** Drafts of deposits that nobody will end. */
function sweepArrivals(dataDir: string): void {
	const dir = join(dataDir, "arrivals");
	if (!existsSync(dir)) return;
	for (const name of readdirSync(dir)) if (isLeft(join(dir, name))) discardDraft(join(dir, name));
}
