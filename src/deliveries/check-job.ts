import { randomUUID } from "node:crypto";
import { rowKeyAt } from "../collection/index.ts";
import { DefError } from "../platform/errors.ts";
import type { Bench, Job } from "../platform/jobs/jobs.ts";
import { jsonText, type Query } from "../platform/records/records.ts";
import { correctionsIn } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import { type Examined, examineDelivery } from "./examination.ts";
import { type DeliveryRow, rowOf } from "./store.ts";
import { isPossible, move } from "./transitions.ts";

/** What the worker works on. */
export interface WorkerDesk extends Desk {
	readonly jobs: Bench;
}

/** How often a check may be cut short by the death of its worker before its file is held to be the cause. */
const mostAttempts = 8;
/** Between two writes of the progress, and two looks at whether the check is still wanted. */
const beat = 250;

/** The check is no longer wanted: cancelled, started again, or its delivery decided meanwhile. */
class Unwanted extends Error {}

type Outcome =
	| { readonly examined: Examined }
	/** Why the check could not be done. */
	| { readonly failure: string };

/**
 * Does one check. Its result and the end of its job are one write, and only if the check is still the one that is wanted.
 * Throws what is nobody's fault (the records out of reach, a bug): the job goes back to the queue.
 */
export async function runCheck(desk: WorkerDesk, job: Job, stop: AbortSignal): Promise<void> {
	const checkId = randomUUID();
	const row = await begin(desk, job, checkId);
	if (!row) return;
	if (row.attempts > mostAttempts) {
		const failure = `Le contrôle s’est arrêté ${mostAttempts} fois avant la fin : l’exploitant en trouvera la cause dans le journal du service.`;
		await finish(desk, job, checkId, { failure });
		return;
	}
	const pulse = new Pulse(desk, row.id, checkId, job, stop);
	try {
		const outcome = await outcomeOf(desk, row, pulse);
		await pulse.end();
		await finish(desk, job, checkId, outcome);
	} catch (error) {
		await pulse.end();
		if (!(error instanceof Unwanted)) throw error;
		await desk.access.records.transaction((query) => desk.jobs.done(query, job));
	}
}

/** Marks the delivery as being checked; nothing when there is nothing to check any more. */
async function begin(desk: WorkerDesk, job: Job, checkId: string): Promise<DeliveryRow | undefined> {
	return await desk.access.records.transaction(async (query) => {
		const row = await rowOf(query, job.subject, true).catch(nothingIfUnknown);
		if (!row || !isPossible("begin", row.state) || row.removed_at !== null) {
			await desk.jobs.done(query, job);
			return undefined;
		}
		const attempts = row.attempts + 1;
		await move(query, row, "begin", {
			check_id: checkId,
			attempts,
			progress: 0,
			doing: "ouverture du fichier",
		});
		return { ...row, attempts };
	});
}

async function outcomeOf(desk: WorkerDesk, row: DeliveryRow, pulse: Pulse): Promise<Outcome> {
	const source = desk.sources.find((s) => s.id === row.source);
	if (!source) return { failure: `Le jeu de données « ${row.source} » n’est plus déclaré.` };
	try {
		return { examined: await examineDelivery(desk, source, row, pulse.told, pulse.signal) };
	} catch (error) {
		if (!(error instanceof DefError) || error.code === "enregistrements-indisponibles") throw error;
		return { failure: failureOf(error) };
	}
}

function failureOf(error: DefError): string {
	if (error.code === "autre-source")
		return `Ce fichier ressemble à « ${error.data.found} », pas à « ${error.data.expected} ».`;
	return error.message;
}

async function finish(desk: WorkerDesk, job: Job, checkId: string, outcome: Outcome): Promise<void> {
	await desk.access.records.transaction(async (query) => {
		const row = await rowOf(query, job.subject, true);
		if (row.state === "en-controle" && row.check_id === checkId) {
			const end = { progress: 100, doing: "" };
			if ("failure" in outcome) await move(query, row, "finish", { ...end, failure: outcome.failure });
			else {
				const { report, key } = outcome.examined;
				await move(query, row, "finish", { ...end, report: jsonText(report), report_key: key });
				await keepRowKeys(query, desk, row, outcome.examined);
			}
		}
		await desk.jobs.done(query, job);
	});
}

/** By its key the row of a corrected cell is found again in the partner's next delivery. */
async function keepRowKeys(
	query: Query,
	desk: Desk,
	row: DeliveryRow,
	{ inspection }: Examined,
): Promise<void> {
	const source = desk.sources.find((s) => s.id === row.source);
	if (!inspection || !source) return;
	for (const { id, scope, line, rowKey } of await correctionsIn(query, row.id)) {
		if (scope !== "cell" || line === undefined || rowKey !== undefined) continue;
		const key = rowKeyAt(source, inspection.rows, line);
		if (key !== undefined)
			await query("update delivery_correction set row_key = $2 where id = $1", [id, key]);
	}
}

function nothingIfUnknown(error: unknown): undefined {
	if (error instanceof DefError && error.code === "livraison-inconnue") return undefined;
	throw error;
}

/** The beat of a check under way: writes how far it is, tells the queue that it lives, and stops it when it is not wanted any more. */
class Pulse {
	readonly #desk: WorkerDesk;
	readonly #delivery: string;
	readonly #check: string;
	readonly #job: Job;
	readonly #stopping = new AbortController();
	readonly signal: AbortSignal;
	readonly #timer: NodeJS.Timeout;
	#under: Promise<void> = Promise.resolve();
	#busy = false;
	#progress = 0;
	#doing = "";
	#touched = performance.now();

	constructor(desk: WorkerDesk, delivery: string, check: string, job: Job, stop: AbortSignal) {
		this.#desk = desk;
		this.#delivery = delivery;
		this.#check = check;
		this.#job = job;
		this.signal = AbortSignal.any([stop, this.#stopping.signal]);
		this.#timer = setInterval(() => {
			if (this.#busy) return;
			this.#busy = true;
			this.#under = this.#beat().finally(() => {
				this.#busy = false;
			});
		}, beat);
	}

	readonly told = (share: number, doing: string): void => {
		this.#progress = Math.max(0, Math.min(99, Math.floor(share * 100)));
		this.#doing = doing;
	};

	async #beat(): Promise<void> {
		try {
			const wanted = await this.#desk.access.records.query(
				"update delivery set progress = $3, doing = $4 where id = $1 and check_id = $2 returning 1",
				[this.#delivery, this.#check, this.#progress, this.#doing],
			);
			if (wanted.length === 0) this.#stopping.abort(new Unwanted());
			if (performance.now() - this.#touched < 10_000) return;
			this.#touched = performance.now();
			await this.#desk.jobs.touch(this.#job);
		} catch {
			// The records are out of reach for an instant: the end of the check will tell.
		}
	}

	async end(): Promise<void> {
		clearInterval(this.#timer);
		await this.#under;
	}
}
