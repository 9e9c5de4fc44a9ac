import { DefError } from "../platform/index.ts";
import type { CubeTable } from "../warehouse/index.ts";
import { publications } from "./history.ts";
import type { Manifest, Protection, ProtectionFinding } from "./model.ts";
import { currentId, type OpenRelease, openRelease } from "./opened.ts";

/** A protected cube that was published, and the release folder where its tables are. */
export interface PublishedCube {
	readonly protection: Protection;
	readonly dir: string;
	readonly tables: readonly CubeTable[];
}

/** Protected cubes of the releases published so far, by cube, oldest first; the same one published twice counts once. */
export function publishedCubes(dataDir: string): ReadonlyMap<string, readonly PublishedCube[]> {
	const found = new Map<string, PublishedCube[]>();
	for (const { dir, manifest } of publishedReleases(dataDir)) {
		for (const { cube, tables } of manifest.cubes) {
			const own = manifest.protection?.[cube];
			if (!own) continue;
			const before = (found.get(cube) ?? []).filter(({ protection }) => protection.key !== own.key);
			found.set(cube, [...before, { protection: own, dir, tables }]);
		}
	}
	return found;
}

/** Oldest first. A folder that is gone or damaged can be read by nobody, and the build does not stop for it. */
function publishedReleases(dataDir: string): readonly OpenRelease[] {
	const ids = publications(dataDir).map(({ release }) => release);
	const current = currentId(dataDir);
	const known = new Set([...ids.toReversed(), ...(current === undefined ? [] : [current])]);
	return [...known].flatMap((id) => {
		try {
			return [openRelease(dataDir, id)];
		} catch (error) {
			if (error instanceof DefError) return [];
			throw error;
		}
	});
}

/**
 * Was this release protected against all that is published now? Another one published since makes it out of date: two releases
 * that were each protected alone may betray each other. One that was published itself tells nothing new.
 */
export function isProtectedAgainstPast(dataDir: string, { protection = {} }: Manifest): boolean {
	const own = Object.entries(protection);
	if (own.length === 0) return true;
	const past = publishedCubes(dataDir);
	return own.every(([cube, { key, against }]) => {
		const keys = (past.get(cube) ?? []).map((one) => one.protection.key);
		return keys.includes(key) || (keys.length === against.length && keys.every((k, i) => k === against[i]));
	});
}

/** What a person must know of the secrecy of a release before publishing it, cube by cube (C-41). */
export function protectionFindings({
	protection = {},
}: Manifest): readonly (ProtectionFinding & { readonly cube: string })[] {
	return Object.entries(protection).flatMap(([cube, { findings }]) =>
		findings.map((finding) => ({ cube, ...finding })),
	);
}
