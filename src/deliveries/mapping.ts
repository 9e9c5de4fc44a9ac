import type { ColumnMapping } from "../collection/model.ts";
import { jsonText, type Query } from "../platform/records/records.ts";
import type { DeliveryRow } from "./store.ts";

/** What this partner's columns were taken for the last time somebody said it. */
export async function rememberedMapping(
	query: Query,
	organisation: string,
	source: string,
): Promise<ColumnMapping> {
	const [row] = await query<{ mapping: ColumnMapping }>(
		"select mapping from delivery_mapping where organisation_id = $1 and source = $2",
		[organisation, source],
	);
	return row?.mapping ?? {};
}

export async function rememberMapping(
	query: Query,
	{ organisation_id, source }: Pick<DeliveryRow, "organisation_id" | "source">,
	mapping: ColumnMapping,
	who: string,
	at: Date,
): Promise<void> {
	await query(
		`insert into delivery_mapping (organisation_id, source, mapping, who, at) values ($1, $2, $3, $4, $5)
		on conflict (organisation_id, source) do update set mapping = excluded.mapping, who = excluded.who, at = excluded.at`,
		[organisation_id, source, jsonText(mapping), who, at],
	);
}
