import type { Person } from "../access/index.ts";
import type { ColumnMapping } from "../collection/model.ts";
import { DefError } from "../platform/errors.ts";
import type { Query } from "../platform/records/records.ts";
import type { Basis, Channel, CheckReport, DeliveryRecord, DeliveryState } from "./model.ts";
import { areasOf, mayOn } from "./scope.ts";

export interface DeliveryRow {
	readonly id: string;
	readonly label: string;
	readonly source: string;
	readonly organisation_id: string;
	readonly organisation_name: string;
	readonly basis_kind: Basis["kind"];
	readonly basis_text: string;
	readonly basis_charter: string | null;
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly channel: Channel;
	readonly received_at: Date;
	readonly received_by: string;
	readonly receiver_id: string;
	readonly receiver_email: string;
	readonly state: DeliveryState;
	readonly check_id: string | null;
	readonly attempts: number;
	readonly progress: number;
	readonly doing: string;
	readonly mapping: ColumnMapping;
	readonly report: CheckReport | null;
	readonly report_key: string | null;
	readonly failure: string | null;
	readonly decided_at: Date | null;
	readonly decided_by: string | null;
	readonly decision: string | null;
	readonly partial: boolean;
	readonly removed_at: Date | null;
}

const selection = `
	select d.*, o.name as organisation_name from delivery d join organisation o on o.id = d.organisation_id`;

export function deliveryOf(row: DeliveryRow): DeliveryRecord {
	return {
		id: row.id,
		label: row.label,
		source: row.source,
		organisation: { id: row.organisation_id, name: row.organisation_name },
		basis: {
			kind: row.basis_kind,
			text: row.basis_text,
			...(row.basis_charter === null ? {} : { charter: row.basis_charter }),
		},
		name: row.name,
		sha256: row.sha256,
		bytes: row.bytes,
		channel: row.channel,
		receivedAt: row.received_at,
		receivedBy: row.received_by,
		state: row.state,
		progress: row.progress,
		doing: row.doing,
		mapping: row.mapping,
		partial: row.partial,
		...(row.report === null ? {} : { report: row.report }),
		...(row.failure === null ? {} : { failure: row.failure }),
		...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
		...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
		...(row.decision === null ? {} : { decision: row.decision }),
		...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
	};
}

const isId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);

/** The delivery, whoever asks; `lock` holds its row until the transaction ends. Throws `livraison-inconnue`. */
export async function rowOf(query: Query, id: string, lock = false): Promise<DeliveryRow> {
	const [row] = isId(id)
		? await query<DeliveryRow>(`${selection} where d.id = $1 ${lock ? "for update of d" : ""}`, [id])
		: [];
	if (!row) throw new DefError("livraison-inconnue");
	return row;
}

export async function rowsWhere(
	query: Query,
	where: string,
	params: readonly unknown[],
): Promise<readonly DeliveryRow[]> {
	return await query<DeliveryRow>(`${selection} where ${where}`, params);
}

/** The delivery, for somebody who may read it. Throws `livraison-inconnue`, also for what they may not see. */
export async function seenRow(
	query: Query,
	person: Person | undefined,
	id: string,
	lock = false,
): Promise<DeliveryRow> {
	const row = await rowOf(query, id, lock);
	if (!mayOn(person, "deliveries.read", { source: row.source, organisation: row.organisation_id }))
		throw new DefError("livraison-inconnue");
	return row;
}

export interface DeliveryFilter {
	readonly state?: DeliveryState;
	readonly source?: string;
	/** Id of the organisation. */
	readonly organisation?: string;
	/** Default 100. */
	readonly limit?: number;
	readonly offset?: number;
}

/** What the person may read, newest first, without the reports' findings being any shorter. */
export async function listRows(
	query: Query,
	person: Person | undefined,
	filter: DeliveryFilter,
): Promise<readonly DeliveryRow[]> {
	const areas = areasOf(person, "deliveries.read");
	const params: unknown[] = [];
	const param = (value: unknown): string => `$${params.push(value)}`;
	const conditions: string[] = [];
	if (areas !== "everywhere") {
		if (areas.length === 0) return [];
		const inside = areas.map(({ source, organisation }) =>
			[
				...(source === undefined ? [] : [`d.source = ${param(source)}`]),
				...(organisation === undefined ? [] : [`d.organisation_id = ${param(organisation)}`]),
			].join(" and "),
		);
		conditions.push(`(${inside.map((one) => `(${one})`).join(" or ")})`);
	}
	if (filter.state !== undefined) conditions.push(`d.state = ${param(filter.state)}`);
	if (filter.source !== undefined) conditions.push(`d.source = ${param(filter.source)}`);
	if (filter.organisation !== undefined)
		conditions.push(`d.organisation_id::text = ${param(filter.organisation)}`);
	const where = conditions.length === 0 ? "true" : conditions.join(" and ");
	const order = `order by d.received_at desc, d.id limit ${param(filter.limit ?? 100)} offset ${param(filter.offset ?? 0)}`;
	return await query<DeliveryRow>(`${selection} where ${where} ${order}`, params);
}
