import type { Query } from "../platform/records/records.ts";
import type { KeptCorrection } from "./model.ts";

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
