import type { TerritoryType } from "../../../catalogue/model.ts";
import { type Access, demand, record } from "../../access/index.ts";
import { DefError } from "../../platform/index.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import type { Query } from "../../platform/records/records.ts";
import type { KitPlace } from "../model.ts";
import { clonedFor, type Doer, insertKit, type KeptKit, readKit } from "../store.ts";
import { kitWork, mostItems } from "./batch.ts";
import { readBatch } from "./read.ts";

/** A kit for each of these territories, its figures read in this release. */
export interface Every {
	readonly type: TerritoryType;
	readonly places: readonly KitPlace[];
	readonly release: string;
}

/**
 * Asks for a kit to be frozen or, with `every`, for a kit of each of these territories. Gives the batch; asked twice, the one under way.
 * Throws `kit-inconnu`, `saisie-incorrecte`.
 */
export async function askBatch(
	access: Access,
	jobs: Jobs,
	doer: Doer,
	id: string,
	every?: Every,
): Promise<string> {
	demand(doer.person, "kits.compose");
	const kit = await readKit(access, doer.person, id);
	if (every && (every.places.length === 0 || every.places.length > mostItems))
		throw new DefError("saisie-incorrecte", {
			field: "type",
			expected: `Choisissez un découpage de 1 à ${mostItems} territoires.`,
		});
	const now = access.now();
	return await access.records.transaction(async (query) => {
		await query("select 1 from kit where id = $1 for update", [kit.id]);
		const running = await underWay(query, kit.id, every?.type ?? null);
		if (running !== undefined) return running;
		const [batch] = await query<{ id: string }>(
			"insert into kit_batch (kit_id, every, asked_by, asked_at, asked_from) values ($1, $2, $3, $4, $5) returning id",
			[kit.id, every?.type ?? null, doer.person.id, now, doer.origin.address],
		);
		const made = batch?.id ?? "";
		for (const [rank, one] of (await kitsOf(query, now, doer, kit, every)).entries()) {
			const [item] = await query<{ id: string }>(
				"insert into kit_batch_item (batch_id, rank, kit_id) values ($1, $2, $3) returning id",
				[made, rank, one],
			);
			await jobs.ask(query, kitWork, item?.id ?? "");
		}
		return made;
	});
}

async function underWay(query: Query, kit: string, every: string | null): Promise<string | undefined> {
	const [row] = await query<{ id: string }>(
		`select b.id from kit_batch b join kit_batch_item i on i.batch_id = b.id
		where b.kit_id = $1 and b.every is not distinct from $2 and i.state in ('waiting', 'making') limit 1`,
		[kit, every],
	);
	return row?.id;
}

async function kitsOf(
	query: Query,
	now: Date,
	doer: Doer,
	kit: KeptKit,
	every: Every | undefined,
): Promise<readonly string[]> {
	if (!every) return [kit.id];
	const ids: string[] = [];
	for (const place of every.places)
		ids.push(await insertKit(query, now, doer, clonedFor(kit, place, every.release)));
	return ids;
}

type Change = (access: Access, jobs: Jobs, doer: Doer, kit: string, batch: string) => Promise<void>;

/** Stops what is not made yet; what is frozen stays. Throws `kit-inconnu`. */
export const cancelBatch: Change = changing(
	"annulée",
	"set state = 'cancelled' where batch_id = $1 and state in ('waiting', 'making')",
	(jobs, query, item) => jobs.cancel(query, kitWork, item),
);

/** Asks again for what failed or was cancelled. Throws `kit-inconnu`. */
export const retryBatch: Change = changing(
	"reprise",
	"set state = 'waiting', failure = null where batch_id = $1 and state in ('failed', 'cancelled')",
	(jobs, query, item) => jobs.ask(query, kitWork, item),
);

/** Moves some items of a batch and their jobs, in one write. */
function changing(
	what: string,
	moved: string,
	follow: (jobs: Jobs, query: Query, item: string) => Promise<void>,
): Change {
	return async (access, jobs, { person, origin }, kit, id) => {
		demand(person, "kits.compose");
		const { title } = await readKit(access, person, kit);
		const batch = await readBatch(access.records.query, kit, id);
		await access.records.transaction(async (query) => {
			const items = await query<{ id: string }>(`update kit_batch_item ${moved} returning id`, [batch.id]);
			for (const item of items) await follow(jobs, query, item.id);
			await record(query, {
				person,
				action: "kit",
				outcome: "fait",
				object: `kit « ${title} » : fabrication ${what}`,
				origin,
			});
		});
	};
}
