import { DefError } from "../../platform/index.ts";
import type { Query } from "../../platform/records/records.ts";
import type { BatchItem, KitBatch } from "./batch.ts";

const selection = `select b.id, b.every, b.asked_at as asked, p.name as by,
	json_agg(json_build_object('id', i.id, 'kit', i.kit_id, 'place', k.place, 'state', i.state, 'failure', i.failure, 'n', i.n, 'code', v.code)
		order by i.rank) as items
	from kit_batch b join person p on p.id = b.asked_by join kit_batch_item i on i.batch_id = b.id join kit k on k.id = i.kit_id
	left join kit_version v on v.kit_id = i.kit_id and v.n = i.n`;

interface Row extends Omit<KitBatch, "items"> {
	readonly items: readonly BatchItem[];
}

/** Batches asked of this kit, newest first. Whose kit it is, is asked before. */
export async function batchesOf(query: Query, kit: string): Promise<readonly KitBatch[]> {
	return await query<Row>(
		`${selection} where b.kit_id::text = $1 group by b.id, p.name order by b.asked_at desc`,
		[kit],
	);
}

/** Throws `kit-inconnu` for one that is not there or is of another kit. */
export async function readBatch(query: Query, kit: string, id: string): Promise<KitBatch> {
	const [row] = await query<Row>(
		`${selection} where b.kit_id::text = $1 and b.id::text = $2 group by b.id, p.name`,
		[kit, id],
	);
	if (!row) throw new DefError("kit-inconnu");
	return row;
}
