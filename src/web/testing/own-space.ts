import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Access, accessMigrations, openSeal } from "../../access/index.ts";
import { type Migration, openRecords } from "../../platform/records/records.ts";

export interface OwnSpace {
	readonly access: Access;
	/** Moves the clock that sessions, links and codes go by. */
	readonly later: (milliseconds: number) => void;
	readonly close: () => Promise<void>;
}

/** A real record store in a folder of its own, and a clock that the test holds. `more`: tables of other rooms. */
export async function ownSpace(
	publicUrl = "http://localhost",
	more: readonly Migration[] = [],
): Promise<OwnSpace> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-space-"));
	const records = await openRecords({ dataDir, migrations: [...accessMigrations, ...more] });
	let shift = 0;
	return {
		access: { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date(Date.now() + shift) },
		later(milliseconds) {
			shift += milliseconds;
		},
		async close() {
			await records.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
