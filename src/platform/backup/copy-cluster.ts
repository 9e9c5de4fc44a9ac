import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { DefError } from "../errors.ts";
import { runningUrl, startCluster } from "../records/cluster.ts";
import { copyTree } from "./copy-tree.ts";

/** Remade at each start, or meaningless elsewhere (documentation of PostgreSQL, « Making a base backup »). */
const emptied =
	/^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const left = /^(postmaster\.(pid|opts)|backup_label.*|pgsql_tmp.*)$/;

/**
 * Base backup of the product's own server, while it runs or not, without stopping it: start mark, files, stop mark, log.
 * Restored, it replays its log up to the stop mark: everything confirmed before the backup began is there.
 */
export async function copyCluster(dataDir: string, target: string): Promise<void> {
	const folder = join(dataDir, "records", "pg");
	if (!existsSync(folder)) return;
	const own = await startCluster(dataDir, () => undefined).catch((error: unknown) => {
		if (error instanceof DefError && error.code === "service-en-cours") return undefined;
		throw error;
	});
	try {
		const client = new pg.Client({ connectionString: own?.url ?? runningUrl(dataDir) });
		client.on("error", () => undefined);
		await client.connect();
		try {
			await client.query("select pg_backup_start('def backup', true)");
			await copyTree(folder, target, (path) => !emptied.test(path) && !left.test(path));
			const { rows } = await client.query<{ labelfile: string }>(
				"select labelfile from pg_backup_stop(false)",
			);
			await copyTree(join(folder, "pg_wal"), join(target, "pg_wal"), () => true);
			await writeFile(join(target, "backup_label"), rows[0]?.labelfile ?? "", { mode: 0o600 });
		} finally {
			await client.end();
		}
	} finally {
		await own?.stop();
	}
}
