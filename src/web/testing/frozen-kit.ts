import type { Region } from "../../../catalogue/model.ts";
import type { Access, Person } from "../../access/index.ts";
import type { Figures } from "../../figures/model.ts";
import { codeOf, type FrozenSource, freeze } from "../../frozen/index.ts";
import { composeKit, createKit, type Kit, keptDocument, readKit, versionsOf } from "../../kits/index.ts";

/**
 * A kit of this person whose document is frozen at once, without its other files nor a worker: what a study is written around. Gives
 * the code of its version.
 */
export async function frozenKit(
	access: Access,
	person: Person,
	figures: Figures,
	region: Region,
	kit: Pick<Kit, "title" | "place" | "blocks">,
	charters: readonly FrozenSource[] = [],
): Promise<string> {
	const origin = { address: "127.0.0.1", agent: "essai" };
	const whole: Kit = { session: "2026-12-10", template: "diagnostic", ...kit };
	const id = await createKit(access, { person, origin }, whole);
	const made = await readKit(access, person, id);
	const release = figures.release.id;
	const request = { release, address: `/kits/${id}/0`, block: "v1" };
	const code = codeOf(request);
	const { document, levels } = await composeKit(made, {
		figures,
		region,
		site: access.publicUrl,
		path: `/kits/${code}`,
	});
	freeze(
		access.dataDir,
		{
			request,
			published: figures.release.published,
			frozen: access.now().toISOString(),
			charters,
			levels,
		},
		{ [keptDocument]: JSON.stringify(document) },
	);
	const n = (await versionsOf(access.records.query, id)).length + 1;
	await access.records.query(
		"insert into kit_version (kit_id, n, code, release, frozen_at, frozen_by, checksum) values ($1, $2, $3, $4, now(), $5, 'essai')",
		[id, n, code, release, person.name],
	);
	return code;
}
