import type { Access } from "../access/index.ts";
import type { Figures } from "../figures/model.ts";
import { readCard, readFrozen } from "../frozen/index.ts";
import { type FrozenDocument, frozenDocument } from "../kits/index.ts";
import { DefError } from "../platform/index.ts";
import type { PublishedEdition, PublishedStudy } from "./model.ts";
import { publishedEditions } from "./read.ts";

/** What public pages read of the studies, without asking the records. */
export interface Studies {
	/** Newest first; a withdrawn one still answers at its address. */
	readonly list: () => readonly PublishedStudy[];
	/** Another number once the list changed: part of the name under which a page is kept. */
	readonly mark: () => number;
	/** An edition as it was published, while the charters allow it. */
	readonly document: (figures: Figures, edition: PublishedEdition) => FrozenDocument;
	/** A file of an edition that `document` gives, its bytes checked. */
	readonly file: (edition: PublishedEdition, name: string) => Buffer;
	/** After a study was published or withdrawn, before the answer. */
	readonly refresh: () => Promise<void>;
}

/** A server without records has no study. */
export const noStudies: Studies = {
	list: () => [],
	mark: () => 0,
	document: () => ({ refused: "" }),
	file: (edition) => {
		throw new DefError("etude-inconnue", { address: edition.address ?? "" });
	},
	refresh: async () => undefined,
};

export async function openStudies({
	dataDir,
	records,
}: Pick<Access, "dataDir" | "records">): Promise<Studies> {
	let kept: readonly PublishedStudy[] = [];
	let mark = 0;
	const refresh = async (): Promise<void> => {
		kept = studiesOf(await publishedEditions(records.query));
		mark++;
	};
	await refresh();
	return {
		list: () => kept,
		mark: () => mark,
		document: (figures, { out }) => frozenDocument(dataDir, figures, out.code),
		file({ out, address }, name) {
			const card = readCard(dataDir, out.code);
			if (!card || !(name in card.files)) throw new DefError("etude-inconnue", { address: address ?? "" });
			return readFrozen(dataDir, card, name);
		},
		refresh,
	};
}

/** Editions come newest first, and so do the studies. */
function studiesOf(editions: readonly PublishedEdition[]): readonly PublishedStudy[] {
	return [...Map.groupBy(editions, ({ study }) => study)].flatMap(([id, [first, ...others]]) =>
		first?.address
			? [{ id, address: first.address, withdrawn: first.withdrawn, editions: [first, ...others] }]
			: [],
	);
}
