import {
	constants,
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Batch } from "../collection/index.ts";
import { discardDraft, draftOf, hashOf, ident, literal, openDatabase, sha256 } from "../platform/index.ts";
import type { CubeProduct, NomenclatureProduct } from "../warehouse/index.ts";
import type { Manifest } from "./model.ts";

export interface Ingredients {
	readonly dataDir: string;
	readonly nomenclature: NomenclatureProduct;
	readonly cubes: readonly CubeProduct[];
	readonly batches: readonly Batch[];
	/** Cubes fed by files shared under a charter: their rows leave the warehouse without values nor names of contributors. */
	readonly chartered: ReadonlySet<string>;
	readonly codeVersion: string;
	readonly catalogue: string;
	readonly now: () => Date;
}

/**
 * Assembles a release folder: cubes, facts, nomenclatures, manifest, and the DuckDB file the server reads (a product that
 * can be rebuilt from the Parquet beside it). The folder appears under its name in one move; its id is the hash of what
 * went in, so that the same inputs give the same id.
 */
export async function composeRelease(input: Ingredients): Promise<Manifest> {
	const id = `d${hashOf({
		code: input.codeVersion,
		catalogue: input.catalogue,
		nomenclature: input.nomenclature.key,
		cubes: input.cubes.map((c) => c.key),
		// A deposit is told with its label, the charter it came under and whose it is: they are part of what is published.
		batches: input.batches.map(({ id, delivery: { label, basis, organisation } }) =>
			label === undefined ? id : [id, label, basis ?? "", organisation ?? ""],
		),
	}).slice(0, 11)}`;
	const dir = join(input.dataDir, "releases", id);
	if (existsSync(join(dir, "manifest.json"))) {
		const done = readManifest(dir);
		if (!damagedFile(dir, done)) return done;
		rmSync(dir, { recursive: true, force: true });
	}

	const draft = draftOf(dir);
	discardDraft(draft);
	mkdirSync(draft, { recursive: true });
	const files: string[] = [];
	const place = (from: string, name: string): void => {
		const to = join(draft, name);
		mkdirSync(dirname(to), { recursive: true });
		copyFileSync(from, to, constants.COPYFILE_FICLONE);
		files.push(name);
	};
	place(input.nomenclature.items, "nomenclatures/items.parquet");
	place(input.nomenclature.links, "nomenclatures/links.parquet");
	place(input.nomenclature.edges, "nomenclatures/edges.parquet");
	for (const cube of input.cubes) {
		const facts = `facts/${cube.cube}.parquet`;
		if (input.chartered.has(cube.cube)) {
			await placesOnly(join(cube.dir, cube.facts), join(draft, facts));
			files.push(facts);
		} else place(join(cube.dir, cube.facts), facts);
		for (const table of cube.tables) place(join(cube.dir, table.file), `cubes/${table.file}`);
	}
	await buildServing(draft, input.cubes);

	const manifest: Manifest = {
		id,
		published: input.now().toISOString(),
		sample: input.batches.some((b) => b.delivery.origin === "samples"),
		codeVersion: input.codeVersion,
		catalogue: input.catalogue,
		cubes: input.cubes.map((c) => ({
			cube: c.cube,
			key: c.key,
			facts: `facts/${c.cube}.parquet`,
			tables: c.tables.map((t) => ({ ...t, file: `cubes/${t.file}` })),
			batches: c.batches,
		})),
		batches: input.batches.map((b) => ({
			...b,
			path: relative(input.dataDir, b.path),
			delivery: { ...b.delivery, path: relative(input.dataDir, b.delivery.path) },
		})),
		files: files.sort().map((path) => {
			const bytes = readFileSync(join(draft, path));
			return { path, sha256: sha256(bytes), bytes: bytes.length };
		}),
	};
	writeFileSync(join(draft, "manifest.json"), JSON.stringify(manifest, null, "\t"));
	renameSync(draft, dir);
	return manifest;
}

/**
 * Which lines of which batch stand in which cell, and nothing else: a release is kept for ever, while what a partner shares
 * line by line goes when its charter says so.
 */
async function placesOnly(from: string, to: string): Promise<void> {
	mkdirSync(dirname(to), { recursive: true });
	// One thread: the order of the rows and the bytes of the file depend on nothing else.
	const db = await openDatabase(":memory:", { threads: 1 });
	try {
		const columns = "^(source|mapping|batch|line|source_column|period|[tac]_.+)$";
		await db.run(
			`COPY (SELECT COLUMNS(${literal(columns)}) FROM read_parquet(${literal(from)})) TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`,
		);
	} finally {
		db.close();
	}
}

async function buildServing(draft: string, cubes: readonly CubeProduct[]): Promise<void> {
	const db = await openDatabase(join(draft, "serving.duckdb"));
	try {
		for (const name of ["items", "links", "edges"])
			await db.run(
				`CREATE TABLE ${name} AS SELECT * FROM read_parquet(${literal(join(draft, `nomenclatures/${name}.parquet`))})`,
			);
		for (const cube of cubes)
			for (const table of cube.tables)
				await db.run(
					`CREATE TABLE ${ident(table.name)} AS SELECT * FROM read_parquet(${literal(join(draft, "cubes", table.file))})`,
				);
		await db.run("CHECKPOINT");
	} finally {
		db.close();
	}
}

export function readManifest(dir: string): Manifest {
	return JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as Manifest;
}

/** First file of the release that is missing or has another size than its manifest says. */
export function damagedFile(dir: string, manifest: Manifest): string | undefined {
	if (!existsSync(join(dir, "serving.duckdb"))) return "serving.duckdb";
	return manifest.files.find((f) => {
		const path = join(dir, f.path);
		return !existsSync(path) || statSync(path).size !== f.bytes;
	})?.path;
}
