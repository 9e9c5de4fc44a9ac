import type { Query } from "../platform/records/records.ts";
import type { KeptCorrection } from "./model.ts";
import type { DeliveryRow } from "./store.ts";

interface CorrectionRow {
	readonly id: string;
	readonly scope: "cell" | "value";
	readonly field: string;
	readonly observed: string;
	readonly value: string;
	readonly line: number;
	readonly row_key: string | null;
	readonly why: string;
	readonly who: string;
	readonly at: Date;
}

function correctionOf({ line, row_key, ...row }: CorrectionRow): KeptCorrection {
	return {
		...row,
		...(row.scope === "cell" ? { line } : {}),
		...(row_key === null ? {} : { rowKey: row_key }),
	};
}

export async function correctionsIn(query: Query, delivery: string): Promise<readonly KeptCorrection[]> {
	const rows = await query<CorrectionRow>(
		`select id, scope, field, observed, value, line, row_key, why, who, at from delivery_correction
		where delivery_id = $1 order by field, scope, line, observed`,
		[delivery],
	);
	return rows.map(correctionOf);
}

/** Corrections of the partner's earlier deliveries of this source, the newest of each, those of this one left out. */
export async function candidatesFor(query: Query, row: DeliveryRow): Promise<readonly KeptCorrection[]> {
	const rows = await query<CorrectionRow>(
		`select distinct on (c.scope, c.field, c.observed, c.row_key)
			c.id, c.scope, c.field, c.observed, c.value, c.line, c.row_key, c.why, c.who, c.at
		from delivery_correction c join delivery d on d.id = c.delivery_id
		where d.source = $1 and d.organisation_id = $2 and d.id <> $3 and d.received_at < $4
			and not exists (select 1 from delivery_correction own where own.delivery_id = $3
				and own.scope = c.scope and own.field = c.field and own.observed = c.observed
				and (c.scope = 'value' or own.adopted_from = c.id or own.row_key = c.row_key))
		order by c.scope, c.field, c.observed, c.row_key, c.at desc
		limit 1000`,
		[row.source, row.organisation_id, row.id, row.received_at],
	);
	return rows.map(correctionOf);
}
