import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Indicator, Source } from "../../catalogue/model.ts";
import type { AcceptedDelivery, Delivery } from "../collection/index.ts";
import { DefError, discardDraft, draftOf, hashOf } from "../platform/index.ts";
import { type Manifest, publications, readManifest } from "../release/index.ts";
import { build } from "./build.ts";
import { hashOfFile } from "./deposit.ts";
import { codeOfRooms, decidedOf, declarationsOf, findRecipe, type Recipe } from "./recipe.ts";
import { servesItsFiles } from "./serving.ts";

export interface ReplayOptions {
	readonly dataDir: string;
	/** Id of a release, or version of a publication. */
	readonly release: string;
	readonly sources: readonly Source[];
	readonly indicators: readonly Indicator[];
	readonly progress: (line: string) => void;
}

export interface ReplayReport {
	readonly release: string;
	/** Files of the release that no longer hold what its manifest says. */
	readonly damaged: readonly string[];
	/** What is no longer as it was when the release was made, in French: code, declarations, files removed. */
	readonly changed: readonly string[];
	/** Absent when it could not be made again: `changed` says why. */
	readonly made?: {
		readonly release: string;
		/** Files of the same name and the same bytes. */
		readonly same: number;
		/** The others, with what differs. */
		readonly different: readonly { readonly path: string; readonly how: "autre" | "manque" | "en trop" }[];
	};
}

/** Proven: nothing changed since, made again to the same bytes, and the one kept is whole. */
export function isIdentical({ release, damaged, changed, made }: ReplayReport): boolean {
	return (
		damaged.length === 0 && changed.length === 0 && made?.release === release && made.different.length === 0
	);
}

/**
 * Makes a release again, apart, from the files kept and the code and declarations in force, and compares it file by file with
 * the one published. Nothing is published, nothing is changed. Throws `diffusion-introuvable` and `diffusion-sans-recette`.
 */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
	const { dataDir } = options;
	const release =
		publications(dataDir).find(({ version }) => version === options.release)?.release ?? options.release;
	const dir = join(dataDir, "releases", release);
	if (!/^[a-z0-9]+$/.test(release) || !existsSync(join(dir, "manifest.json")))
		throw new DefError("diffusion-introuvable", { release: options.release });
	const manifest = readManifest(dir);
	const recipe = findRecipe(dataDir, release);
	if (!recipe) throw new DefError("diffusion-sans-recette", { release });

	const damaged = manifest.files
		.filter(({ path, sha256 }) => {
			const file = join(dir, path);
			return !existsSync(file) || hashOfFile(file) !== sha256;
		})
		.map(({ path }) => path);
	if (damaged.length === 0 && !(await servesItsFiles(dir, manifest))) damaged.push("serving.duckdb");
	const gone = recipe.files.filter(({ delivery }) => !isKept(dataDir, delivery.sha256));
	const changed = [...changesSince(recipe, options), ...gone.map(goneText)];
	if (gone.length > 0) return { release, damaged, changed };

	const work = draftOf(join(dataDir, `rejeu-${release}`));
	discardDraft(work);
	try {
		layOut(dataDir, work, recipe);
		const made = await build({
			dataDir: work,
			sources: options.sources,
			indicators: options.indicators,
			intake: { deliveries: recipe.files.flatMap((file) => acceptedOf(dataDir, file) ?? []) },
			kept: new Map(recipe.files.map(({ delivery }) => [delivery.source, keptIn(work, delivery)])),
			progress: options.progress,
		});
		const other = readManifest(join(work, "releases", made.release));
		return { release, damaged, changed, made: { release: made.release, ...compare(manifest, other) } };
	} catch (error) {
		if (!(error instanceof DefError)) throw error;
		return { release, damaged, changed: [...changed, `La construction est refusée : ${error.message}`] };
	} finally {
		discardDraft(work);
	}
}

