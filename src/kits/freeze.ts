import { type Access, demand, record } from "../access/index.ts";
import type { Figures, SourceLine } from "../figures/model.ts";
import { codeOf, type FrozenSource, freeze } from "../frozen/index.ts";
import { DefError, formatDate, formatTime, hashOf } from "../platform/index.ts";
import { composeKit, type KitSources } from "./compose/compose.ts";
import { documentForms, writeForm } from "./files.ts";
import { type Doer, readKit, versionsOf } from "./store.ts";

/** Name of a kept file. */
export const keptName = (form: string): string => (form === "images" ? "images.zip" : `kit.${form}`);
export const keptDocument = "document.json";

/**
 * Freezes a kit: its document and every form of it are kept for ever under a code, then the version is written. Killed in between, the
 * bytes are there under the same code and the next attempt finds them. Throws `kit-inconnu`.
 */
export async function freezeKit(
	access: Access,
	{ person, origin }: Doer,
	id: string,
	from: Omit<KitSources, "path" | "facts">,
): Promise<{ readonly n: number; readonly code: string }> {
	demand(person, "kits.compose");
	const kit = await readKit(access, person, id);
	const { records, dataDir } = access;
	const n = 1 + ((await versionsOf(records.query, kit.id))[0]?.n ?? 0);
	const now = access.now();
	const request = {
		release: from.figures.release.id,
		address: `/kits/${kit.id}/${kit.changed.getTime()}`,
		block: `v${n}`,
	};
	const code = codeOf(request);
	const composed = await composeKit(kit, {
		...from,
		path: `/kits/${code}`,
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
	await records.transaction(async (query) => {
		await query(
			"insert into kit_version (kit_id, n, code, release, frozen_at, frozen_by, checksum) values ($1, $2, $3, $4, $5, $6, $7)",
			[kit.id, n, code, request.release, now, person.name, hashOf(card.files).slice(0, 16)],
		);
		await record(query, {
			person,
			action: "kit",
			outcome: "fait",
			object: `kit « ${kit.title} » : v${n} figée sous ${code}`,
			origin,
		});
	});
	return { n, code };
}

/** Sources under charter among those of its figures: at the end of their retention the bytes go. */
function chartersOf({ release }: Figures, sources: readonly SourceLine[]): readonly FrozenSource[] {
	return sources.flatMap(({ source }) => {
		const set = release.dataSets.find((one) => one.source === source);
		if (set?.charter === undefined) return [];
		return [{ source, ...(set.organisation === undefined ? {} : { organisation: set.organisation }) }];
	});
}
