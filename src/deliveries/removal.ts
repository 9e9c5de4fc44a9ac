import type { CharterRule } from "../charters/index.ts";
import { lockSource } from "./deposit.ts";
import type { Desk } from "./desk.ts";
import { publishIntake } from "./intake.ts";
import { rowOf, rowsWhere } from "./store.ts";
import { deleteBytes, lockBytes } from "./stored-bytes.ts";
import { everything, works } from "./works.ts";

/** A delivery whose file is still kept, as plain data. */
export interface HeldDelivery {
	readonly id: string;
	readonly source: string;
	readonly organisation: { readonly id: string; readonly name: string };
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/** ISO. */
	readonly receivedAt: string;
}

/** Deliveries of the source and of the partner of a clause whose bytes are still kept, whatever was decided of them. */
export async function deliveriesUnder({ access }: Desk, rule: CharterRule): Promise<readonly HeldDelivery[]> {
	const rows = await rowsWhere(
		access.records.query,
		`d.source = $1 and d.organisation_id = $2 and d.basis_kind = 'charte' and d.removed_at is null
			order by d.received_at`,
		[rule.clause.source, rule.organisation.id],
	);
	return rows.map((row) => ({
		id: row.id,
		source: row.source,
		organisation: { id: row.organisation_id, name: row.organisation_name },
		name: row.name,
		sha256: row.sha256,
		bytes: row.bytes,
		receivedAt: row.received_at.toISOString(),
	}));
}

/**
 * Removes what a delivery holds of the partner's data: its bytes, its batches, what its report and its corrections quote of
 * them. The record stays, marked. Bytes that another living delivery or the operator's own files share are left to them. Killed
 * at any point, it is called again; what is already gone is no error. Gives the files deleted by this call.
 * Throws `livraison-inconnue`.
 */
export async function removeDelivery(desk: Desk, id: string): Promise<readonly string[]> {
	const { records, dataDir, now } = desk.access;
	const { source } = await rowOf(records.query, id);
	const row = await records.transaction(async (query) => {
		await lockSource(query, source);
		const held = await rowOf(query, id, true);
		if (held.removed_at !== null) return held;
		// A check that waits or is under way has nothing to read any more.
		const open = ["recue", "en-controle"].includes(held.state);
		await query(
			`update delivery set removed_at = $2, report = null, report_key = null, check_id = null,
				state = case when $3 then 'annulee' else state end,
				decided_at = case when $3 then $2 else decided_at end
			where id = $1`,
			[id, now(), open],
		);
		await query(
			`update delivery_correction set adopted_from = null
			where adopted_from in (select id from delivery_correction where delivery_id = $1)`,
			[id],
		);
		await query("delete from delivery_correction where delivery_id = $1", [id]);
		await desk.jobs.cancel(query, works.controle, id);
		if (held.state === "acceptee") await desk.jobs.ask(query, works.construction, everything);
		return held;
	});
	// Out of what the build reads before it goes from the disk.
	await publishIntake(desk);
	return await records.transaction(async (query) => {
		await lockBytes(query, row.sha256);
		return await deleteBytes(query, dataDir, row.sha256, source);
	});
}
