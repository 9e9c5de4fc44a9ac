import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Indicator, Source } from "../../catalogue/model.ts";
import { type Pair, pairOf } from "../../catalogue/pairs.ts";
import {
	type Batch,
	type Delivery,
	type Intake,
	indexFolder,
	type Lookup,
	locate,
	makeBatch,
	readIntake,
	receive,
	type SharingTerms,
} from "../collection/index.ts";
import {
	DefError,
	enumerate,
	hashOf,
	hashOfCode,
	packageRoot,
	takeLock,
	writeAtomic,
} from "../platform/index.ts";
import {
	composeRelease,
	healPublications,
	isProtectedAgainstPast,
	type Manifest,
	openRelease,
	publishedCubes,
	type ReleasedCube,
} from "../release/index.ts";
import { buildCube, buildNomenclature, engineOf, type Input, readCodes } from "../warehouse/index.ts";
import { type Decisions, decisionsOf, depositOf } from "./deposit.ts";
import { feedsByCube } from "./feeds.ts";
import { protectCube, protectionText, scopeOf } from "./protection/index.ts";
import { recipeOf } from "./recipe.ts";
import { BuildRefused, type Refusal } from "./refused.ts";
import { type Asker, type Settlement, settle, settlementText } from "./settle.ts";
import { sweepDrafts, sweepProofs, sweepWarehouse } from "./sweep.ts";

export interface BuildOptions {
	readonly dataDir: string;
	/** Operator's folder of official files; without it the package's samples are used. */
	readonly mirror?: string;
	readonly sources: readonly Source[];
	readonly indicators: readonly Indicator[];
	/** ClickHouse server that makes the cubes; default: this machine does. The figures are the same to the last digit. */
	readonly warehouseUrl?: string;
	/** What the import desk accepted. Default: what the data folder holds. */
	readonly intake?: Intake;
	/** Source → its file, already stored: a release made again is made of these, and of the deposits of `intake`. */
	readonly kept?: ReadonlyMap<string, Delivery>;
	/** Who asks: `operator` (default) publishes what only the operator's own inputs changed; `desk` never publishes by itself. */
	readonly by?: Asker;
	/** One call per stage and per piece of work worth a line. */
	readonly progress: (line: string) => void;
	readonly now?: () => Date;
}

export interface BuildResult {
	readonly release: string;
	/** False when nothing had changed. */
	readonly rebuilt: boolean;
	/** What became of it: served, or left to be composed and approved. */
	readonly settlement: Settlement;
	readonly sample: boolean;
}

/** The bytes of one source and, for a deposit, what was decided of them. */
interface Received {
	readonly delivery: Delivery;
	readonly decisions?: Decisions;
	/** Why blocking rows could be set aside: said, it is part of what the release rests on. */
	readonly justification?: string;
	/** Clauses in force on it. */
	readonly terms: readonly SharingTerms[];
}

