import { appendFileSync, chmodSync, constants, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecords, type Records, type RecordsOptions } from "./records.ts";

/** Name of the setting that says where one run of the tests keeps a database ready to be copied. */
const setting = "TEST_RECORDS";

/** Flushing guards against a power cut alone: what is confirmed still outlives a server that is killed. */
const hasty = ["fsync=off", "full_page_writes=off"];

/**
 * Makes an empty database once for a whole run of the tests: making one takes PostgreSQL longer than most tests last. Gives what
 * removes it.
 */
export async function readyRecords(): Promise<() => void> {
	if (process.env[setting] !== undefined) return () => undefined;
	const folder = mkdtempSync(join(tmpdir(), "enregistrements-"));
	await (await openRecords({ dataDir: folder, migrations: [] })).close();
	appendFileSync(join(folder, "records", "pg", "postgresql.auto.conf"), `${hasty.join("\n")}\n`);
	process.env[setting] = folder;
	return () => {
		delete process.env[setting];
		rmSync(folder, { recursive: true, force: true });
	};
}

/** Puts a copy of it in a data folder that has none. Outside a run of the tests, nothing: PostgreSQL makes its own. */
export function takeRecords(dataDir: string): void {
	const ready = process.env[setting];
	const home = join(dataDir, "records");
	if (ready === undefined || existsSync(home)) return;
	cpSync(join(ready, "records"), home, { recursive: true, mode: constants.COPYFILE_FICLONE });
	chmodSync(join(home, "pg"), 0o700);
}

/** `openRecords`, on a copy of the database of the run. */
export async function openReady(options: RecordsOptions): Promise<Records> {
	takeRecords(options.dataDir);
	return await openRecords(options);
}
