import { join } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { type Database, literal, type SqlRow } from "../platform/index.ts";
import type { Manifest } from "../release/index.ts";

export type StoredBatch = Manifest["batches"][number];

/** A line of a file, numbered as there, each value as it is found there. */
export interface FileLine {
	readonly line: number;
	readonly values: readonly {
		/** As the file names it. */
		readonly field: string;
		/** Column, as a spreadsheet names it. */
		readonly column: string;
		readonly text: string;
	}[];
}

/** A row of a batch, field by field, as a reader finds it in the file. */
export function valuesOf(row: SqlRow, batch: StoredBatch, source: Source): FileLine["values"] {
	const folded = source.unpivot;
	return [
		...source.fields
			.filter((f) => batch.columns[f.name] !== undefined)
			.map((f) => ({
				field: headerOf(f.header),
				column: batch.columns[f.name] ?? "",
				text: cellText(row, f.name, source),
			})),
		...(folded
			? [
					{
						field: String(row[folded.nameField] ?? folded.nameField),
						column: String(row.source_column ?? ""),
						text: cellText(row, folded.value.name, source),
					},
				]
			: []),
	];
}

/** The first lines of a file that were kept, each once: of a column unfolded in many, what the line says is enough. */
export async function firstLines(
	db: Database,
	dataDir: string,
	batch: StoredBatch,
	source: Source,
	count: number,
): Promise<readonly FileLine[]> {
	const rows = await db.rows(
		`SELECT * FROM read_parquet(${literal(join(dataDir, batch.path))}) WHERE held IS NULL
		QUALIFY row_number() OVER (PARTITION BY line ORDER BY source_column) = 1 ORDER BY line LIMIT ${count}`,
	);
	return rows.map((row) => ({ line: Number(row.line), values: valuesOf(row, batch, source) }));
}

const headerOf = (header: string | readonly string[]): string =>
	typeof header === "string" ? header : (header[0] ?? "");

/** A value as a reader finds it in the file: a hidden or missing one shows the producer's own sign. */
function cellText(row: SqlRow, field: string, source: Source): string {
	const value = row[field];
	if (value !== null && value !== undefined)
		return typeof value === "number" ? String(value).replace(".", ",") : String(value);
	const status = row[`${field}__status`];
	const sign = Object.entries(source.statuses).find(([, meaning]) => meaning === status)?.[0];
	return sign === undefined || sign === "" ? "(vide)" : sign;
}