/**
 * Runs the stages in order, each named by the hash of its inputs, declaration and code: what did not change is not run
 * again, an interrupted build resumes where it was, a failed one leaves the published release alone.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
	const { dataDir, progress } = options;
	mkdirSync(dataDir, { recursive: true });
	const release = takeLock(join(dataDir, "build.lock"));
	try {
		sweepDrafts(dataDir);
		healPublications(dataDir);
		sweepProofs(dataDir);
		progress("1/5 Réception des fichiers");
		const deliveries = receiveAll(options);
		const fingerprint = fingerprintOf(options, deliveries);
		const done = alreadyBuilt(dataDir, fingerprint);
		if (done) {
			const settlement = await settle(options, done);
			progress(
				settlement === "current"
					? `Rien à refaire : la diffusion ${done.id} est à jour.`
					: settlementText(done.id, settlement),
			);
			return { release: done.id, rebuilt: settlement === "published", sample: done.sample, settlement };
		}
		return await run(options, deliveries, fingerprint);
	} finally {
		release();
	}
}

async function run(
	options: BuildOptions,
	deliveries: ReadonlyMap<Source, Received>,
	fingerprint: string,
): Promise<BuildResult> {
	const { dataDir, progress } = options;
	const code = codeVersions();
	const batchDir = join(dataDir, "batches");
	const warehouseDir = join(dataDir, "warehouse");
	mkdirSync(warehouseDir, { recursive: true });

	progress("2/5 Nomenclatures : lecture, contrôle, passages");
	const refusals: Refusal[] = [];
	const isNomenclature = (s: Source): boolean => s.nomenclature !== undefined;
	const first = await makeBatches(
		[...deliveries].filter(([s]) => isNomenclature(s)),
		new Map(),
		batchDir,
		progress,
		refusals,
		options.sources,
	);
	const nomenclature = await buildNomenclature(first, warehouseDir, code.warehouse);

	progress("3/5 Données : lecture et contrôle");
	const codes = await readCodes(nomenclature.dir);
	const second = await makeBatches(
		[...deliveries].filter(([s]) => !isNomenclature(s)),
		codes,
		batchDir,
		progress,
		refusals,
		options.sources,
	);
	const inputs = [...first, ...second];
	const fed = await feedsByCube(inputs, nomenclature, refusals);
	if (refusals.length > 0) throw new BuildRefused(refusals);

	progress("4/5 Cubes");
	const cubes: ReleasedCube[] = [];
	const products: string[] = [];
	const terms = new Map([...deliveries].map(([source, received]) => [source.id, received.terms]));
	const published = publishedCubes(dataDir);
	for (const [cube, { feeds, crossings }] of fed) {
		const pairs = pairsOf(cube, options.indicators);
		const converted = crossings.length > 0 ? { crossings } : {};
		const product = await buildCube(
			cube,
			feeds,
			pairs,
			nomenclature,
			warehouseDir,
			code.warehouse,
			engineOf(options.warehouseUrl),
		);
		products.push(product.dir);
		progress(
			`    ${cube} : ${product.tables.length} table(s), ${sum(product.tables.map((t) => t.rows))} cases`,
		);
		const scope = scopeOf(feeds, (source) => terms.get(source) ?? []);
		if (!scope) {
			cubes.push({ ...product, ...converted });
			continue;
		}
		const began = performance.now();
		const own = { cube: product, feeds, pairs, scope, published: published.get(cube) ?? [] };
		const safe = await protectCube({ ...own, codeVersion: code.protection }, warehouseDir);
		products.push(safe.dir);
		cubes.push({ ...safe, ...converted });
		for (const line of protectionText(safe.protection, (performance.now() - began) / 1000))
			progress(`    ${line}`);
	}

	progress("5/5 Diffusion");
	const manifest = await composeRelease({
		dataDir,
		nomenclature,
		cubes,
		batches: inputs.map((i) => i.batch),
		codeVersion: code.warehouse,
		catalogue: hashOf([options.sources, options.indicators]),
		now: options.now ?? (() => new Date()),
	});
	const settlement = await settle(options, manifest);
	const recipe = recipeOf(
		dataDir,
		inputs.map((i) => i.batch),
		(options.intake ?? readIntake(dataDir)).deliveries,
		options.sources,
		options.indicators,
	);
	writeAtomic(
		join(dataDir, "builds", `${fingerprint}.json`),
		JSON.stringify({ release: manifest.id, recipe }),
	);
	sweepWarehouse(warehouseDir, [nomenclature.dir, ...products]);
	progress(settlementText(manifest.id, settlement));
	return { release: manifest.id, rebuilt: true, sample: manifest.sample, settlement };
}

/**
 * With a mirror: its files and the true facts of the package. Without: the package's samples and the same facts. Real and
 * made-up data never meet in one release. What the import desk accepted stands before both, and a source shared under a
 * charter comes from there alone.
 */
function receiveAll(options: BuildOptions): ReadonlyMap<Source, Received> {
	const { mirror, progress } = options;
	if (mirror !== undefined && !existsSync(mirror)) throw new DefError("miroir-absent", { dir: mirror });
	const facts = indexFolder(join(packageRoot, "samples", "faits"));
	const data = indexFolder(mirror ?? join(packageRoot, "samples", "donnees"));
	const stored = join(options.dataDir, "deliveries");
	const intake = options.intake ?? readIntake(options.dataDir);
	const now = Date.now();
	const ended = intake.deliveries.filter(({ until }) => until !== undefined && Date.parse(until) <= now);
	for (const { label } of ended) progress(`    lot ${label} laissé de côté : sa charte a pris fin`);
	const accepted = new Map(intake.deliveries.filter((a) => !ended.includes(a)).map((a) => [a.source, a]));
	const deliveries = new Map<Source, Received>();
	const absent: string[] = [];
	const refusals: Refusal[] = [];
	for (const source of options.sources) {
		const deposit = accepted.get(source.id);
		if (deposit || source.sharing === "charter") {
			if (deposit) attempt(source, refusals, () => deliveries.set(source, receivedOf(deposit, stored, now)));
			continue;
		}
		if (options.kept) {
			const delivery = options.kept.get(source.id);
			if (delivery) deliveries.set(source, { delivery, terms: [] });
			continue;
		}
		const found = locate(source, source.shipped ? facts : data);
		if (!found) {
			absent.push(source.id);
			continue;
		}
		const origin = source.shipped ? "shipped" : mirror === undefined ? "samples" : "mirror";
		attempt(source, refusals, () => {
			if (found.rivals.length > 0) throw ambiguous(source, found.rivals);
			deliveries.set(source, { delivery: receive(source, found.path, origin, stored), terms: [] });
		});
	}
	if (refusals.length > 0) throw new BuildRefused(refusals);
	progress(
		`    ${deliveries.size} fichiers ${mirror === undefined ? "(données d'essai)" : `du miroir ${mirror}`}`,
	);
	for (const { delivery } of deliveries.values())
		if (delivery.origin === "deposit") progress(`    ${delivery.source} : lot ${delivery.label}`);
	const known = new Set(options.sources.map((s) => s.id));
	for (const { label, source } of intake.deliveries)
		if (!known.has(source))
			progress(`    lot ${label} laissé de côté : la source ${source} n'est plus déclarée`);
	if (absent.length > 0 && mirror !== undefined) progress(`    sans fichier : ${absent.join(", ")}`);
	return deliveries;
}

