import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { regionOf } from "../../catalogue/regions/index.ts";
import { addApi } from "../../src/api/index.ts";
import { writeIntake } from "../../src/collection/index.ts";
import { type OwnDesk, ownDesk } from "../../src/deliveries/fixture/own-desk.ts";
import { openUploads } from "../../src/deliveries/index.ts";
import { type Figures, openShelf } from "../../src/figures/index.ts";
import { createServer } from "../../src/web/index.ts";
import { buildFew, few, goodFile, rule, stored } from "./charter-release.ts";

/** A site and its API over a true release of contracts shared under a charter, some of whose cells are hidden. */
export interface HiddenSite {
	readonly url: string;
	readonly figures: Figures;
	readonly close: () => Promise<void>;
}

export async function openHiddenSite(): Promise<HiddenSite> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-masque-"));
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(dataDir, few);
	const governance = {
		rules: () => [rule()],
		now: () => new Date("2026-11-26T12:00:00Z"),
	};
	const shelf = await openShelf({ dataDir, region: "28", governance, every: 20 });
	const own: OwnDesk = await ownDesk();
	const figures = shelf.current();
	const server = createServer({
		figures: () => shelf.current(),
		region: regionOf("28", "Normandie", []),
		frozen: { dataDir },
	});
	addApi(server, { desk: own.desk, uploads: openUploads(own.dataDir), shelf });
	const url = await server.listen({ port: 0, host: "127.0.0.1" });
	return {
		url,
		figures,
		async close() {
			await server.close();
			shelf.close();
			await own.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
