import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Indicator, Source } from "../../catalogue/model.ts";
import type { AcceptedDelivery, Adjustments, Batch, Delivery } from "../collection/index.ts";
import { hashOf, hashOfCode, packageRoot, writeAtomic } from "../platform/index.ts";
import { publications } from "../release/index.ts";

/** A file that went in. What was decided of a deposit stands beside its batch, and goes with it at the end of its retention. */
export interface RecipeFile {
	readonly delivery: Omit<Delivery, "path">;
	readonly batch: string;
	/** Deposit: as the intake gave it, terms of its charter included, without what quotes its lines. */
	readonly accepted?: Omit<AcceptedDelivery, keyof Adjustments>;
}

/** What a release was made of and by what: enough to make it again, and to say what has changed since when it cannot be. */
export interface Recipe {
	readonly files: readonly RecipeFile[];
	/** Room → hash of its code. */
	readonly code: Readonly<Record<string, string>>;
	/** Id → hash of the declaration. */
	readonly sources: Readonly<Record<string, string>>;
	readonly indicators: Readonly<Record<string, string>>;
	/** Releases published before, newest first: the secrecy of a release takes account of them. */
	readonly before: readonly string[];
}

/** The rooms and folders whose code makes a release. */
const rooms = [
	"catalogue",
	"src/platform",
	"src/collection",
	"src/warehouse",
	"src/secrecy",
	"src/release",
	"src/build",
] as const;

export function codeOfRooms(): Recipe["code"] {
	return Object.fromEntries(rooms.map((room) => [room, hashOfCode([join(packageRoot, room)])]));
}

const hashes = (entries: readonly { readonly id: string }[]): Readonly<Record<string, string>> =>
	Object.fromEntries(entries.map((entry) => [entry.id, hashOf(entry)]));

export function declarationsOf(
	sources: readonly Source[],
	indicators: readonly Indicator[],
): Pick<Recipe, "sources" | "indicators"> {
	return { sources: hashes(sources), indicators: hashes(indicators) };
}

const decisionsFile = (dataDir: string, batch: string): string =>
	join(dataDir, "batches", `${batch}.decisions`);

/** The recipe of a build that has just ended. Writes what was decided of each deposit beside its batch. */
export function recipeOf(
	dataDir: string,
	batches: readonly Batch[],
	intake: readonly AcceptedDelivery[],
	sources: readonly Source[],
	indicators: readonly Indicator[],
): Recipe {
	const files = batches.map(({ id, delivery: { path, ...delivery } }): RecipeFile => {
		const accepted =
			delivery.origin === "deposit" ? intake.find((a) => a.source === delivery.source) : undefined;
		if (!accepted) return { delivery, batch: id };
		const { mapping, corrections, ...rest } = accepted;
		if (mapping !== undefined || corrections !== undefined)
			writeAtomic(decisionsFile(dataDir, id), JSON.stringify({ mapping, corrections }));
		return { delivery, batch: id, accepted: rest };
	});
	return {
		files,
		code: codeOfRooms(),
		...declarationsOf(sources, indicators),
		before: publications(dataDir).map(({ release }) => release),
	};
}

/** What was decided of a deposit before it was read; nothing when nothing was, or when it was removed with its batch. */
export function decidedOf(dataDir: string, batch: string): Adjustments {
	const path = decisionsFile(dataDir, batch);
	if (!existsSync(path)) return {};
	const decided: Adjustments = JSON.parse(readFileSync(path, "utf8"));
	return decided;
}

/**
 * The recipe under which a release was made. Several builds may have given the same one: that of the code in force is
 * preferred. Undefined for a release older than recipes.
 */
export function findRecipe(dataDir: string, release: string): Recipe | undefined {
	const folder = join(dataDir, "builds");
	if (!existsSync(folder)) return undefined;
	const code = hashOf(codeOfRooms());
	const found = readdirSync(folder)
		.filter((name) => name.endsWith(".json"))
		.sort()
		.flatMap((name) => {
			const note: { readonly release: string; readonly recipe?: Recipe } = JSON.parse(
				readFileSync(join(folder, name), "utf8"),
			);
			return note.release === release && note.recipe ? [note.recipe] : [];
		});
	return found.find((recipe) => hashOf(recipe.code) === code) ?? found[0];
}