function ambiguous(source: Source, files: readonly string[]): DefError {
	return new DefError("fichiers-rivaux", { source: source.title, files: enumerate(files) });
}

function receivedOf(accepted: Intake["deliveries"][number], deliveriesDir: string, now: number): Received {
	const { justification, terms = [] } = accepted;
	return {
		delivery: depositOf(accepted, deliveriesDir),
		terms: terms.filter(({ until }) => now < Date.parse(until)),
		decisions: decisionsOf(accepted),
		...(justification === undefined ? {} : { justification }),
	};
}

/** A file that is refused does not hide what is wrong with the others. */
function attempt(source: Source, refusals: Refusal[], receiving: () => void): void {
	try {
		receiving();
	} catch (error) {
		if (!(error instanceof DefError)) throw error;
		refusals.push({ source, error });
	}
}

async function makeBatches(
	deliveries: readonly (readonly [Source, Received])[],
	codes: Lookup,
	batchDir: string,
	progress: (line: string) => void,
	refusals: Refusal[],
	rivals: readonly Source[],
): Promise<Input[]> {
	const inputs: Input[] = [];
	for (const [source, { delivery, decisions }] of deliveries) {
		try {
			const batch: Batch = await makeBatch(source, delivery, codes, batchDir, rivals, decisions);
			inputs.push({ source, batch });
			progress(
				`    ${source.id} : ${batch.rows} lignes${batch.held > 0 ? `, dont ${batch.held} mises de côté` : ""}`,
			);
		} catch (error) {
			if (!(error instanceof DefError)) throw error;
			refusals.push({ source, error });
			progress(`    ${source.id} : REFUSÉ — ${error.message}`);
		}
	}
	return inputs;
}

function pairsOf(cube: string, indicators: readonly Indicator[]): readonly Pair[] {
	const pairs = new Map<string, Pair>();
	for (const indicator of indicators) {
		const pair = indicator.cube === cube ? pairOf(indicator.formula) : undefined;
		if (pair) pairs.set(pair.id, pair);
	}
	return [...pairs.values()];
}

function codeVersions(): { readonly warehouse: string; readonly protection: string } {
	const rooms = (...names: string[]): string => hashOfCode(names.map((n) => join(packageRoot, n)));
	return {
		warehouse: rooms("src/warehouse", "src/release", "src/platform"),
		protection: rooms("src/build/protection", "src/secrecy"),
	};
}

/**
 * Everything that can change the outcome: bytes received, what was decided of them, terms under which they are shared,
 * declarations, code of the rooms that build.
 */
function fingerprintOf(options: BuildOptions, deliveries: ReadonlyMap<Source, Received>): string {
	return hashOf({
		deliveries: [...deliveries.values()].map(({ delivery: d, decisions, justification, terms }) => [
			[d.source, d.sha256, d.origin],
			terms.map(({ until: _, ...asked }) => asked),
			d.origin === "deposit"
				? [d.label ?? "", d.basis ?? "", d.organisation ?? "", decisions ?? {}, justification ?? ""]
				: [],
		]),
		sources: options.sources,
		indicators: options.indicators,
		code: hashOfCode(
			["src/build", "src/collection", "src/warehouse", "src/secrecy", "src/release", "src/platform"].map(
				(n) => join(packageRoot, n),
			),
		),
	});
}

function alreadyBuilt(dataDir: string, fingerprint: string): Manifest | undefined {
	const note = join(dataDir, "builds", `${fingerprint}.json`);
	if (!existsSync(note)) return undefined;
	const { release } = JSON.parse(readFileSync(note, "utf8")) as { release: string };
	try {
		const { manifest } = openRelease(dataDir, release);
		return isProtectedAgainstPast(dataDir, manifest) ? manifest : undefined;
	} catch (error) {
		if (error instanceof DefError) return undefined; // damaged on disk: build it again
		throw error;
	}
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
