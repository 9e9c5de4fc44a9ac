import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sources as declared } from "../../../catalogue/sources/index.ts";
import { type Access, accessMigrations, openSeal } from "../../access/index.ts";
import { type CharterRule, chartersMigrations } from "../../charters/index.ts";
import { connectorsMigrations } from "../../connectors/index.ts";
import {
	type Desk,
	deliveriesMigrations,
	openUploads,
	policies,
	runWorker,
	type Uploads,
} from "../../deliveries/index.ts";
import { kitPolicies, kitsMigrations, runKitWorker } from "../../kits/index.ts";
import { openJobs } from "../../platform/jobs/boss.ts";
import type { Bench, Job, Jobs } from "../../platform/jobs/jobs.ts";
import { mailMigrations } from "../../platform/mail/letter.ts";
import { openReady } from "../../platform/records/ready.ts";
import type { Migration } from "../../platform/records/records.ts";
import { proposalsMigrations } from "../../proposals/index.ts";
import { publicationMigrations } from "../../publication/index.ts";
import { studiesMigrations } from "../../studies/index.ts";
import { essaiRegion } from "./essai-region.ts";
import { fakeFigures } from "./fake-figures.ts";

export interface OwnSpace {
	readonly access: Access;
	readonly desk: Desk;
	readonly uploads: Uploads;
	/** Clauses of the charters in force: a test adds its own. */
	readonly rules: CharterRule[];
	/** Moves the clock that sessions, links and codes go by. */
	readonly later: (milliseconds: number) => void;
	/** Starts a worker that makes kits; gives what stops it. Throws without a real queue. */
	readonly makeKits: () => () => Promise<void>;
	/** Takes the next kit to make and dies with it. */
	readonly loseKit: () => Promise<Job | undefined>;
	readonly close: () => Promise<void>;
}

/** Asks for nothing: most pages need no worker. */
const noJobs: Jobs = { ask: async () => undefined, cancel: async () => undefined };

/**
 * A real record store in a folder of its own, and a clock that the test holds. `more`: tables of other rooms. With `sources`
 * of its own, a real queue and a worker that checks what is deposited.
 */
export async function ownSpace(
	publicUrl = "http://localhost",
	more: readonly Migration[] = [],
	sources?: Desk["sources"],
): Promise<OwnSpace> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-space-"));
	const steps = [
		...accessMigrations,
		...mailMigrations,
		...chartersMigrations,
		...deliveriesMigrations,
		...connectorsMigrations,
		...publicationMigrations,
		...proposalsMigrations,
		...kitsMigrations,
		...studiesMigrations,
		...more,
	];
	const migrations = [...new Map(steps.map((step) => [step.id, step])).values()];
	const records = await openReady({ dataDir, migrations });
	let shift = 0;
	const now = (): Date => new Date(Date.now() + shift);
	const access: Access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now };
	const rules: CharterRule[] = [];
	const common = { access, rules: async () => rules, knowledge: async () => new Map() };
	const stop = new AbortController();
	const bench = sources && (await openJobs(records, { ...policies, ...kitPolicies }));
	const working =
		bench &&
		runWorker(
			{
				...common,
				sources,
				jobs: bench,
				build: async () => ({ outcome: "fait", said: "Diffusion d’essai publiée." }),
				log: (line) => console.error(line),
			},
			stop.signal,
		);
	const queue = (): Bench => {
		if (!bench) throw new Error("this space has no queue");
		return bench;
	};
	const stops: (() => Promise<void>)[] = [];
	return {
		access,
		rules,
		uploads: openUploads(dataDir, now),
		desk: { ...common, sources: sources ?? declared, jobs: bench ?? noJobs },
		later(milliseconds) {
			shift += milliseconds;
		},
		makeKits() {
			const ended = new AbortController();
			const sources = async () => ({ figures: fakeFigures(), region: essaiRegion, site: publicUrl });
			const log = (line: string): void => console.error(line);
			const over = runKitWorker({ access, jobs: queue(), sources, log }, ended.signal);
			const end = async (): Promise<void> => {
				ended.abort();
				await over;
			};
			stops.push(end);
			return end;
		},
		loseKit: () => queue().take("kits"),
		async close() {
			for (const end of stops) await end();
			stop.abort();
			await working;
			await bench?.close();
			await records.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
