import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Access } from "../access/index.ts";
import {
	type Comparison,
	changedValuesFile,
	compareReleases,
	currentId,
	type Publication,
	pointerTime,
	publications,
	withdrawalOfRelease,
} from "../release/index.ts";
import type { Announcement, Draft } from "./model.ts";
import { announced } from "./read.ts";

/** What public pages read of the publications. */
export interface Diffusions {
	/** Newest first. */
	readonly list: () => readonly Publication[];
	/** What was announced and is not out: the next one first, then what waits for another date. */
	readonly upcoming: () => Promise<readonly Announcement[]>;
	/** Another text once something was published, or a date announced or lifted: part of the name under which a page is kept. */
	readonly mark: () => string;
	/** After a date may have been announced or lifted, before the answer. */
	readonly moved: () => void;
	/** CSV of the values revised or removed by a publication; undefined for the first. */
	readonly changedValues: (n: number) => Promise<Readable | undefined>;
}

export function openDiffusions(access: Pick<Access, "dataDir" | "records">): Diffusions {
	const { dataDir, records } = access;
	let kept: readonly Publication[] = [];
	let seen = -1;
	let moves = 0;
	const list = (): readonly Publication[] => {
		const moved = pointerTime(dataDir);
		if (moved !== seen) {
			kept = publications(dataDir);
			seen = moved;
		}
		return kept;
	};
	return {
		list,
		mark: () => `${list()[0]?.n ?? 0}.${moves}`,
		moved: () => {
			moves++;
		},
		upcoming: async () => await announced(records.query),
		async changedValues(n) {
			const [recent, old] = [list().find((one) => one.n === n), list().find((one) => one.n === n - 1)];
			if (!recent || !old) return undefined;
			return createReadStream(await changedValuesFile(dataDir, old.release, recent.release));
		},
	};
}

/** Opens a release only while it is published: undefined for a candidate, and once it was withdrawn. */
export function publishedOnly<T>(
	diffusions: Pick<Diffusions, "list">,
	open: (release: string) => Promise<T>,
): (release: string) => Promise<T | undefined> {
	return async (release) => {
		const history = diffusions.list();
		const published = history.some((one) => one.release === release);
		return published && withdrawalOfRelease(history, release) === undefined ? await open(release) : undefined;
	};
}

/** What a draft would change in what is served now. */
export async function changesOf(dataDir: string, draft: Pick<Draft, "release">): Promise<Comparison> {
	return await compareReleases(dataDir, currentId(dataDir), draft.release);
}
