import { sources } from "../../catalogue/sources/index.ts";
import { type Access, openSeal } from "../access/index.ts";
import { connected, openConnection, runConnector } from "../connectors/index.ts";
import { DefError, readSettings } from "../platform/index.ts";
import { openDesk } from "./desk.ts";
import { recordsOf } from "./records.ts";

/** Fetches the file of a data set now, whether the observatory is served or not. Without a name, lists the connectors. */
export async function connectCommand([id]: readonly string[]): Promise<number> {
	if (id === undefined) {
		for (const { id: source, title, connector } of connected(sources))
			process.stdout.write(`${source}\n  ${title}\n  ${connector.kind}, chaque ${connector.pace}\n`);
		return 0;
	}
	if (!connected(sources).some((source) => source.id === id))
		throw new DefError("connecteur-inconnu", { source: id });
	const settings = readSettings();
	const records = await recordsOf(settings);
	try {
		const { dataDir, publicUrl, franceTravail } = settings;
		const access: Access = { records, seal: openSeal(dataDir), dataDir, publicUrl, now: () => new Date() };
		const desk = await openDesk(access);
		try {
			const { outcome, detail } = await runConnector(desk, openConnection(franceTravail), id);
			(outcome === "echec" ? process.stderr : process.stdout).write(`${detail}\n`);
			return outcome === "echec" ? 1 : 0;
		} finally {
			await desk.jobs.close();
		}
	} finally {
		await records.close();
	}
}
