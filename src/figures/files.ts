import type { Source } from "../../catalogue/model.ts";
import type { Database } from "../platform/index.ts";
import { fileChanges, filesOf, periodsHeld } from "../release/index.ts";
import type { FileCard } from "./model.ts";

export interface FileShelf {
	readonly db: Database;
	readonly dataDir: string;
	readonly release: string;
}

/**
 * Files that fed a source up to a release, newest first. Of one that is `closed` now or was in any release that held it, or whose
 * neighbour was, nothing is told but its name and when it came.
 */
export async function fileCards(
	{ db, dataDir, release }: FileShelf,
	id: string,
	source: Source | undefined,
	closed: boolean,
): Promise<readonly FileCard[]> {
	const files = filesOf(dataDir, id, release);
	const cards: FileCard[] = [];
	for (const [at, file] of files.entries()) {
		const { batch, publication } = file;
		const before = files[at - 1];
		const hidden = closed || file.closed;
		cards.push({
			file: batch.delivery.name,
			...(batch.delivery.label === undefined ? {} : { label: batch.delivery.label }),
			...(publication
				? {
						publication: {
							version: publication.version,
							title: publication.title,
							published: publication.published,
						},
					}
				: {}),
			...(hidden
				? {}
				: {
						open: {
							rows: batch.rows,
							held: batch.held,
							periods: await periodsHeld(db, dataDir, file),
							...(before && !before.closed
								? { changes: await fileChanges(dataDir, source?.key ?? [], before.batch, batch) }
								: {}),
						},
					}),
		});
	}
	return cards.toReversed();
}
