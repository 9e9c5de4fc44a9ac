import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Database, literal } from "../platform/index.ts";
import { readManifest } from "./compose.ts";
import { governedSources } from "./governed.ts";
import { type Publication, publications, withdrawalOfRelease } from "./history.ts";
import type { Manifest } from "./model.ts";

/** A file that fed a source of a published release, under the first publication that brought it. */
export interface PublishedFile {
	/** Absent of a release that is not published yet. */
	readonly publication?: Publication;
	/** As the last release that holds this file read it. */
	readonly batch: Manifest["batches"][number];
	readonly release: string;
	/** Shared under a charter, or behind figures under secrecy, in one release at least: nothing may be told of its rows. */
	readonly closed: boolean;
}

/**
 * Files of one source up to a release, oldest first: one for each change of content. What was withdrawn, often for what it told,
 * and folders that are gone are passed over.
 */
export function filesOf(dataDir: string, source: string, release: string): readonly PublishedFile[] {
	const all = publications(dataDir);
	const history = all.filter((one) => withdrawalOfRelease(all, one.release) === undefined);
	const from = history.findIndex((one) => one.release === release);
	const upTo = from < 0 ? history : history.slice(from);
	const steps: readonly { readonly release: string; readonly publication?: Publication }[] = [
		...upTo.toReversed().map((publication) => ({ release: publication.release, publication })),
		...(from < 0 ? [{ release }] : []),
	];
	const files: PublishedFile[] = [];
	for (const step of steps) {
		const dir = join(dataDir, "releases", step.release);
		if (!existsSync(join(dir, "manifest.json"))) continue;
		const manifest = readManifest(dir);
		const batch = manifest.batches.find((one) => one.source === source);
		if (!batch) continue;
		const closed =
			governedSources(manifest).has(source) ||
			manifest.cubes.some(({ cube, batches }) => batches.includes(batch.id) && manifest.protection?.[cube]);
		const last = files.at(-1);
		if (last?.batch.delivery.sha256 === batch.delivery.sha256)
			files[files.length - 1] = { ...last, release: step.release, batch, closed: last.closed || closed };
		else files.push({ ...step, batch, closed });
	}
	return files;
}

/** Periods of the figures that a file fed in one release, sorted. None of a cube under secrecy, which keeps no observation. */
export async function periodsHeld(
	db: Database,
	dataDir: string,
	{ release, batch }: Pick<PublishedFile, "release" | "batch">,
): Promise<readonly string[]> {
	const dir = join(dataDir, "releases", release);
	const periods = new Set<string>();
	for (const { facts, batches } of readManifest(dir).cubes) {
		if (facts === undefined || !batches.includes(batch.id)) continue;
		const rows = await db.rows(
			`SELECT DISTINCT period FROM read_parquet(${literal(join(dir, facts))})
				WHERE batch = ${literal(batch.id)} AND period IS NOT NULL`,
		);
		for (const { period } of rows) periods.add(String(period));
	}
	return [...periods].sort();
}
