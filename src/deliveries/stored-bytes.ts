import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Batch } from "../collection/model.ts";
import type { Query } from "../platform/records/records.ts";
import type { Manifest } from "../release/model.ts";
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
 * Deletes bytes of the desk, the batches made from them and what builds made of those, unless a living delivery, a deposit under way or the operator's
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
	const gone: string[] = [];
	const claims = await query<{ source: string }>(
		`select source from delivery where sha256 = $1 and removed_at is null
		union all select '' from delivery_arrival where sha256 = $1`,
		[sha256],
	);
	for (const batch of batches) {
		if (batch.source !== source || claims.some((c) => c.source === source)) continue;
		if (batch.delivery.origin !== "deposit") continue;
		gone.push(batch.id);
		// The manifest goes first: a batch exists when it has one.
		remove(batch.manifest);
		remove(join(dataDir, "batches", `${batch.id}.parquet`));
		remove(join(dataDir, "batches", `${batch.id}.decisions`));
	}
	for (const path of derivedFrom(dataDir, gone)) {
		rmSync(path, { recursive: true, force: true });
		deleted.push(relative(dataDir, path));
	}
	const own = batches.some((b) => b.delivery.origin !== "deposit");
	if (claims.length === 0 && !own) remove(join(dataDir, "deliveries", sha256));
	return deleted;
}

/**
 * What builds made of these batches and that tells more than what was published: cubes of the warehouse, their facts and protected
 * forms, and the confidential part of the proofs that releases keep. The published tables stay: they are what everybody has.
 */
function derivedFrom(dataDir: string, batches: readonly string[]): readonly string[] {
	const holds = (manifest: string): boolean => {
		if (!statSync(manifest, { throwIfNoEntry: false })) return false;
		const text = readFileSync(manifest, "utf8");
		return batches.some((id) => text.includes(JSON.stringify(id)));
	};
	const warehouse = join(dataDir, "warehouse");
	const products = namesIn(warehouse).filter((name) =>
		["cube.json", "protected.json"].some((manifest) => holds(join(warehouse, name, manifest))),
	);
	const releases = join(dataDir, "releases");
	const proofs = namesIn(releases)
		.filter((name) => holds(join(releases, name, "manifest.json")))
		.flatMap((name) => {
			const { cubes = [] }: Pick<Manifest, "cubes"> = JSON.parse(
				readFileSync(join(releases, name, "manifest.json"), "utf8"),
			);
			return cubes
				.filter((cube) => cube.batches.some((id) => batches.includes(id)))
				.map(({ cube }) => join(releases, name, "proof", `${cube}.confidential.json`));
		})
		.filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
	return [...products.map((name) => join(warehouse, name)), ...proofs];
}

const namesIn = (dir: string): readonly string[] =>
	statSync(dir, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(dir) : [];

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
