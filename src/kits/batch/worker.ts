import { type Access, record } from "../../access/index.ts";
import { sweepFrozen } from "../../frozen/index.ts";
import { DefError } from "../../platform/errors.ts";
import type { Job } from "../../platform/jobs/jobs.ts";
import { type Server, serveJobs, untilDone } from "../../platform/jobs/serve.ts";
import type { KitSources } from "../compose/compose.ts";
import { type FrozenVersion, freezeKit } from "../freeze.ts";
import { kitById } from "../store.ts";
import { kitWork } from "./batch.ts";

export interface KitWorker extends Server {
	readonly access: Access;
	/** What kits are read from, now. */
	readonly sources: () => Promise<Omit<KitSources, "path" | "facts">>;
}

/** How often a kit may be cut short by the death of its worker before it is held to be the cause. */
const mostAttempts = 3;
const beat = 10_000;

/** Makes the kits that are asked, one at a time, until it is told to stop. The caller holds the lock of the data folder. */
export async function runKitWorker(desk: KitWorker, stop: AbortSignal): Promise<void> {
	await untilDone(desk.log, stop, () => healKits(desk));
	await serveJobs(desk, kitWork, stop, (job) => makeKit(desk, job));
}

/** Work of a dead worker goes back to the queue; an item whose job is lost has another one. */
async function healKits({ access, jobs }: KitWorker): Promise<void> {
	sweepFrozen(access.dataDir);
	await jobs.takeOver(kitWork);
	const waiting = await access.records.query<{ id: string }>(
		"select id from kit_batch_item where state in ('waiting', 'making')",
	);
	for (const { id } of waiting)
		await access.records.transaction(async (query) => {
			if (!(await jobs.isAsked(query, kitWork, id))) await jobs.ask(query, kitWork, id);
		});
}

interface Asked {
	readonly kit: string;
	readonly person: { readonly id: string; readonly name: string; readonly email: string };
	readonly address: string;
}

/**
 * One kit: its bytes are kept first, then its version, its item and the end of its job are one write, and only if it is still wanted.
 * Killed in between, the same bytes are found again. Throws what is nobody's fault: the job goes back to the queue.
 */
async function makeKit(desk: KitWorker, job: Job): Promise<void> {
	const { access, jobs } = desk;
	const asked = await begin(desk, job);
	if (!asked) return;
	const pulse = setInterval(() => void jobs.touch(job).catch(() => undefined), beat);
	try {
		const made = await versionOf(desk, job, asked);
		await access.records.transaction(async (query) => {
			await jobs.done(query, job);
			const [item] = await query<{ state: string }>(
				"select state from kit_batch_item where id = $1 for update",
				[job.subject],
			);
			if (item?.state !== "making") return;
			if ("failure" in made) {
				await query("update kit_batch_item set state = 'failed', failure = $2 where id = $1", [
					job.subject,
					made.failure,
				]);
				return;
			}
			const { n, code, release, frozen, checksum } = made;
			await query(
				"insert into kit_version (kit_id, n, code, release, frozen_at, frozen_by, checksum) values ($1, $2, $3, $4, $5, $6, $7)",
				[asked.kit, n, code, release, frozen, asked.person.name, checksum],
			);
			await query("update kit_batch_item set state = 'made', n = $2 where id = $1", [job.subject, n]);
			await record(query, {
				person: asked.person,
				action: "kit",
				outcome: "fait",
				object: `kit « ${made.title} » : v${n} figée sous ${code}`,
				origin: { address: asked.address, agent: "" },
			});
		});
	} finally {
		clearInterval(pulse);
	}
}

/** Nothing when it is no longer wanted. */
async function begin({ access, jobs }: KitWorker, job: Job): Promise<Asked | undefined> {
	return await access.records.transaction(async (query) => {
		const [row] = await query<Asked>(
			`update kit_batch_item i set state = 'making' from kit_batch b join person p on p.id = b.asked_by
			where i.id::text = $1 and b.id = i.batch_id and i.state in ('waiting', 'making')
			returning i.kit_id as kit, json_build_object('id', p.id, 'name', p.name, 'email', p.email) as person, b.asked_from as address`,
			[job.subject],
		);
		if (!row) await jobs.done(query, job);
		return row;
	});
}

async function versionOf(
	desk: KitWorker,
	job: Job,
	{ kit }: Asked,
): Promise<FrozenVersion | { readonly failure: string }> {
	if (job.attempt > mostAttempts)
		return {
			failure: `La fabrication s’est arrêtée ${mostAttempts} fois avant la fin : l’exploitant en trouvera la cause dans le journal du service.`,
		};
	try {
		return await freezeKit(desk.access, await kitById(desk.access.records.query, kit), await desk.sources());
	} catch (error) {
		if (!(error instanceof DefError) || error.code === "enregistrements-indisponibles") throw error;
		return { failure: error.message };
	}
}
