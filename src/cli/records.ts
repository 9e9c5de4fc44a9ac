import { DefError, openRecords, type Records, type Settings } from "../platform/index.ts";
import { runningUrl } from "../platform/records/cluster.ts";
import { migrations } from "./migrations.ts";

/** Those of the server at work, or our own for the time of the command. */
export async function recordsOf({ dataDir, databaseUrl }: Settings): Promise<Records> {
	if (databaseUrl !== undefined) return await openRecords({ dataDir, url: databaseUrl, migrations });
	try {
		return await openRecords({ dataDir, migrations });
	} catch (error) {
		if (!(error instanceof DefError) || error.code !== "service-en-cours") throw error;
		return await openRecords({ dataDir, url: runningUrl(dataDir), migrations });
	}
}
