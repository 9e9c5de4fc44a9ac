import {
	chmodSync,
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
import type { FactCut } from "../../catalogue/columns.ts";
import type { Batch } from "../collection/index.ts";
import { discardDraft, draftOf, hashOf, ident, literal, openDatabase, sha256 } from "../platform/index.ts";
import type { Crossing, CubeProduct, NomenclatureProduct } from "../warehouse/index.ts";
import type { Manifest, Protection } from "./model.ts";

/** A cube as it is published: without facts when it is protected. */
export type ReleasedCube = Omit<CubeProduct, "facts" | "cuts"> & {
	readonly facts?: string;
	readonly cuts?: readonly FactCut[];
	readonly protection?: Protection;
	readonly crossings?: readonly Crossing[];
};

export interface Ingredients {
	readonly dataDir: string;
	readonly nomenclature: NomenclatureProduct;
	readonly cubes: readonly ReleasedCube[];
	readonly batches: readonly Batch[];
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
		if (cube.facts !== undefined) place(join(cube.dir, cube.facts), `facts/${cube.cube}.parquet`);
		if (cube.protection) placeProof(cube, cube.protection, draft, files);
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
			...(c.facts === undefined ? {} : { facts: `facts/${c.cube}.parquet`, cuts: c.cuts ?? [] }),
			tables: c.tables.map((t) => ({ ...t, file: `cubes/${t.file}` })),
			batches: c.batches,
			...(c.crossings === undefined ? {} : { crossings: c.crossings }),
		})),
		batches: input.batches.map((b) => ({
			...b,
			path: relative(input.dataDir, b.path),
			delivery: { ...b.delivery, path: relative(input.dataDir, b.delivery.path) },
		})),
		protection: Object.fromEntries(
			input.cubes.flatMap((c) => (c.protection ? [[c.cube, c.protection]] : [])),
		),
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
 * The public part is a file of the release like another. The confidential one, which tells what is hidden, is for the operator's
 * eyes alone, and not among the files that make a release whole: it goes with the data it speaks of.
 */
function placeProof(cube: ReleasedCube, { proof }: Protection, draft: string, files: string[]): void {
	mkdirSync(join(draft, "proof"), { recursive: true });
	copyFileSync(join(cube.dir, "proof.json"), join(draft, proof), constants.COPYFILE_FICLONE);
	files.push(proof);
	const from = join(cube.dir, "confidential.json");
	if (!existsSync(from)) return;
	const secret = join(draft, confidentialProof(cube.cube));
	copyFileSync(from, secret, constants.COPYFILE_FICLONE);
	chmodSync(secret, 0o600);
}

/** Where a release keeps what only its operator may read of a proof. */
export const confidentialProof = (cube: string): string => `proof/${cube}.confidential.json`;

async function buildServing(draft: string, cubes: readonly ReleasedCube[]): Promise<void> {
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
