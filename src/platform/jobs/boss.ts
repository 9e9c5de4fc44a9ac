import { PgBoss } from "pg-boss";
import type { Query, Records } from "../records/records.ts";
import type { Bench, Job } from "./jobs.ts";

/** Schema of the queue in the database of the records: saved, restored and killed with them. */
const schema = "travaux";

/**
 * `exclusive`: one piece of work for a subject, waiting or under way. `stately`: one waiting and one under way, for work that
 * must be done again when what it read has changed since it began.
 */
export type WorkPolicy = "exclusive" | "stately";

/** A worker that says nothing for this long is dead. A worker that starts does not wait for it: see `takeOver`. */
const heartbeatSeconds = 60;
/** Far past the longest check; a job that lasts longer is taken for lost. */
const expireInSeconds = 6 * 3600;
/** A killed worker is no fault of the job: who knows when to give up is the worker, not the queue. */
const retryLimit = 1_000;
const hour = 3_600;

/**
 * Opens the queues in the records. `supervise`: this process also watches over heartbeats (the worker does).
 * Throws `enregistrements-indisponibles`.
 */
export async function openJobs(
	records: Records,
	works: Readonly<Record<string, WorkPolicy>>,
	supervise = false,
): Promise<Bench> {
	const boss = new PgBoss({
		db: databaseOf(records.query),
		schema,
		supervise,
		schedule: false,
		registerInstance: false,
		openTelemetry: { enabled: false },
		monitorIntervalSeconds: 30,
	});
	// The database may go away for an instant; what was asked stays there and is asked again.
	boss.on("error", () => undefined);
	await boss.start();
	for (const [work, policy] of Object.entries(works)) {
		const options = { expireInSeconds, retryLimit, retryDelay: 0, deleteAfterSeconds: hour };
		await boss.createQueue(work, { policy, heartbeatSeconds, ...options });
	}
	const living = async (query: Query, work: string, subject: string): Promise<readonly string[]> => {
		const jobs = await boss.findJobs(work, { key: subject, db: databaseOf(query) });
		return jobs.filter((job) => ["created", "retry", "active"].includes(job.state)).map((job) => job.id);
	};
	const attempt = (job: Job): { id: string; retryCount: number } => ({
		id: job.id,
		retryCount: job.attempt - 1,
	});
	return {
		async ask(query, work, subject) {
			await boss.send(work, { subject }, { singletonKey: subject, db: databaseOf(query) });
		},
		async cancel(query, work, subject) {
			const ids = await living(query, work, subject);
			if (ids.length > 0) await boss.cancel(work, [...ids], { db: databaseOf(query) });
		},
		async take(work) {
			const [job] = await boss.fetch<{ subject: string }>(work, { batchSize: 1, includeMetadata: true });
			return job && { id: job.id, work, subject: job.data.subject, attempt: job.retryCount + 1 };
		},
		async touch(job) {
			await boss.touch(job.work, attempt(job));
		},
		async done(query, job) {
			await boss.complete(job.work, attempt(job), null, { db: databaseOf(query) });
		},
		async takeOver(work) {
			const jobs = await boss.findJobs(work, { limit: 10_000 });
			const lost = jobs.filter((job) => job.state === "active").map((job) => job.id);
			if (lost.length > 0) await boss.fail(work, lost, { why: "son exécutant s'est arrêté" });
		},
		isAsked: async (query, work, subject) => (await living(query, work, subject)).length > 0,
		async close() {
			await boss.stop({ graceful: false });
		},
	};
}

/** pg-boss on a connection of ours, that of the caller's transaction included. */
function databaseOf(query: Query): {
	executeSql: (sql: string, values?: unknown[]) => Promise<{ rows: object[] }>;
} {
	return { executeSql: async (sql, values) => ({ rows: [...((await query(sql, values)) ?? [])] }) };
}
