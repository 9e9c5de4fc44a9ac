import type { ColumnMapping } from "../collection/model.ts";
import type { Query } from "../platform/records/records.ts";

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
