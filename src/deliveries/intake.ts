import { writeIntake } from "../collection/index.ts";
import type { AcceptedDelivery } from "../collection/model.ts";
import type { Query } from "../platform/records/records.ts";
import { correctionsIn } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import { type DeliveryRow, rowsWhere } from "./store.ts";

/** The accepted deliveries as the build is handed them, by source. */
export async function acceptedOf(query: Query): Promise<readonly AcceptedDelivery[]> {
	const rows = await rowsWhere(query, "d.state = 'acceptee' and d.removed_at is null order by d.source", []);
	const accepted: AcceptedDelivery[] = [];
	for (const row of rows) accepted.push(await handedOver(query, row));
	return accepted;
}

async function handedOver(query: Query, row: DeliveryRow): Promise<AcceptedDelivery> {
	const { id, label, source, name, sha256, bytes, mapping } = row;
	const corrections = (await correctionsIn(query, id)).map(
		({ scope, field, observed, value, line, rowKey }) => ({
			scope,
			field,
			observed,
			value,
			...(line === undefined ? {} : { line }),
			...(rowKey === undefined ? {} : { rowKey }),
		}),
	);
	return {
		delivery: id,
		label,
		source,
		name,
		sha256,
		bytes,
		basis: row.basis_text,
		organisation: row.organisation_id,
		...(Object.keys(mapping).length === 0 ? {} : { mapping }),
		...(corrections.length === 0 ? {} : { corrections }),
		...(row.partial ? { justification: row.decision ?? "" } : {}),
	};
}

/**
 * Writes `intake.json` from the records: after each acceptance, at each start, after a removal, before each build. One writer
 * at a time, in any process: an older picture never covers a newer one.
 */
export async function publishIntake({ access }: Desk): Promise<void> {
	await access.records.transaction(async (query) => {
		await query("select pg_advisory_xact_lock(7201432)");
		writeIntake(access.dataDir, { deliveries: await acceptedOf(query) });
	});
}
