import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sources as declared } from "../../../catalogue/sources/index.ts";
import { type Access, accessMigrations, openSeal } from "../../access/index.ts";
import type { CharterRule } from "../../charters/model.ts";
import { type Desk, deliveriesMigrations, openUploads, type Uploads } from "../../deliveries/index.ts";
import { mailMigrations } from "../../platform/mail/letter.ts";
import { type Migration, openRecords } from "../../platform/records/records.ts";

export interface OwnSpace {
	readonly access: Access;
	readonly desk: Desk;
	readonly uploads: Uploads;
	/** Pieces of work asked of the worker and not yet done, « controle <id> ». */
	readonly asked: string[];
	/** Clauses of the charters in force: a test adds its own. */
	readonly rules: CharterRule[];
	/** Moves the clock that sessions, links and codes go by. */
	readonly later: (milliseconds: number) => void;
	readonly close: () => Promise<void>;
}

/** A real record store in a folder of its own, and a clock that the test holds. `more`: tables of other rooms. */
export async function ownSpace(
	publicUrl = "http://localhost",
	more: readonly Migration[] = [],
	sources: Desk["sources"] = declared,
): Promise<OwnSpace> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-space-"));
	const steps = [...accessMigrations, ...mailMigrations, ...deliveriesMigrations, ...more];
	const migrations = [...new Map(steps.map((step) => [step.id, step])).values()];
	const records = await openRecords({ dataDir, migrations });
	let shift = 0;
	const now = (): Date => new Date(Date.now() + shift);
	const access: Access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now };
	const asked: string[] = [];
	const rules: CharterRule[] = [];
	const forget = (job: string): void => {
		for (let at = asked.indexOf(job); at >= 0; at = asked.indexOf(job)) asked.splice(at, 1);
	};
	return {
		access,
		asked,
		rules,
		uploads: openUploads(dataDir, now),
		desk: {
			access,
			sources,
			knowledge: async () => new Map(),
			rules: async () => rules,
			jobs: {
				ask: async (_query, work, subject) => {
					asked.push(`${work} ${subject}`);
				},
				cancel: async (_query, work, subject) => forget(`${work} ${subject}`),
			},
		},
		later(milliseconds) {
			shift += milliseconds;
		},
		async close() {
			await records.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
