import type { Access } from "../access/index.ts";
import type { Figures, SourceLine } from "../figures/model.ts";
import { codeOf, type FrozenSource, freeze } from "../frozen/index.ts";
import { DefError, formatDate, formatTime, hashOf } from "../platform/index.ts";
import { lookOf } from "./brand/store.ts";
import { composeKit, type KitSources } from "./compose/compose.ts";
import { documentForms, writeForm } from "./files.ts";
import { keptDocument } from "./frozen-document.ts";
import { type KeptKit, versionsOf } from "./store.ts";

/** Name of a kept file. */
export const keptName = (form: string): string => (form === "images" ? "images.zip" : `kit.${form}`);

/** What is written of a version once its bytes are kept. */
export interface FrozenVersion {
	readonly title: string;
	readonly n: number;
	readonly code: string;
	readonly release: string;
	readonly frozen: Date;
	/** Of all its files. */
	readonly checksum: string;
}

/**
 * Keeps for ever, under a code, the document of a kit and every form of it. Killed in between, nothing of it is seen; done again, the
 * bytes that are there are found under the same code.
 */
export async function freezeKit(
	{ records, dataDir, now: clock }: Access,
	kit: KeptKit,
	from: Omit<KitSources, "path" | "facts" | "house">,
): Promise<FrozenVersion> {
	const n = 1 + ((await versionsOf(records.query, kit.id))[0]?.n ?? 0);
	const now = clock();
	const release = from.figures.release.id;
	const request = { release, address: `/kits/${kit.id}/${kit.changed.getTime()}`, block: `v${n}` };
	const code = codeOf(request);
	const composed = await composeKit(kit, {
		...from,
		path: `/kits/${code}`,
		...(await lookOf(records.query, kit.organisation)),
		facts: [
			{
				term: "Version",
				text: `v${n}, figée le ${formatDate(now.toISOString(), "short")} à ${formatTime(now.toISOString())}`,
			},
		],
	});
	const contents: Record<string, string | Uint8Array> = {
		[keptDocument]: `${JSON.stringify(composed.document, null, "\t")}\n`,
	};
	for (const form of documentForms) contents[keptName(form.id)] = await writeForm(composed.document, form.id);
	const card = freeze(
		dataDir,
		{
			request,
			published: from.figures.release.published,
			frozen: now.toISOString(),
			charters: chartersOf(from.figures, composed.sources),
			levels: composed.levels,
		},
		contents,
	);
	// Printed on the cover: another code would lead nowhere.
	if (card.code !== code) throw new DefError("lien-fige-impossible");
	const checksum = hashOf(card.files).slice(0, 16);
	return { title: kit.title, n, code, release, frozen: new Date(card.frozen), checksum };
}

/** Sources under charter among those of its figures: at the end of their retention the bytes go. */
function chartersOf({ release }: Figures, sources: readonly SourceLine[]): readonly FrozenSource[] {
	return sources.flatMap(({ source }) => {
		const set = release.dataSets.find((one) => one.source === source);
		if (set?.charter === undefined) return [];
		return [{ source, ...(set.organisation === undefined ? {} : { organisation: set.organisation }) }];
	});
}