function isKept(dataDir: string, sha256: string): boolean {
	const path = join(dataDir, "deliveries", sha256);
	return existsSync(path) && hashOfFile(path) === sha256;
}

function goneText({ delivery }: Recipe["files"][number]): string {
	const name = delivery.label ?? delivery.name;
	return delivery.origin === "deposit"
		? `Le fichier « ${name} » (${delivery.source}) n'est plus gardé tel qu'il a été reçu : il a été supprimé au terme de sa conservation, ou abîmé.`
		: `Le fichier « ${name} » (${delivery.source}) n'est plus gardé tel qu'il a été reçu.`;
}

/** What is no longer what it was, each thing named. */
function changesSince(recipe: Recipe, options: ReplayOptions): readonly string[] {
	const now = declarationsOf(options.sources, options.indicators);
	const code = codeOfRooms();
	return [
		...differences(recipe.code, code).map(
			(room) =>
				`Le code de ${room} a changé : ${recipe.code[room] ?? "absent"} alors, ${code[room] ?? "absent"} maintenant.`,
		),
		...differences(recipe.sources, now.sources).map(
			(id) => `La déclaration de la source « ${id} » a changé.`,
		),
		...differences(recipe.indicators, now.indicators).map(
			(id) => `La déclaration de l'indicateur « ${id} » a changé.`,
		),
	];
}

function differences(
	then: Readonly<Record<string, string>>,
	now: Readonly<Record<string, string>>,
): readonly string[] {
	return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => then[key] !== now[key]);
}

/** A data folder apart: the files of the recipe, and what had been published before. */
function layOut(dataDir: string, work: string, recipe: Recipe): void {
	mkdirSync(join(work, "deliveries"), { recursive: true });
	for (const sha256 of new Set(recipe.files.map(({ delivery }) => delivery.sha256)))
		bring(join(dataDir, "deliveries", sha256), join(work, "deliveries", sha256));
	const before = new Set(recipe.before);
	const notes = join(dataDir, "releases", "publications");
	mkdirSync(join(work, "releases", "publications"), { recursive: true });
	if (!existsSync(notes)) return;
	for (const publication of publications(dataDir).filter(({ release }) => before.has(release))) {
		const file = readdirSync(notes).find((name) => Number.parseInt(name, 10) === publication.n);
		if (file) copyFileSync(join(notes, file), join(work, "releases", "publications", file));
		const folder = join(work, "releases", publication.release);
		if (!existsSync(folder)) symlinkSync(join(dataDir, "releases", publication.release), folder);
	}
}

/** Without a copy where the disk allows it: these bytes are never rewritten. */
function bring(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch {
		copyFileSync(from, to);
	}
}

const keptIn = (work: string, delivery: Omit<Delivery, "path">): Delivery => ({
	...delivery,
	path: join(work, "deliveries", delivery.sha256),
});

/** Whether its charter has ended since is not asked: what is made again is compared and thrown away. */
function acceptedOf(
	dataDir: string,
	{ accepted, batch }: Recipe["files"][number],
): AcceptedDelivery | undefined {
	if (!accepted) return undefined;
	const { until, ...rest } = accepted;
	return { ...rest, ...decidedOf(dataDir, batch) };
}

function compare(
	then: Manifest,
	now: Manifest,
): Pick<NonNullable<ReplayReport["made"]>, "same" | "different"> {
	const before = new Map(then.files.map((file) => [file.path, file.sha256]));
	const after = new Map(now.files.map((file) => [file.path, file.sha256]));
	// What a release says of itself, its instant of publication left aside.
	for (const [files, manifest] of [
		[before, then],
		[after, now],
	] as const)
		files.set("manifest.json", hashOf({ ...manifest, published: "" }));
	const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
	const different = paths.flatMap((path) => {
		const [a, b] = [before.get(path), after.get(path)];
		if (a === b) return [];
		return [{ path, how: a === undefined ? "en trop" : b === undefined ? "manque" : "autre" } as const];
	});
	return { same: paths.length - different.length, different };
}
