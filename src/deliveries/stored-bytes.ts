import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Batch } from "../collection/model.ts";
import type { Query } from "../platform/records/records.ts";
import type { Desk } from "./desk.ts";

/** Held until the end of the transaction: nobody deletes these bytes while somebody else counts on them. */
export async function lockBytes(query: Query, sha256: string): Promise<void> {
	await query("select pg_advisory_xact_lock(7201431, hashtext($1))", [sha256]);
}

/** Manifests of the batches made from these bytes. */
export function batchesOf(
	dataDir: string,
	sha256: string,
): readonly (Batch & { readonly manifest: string })[] {
	const dir = join(dataDir, "batches");
	if (!statSync(dir, { throwIfNoEntry: false })) return [];
	return readdirSync(dir)
		.filter((name) => name.endsWith(".json"))
		.flatMap((name) => {
			const manifest = join(dir, name);
			const text = readFileSync(manifest, "utf8");
			if (!text.includes(sha256)) return [];
			const batch: Batch = JSON.parse(text);
			return batch.delivery.sha256 === sha256 ? [{ ...batch, manifest }] : [];
		});
}

/**
 * Deletes bytes of the desk and the batches made from them, unless a living delivery, a deposit under way or the operator's
 * own files hold the same ones. The caller holds `lockBytes`. Gives the names of what was deleted, relative to the folder.
 */
export async function deleteBytes(
	query: Query,
	dataDir: string,
	sha256: string,
	source: string | undefined,
): Promise<readonly string[]> {
	const deleted: string[] = [];
	const remove = (path: string): void => {
		if (!statSync(path, { throwIfNoEntry: false })) return;
		rmSync(path, { force: true });
		deleted.push(join(basename(join(path, "..")), basename(path)));
	};
	const batches = batchesOf(dataDir, sha256);
	const claims = await query<{ source: string }>(
		`select source from delivery where sha256 = $1 and removed_at is null
		union all select '' from delivery_arrival where sha256 = $1`,
		[sha256],
	);
	for (const batch of batches) {
		if (batch.source !== source || claims.some((c) => c.source === source)) continue;
		if (batch.delivery.origin !== "deposit") continue;
		// The manifest goes first: a batch exists when it has one.
		remove(batch.manifest);
		remove(join(dataDir, "batches", `${batch.id}.parquet`));
		remove(join(dataDir, "batches", `${batch.id}.decisions`));
	}
	const own = batches.some((b) => b.delivery.origin !== "deposit");
	if (claims.length === 0 && !own) remove(join(dataDir, "deliveries", sha256));
	return deleted;
}

const hour = 3_600_000;

/** Deposits that were killed between their bytes and their record: nobody was told that they were received. */
export async function forgetArrivals({ access }: Desk): Promise<void> {
	const { records, dataDir } = access;
	const old = await records.query<{ id: string; sha256: string }>(
		"select id, sha256 from delivery_arrival where at < $1",
		[new Date(access.now().getTime() - hour)],
	);
	for (const { id, sha256 } of old)
		await records.transaction(async (query) => {
			await lockBytes(query, sha256);
			await query("delete from delivery_arrival where id = $1", [id]);
			await deleteBytes(query, dataDir, sha256, undefined);
		});
}
